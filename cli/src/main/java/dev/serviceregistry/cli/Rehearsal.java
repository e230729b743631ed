package dev.serviceregistry.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The training run of the class archive: does once what later runs do, so that the JVM records the classes they load.
 *
 * <p>It never compiles a rule: recording that crashes JDK 17. Another process does so before.
 */
final class Rehearsal {
    /** How long another process may compile rules; the training goes on without them then. */
    private static final int SECONDS = 60;

    /** Findings of several kinds, since reporting them needs classes that a clean repository does not. */
    private static final String DEFECTS = """
            schema_version = "1"
            [project]
            name = "rehearsal"
            owner = "nobody"
            [services.api]
            type = "api"
            version = "one"
            color = "blue"
            port = 70000
            [services.api.dependencies]
            requires = ["apo", "worker@^2"]
            [services.api.env]
            API_TOKEN = "rehearsal"
            [services.api.container]
            image = "nginx"
            privileged = true
            capabilities_add = ["SYS_ADMIN"]
            security_opt = ["seccomp:unconfined"]
            [services.api.volumes.engine]
            mount = "/engine.sock"
            type = "bind"
            source = "/var/run/docker.sock"
            [services.worker]
            type = "worker"
            version = "1.0.0"
            [services.worker.volumes.data]
            mount = "/data"
            type = "persistent"
            [services.worker.container]
            network_mode = "service:api"
            [services.worker.dependencies]
            requires = [{ service = "api", condition = "healthy" }]
            """;

    /** A project with which nothing is wrong, of which only what was edited is parsed again. */
    private static final String SOUND = """
            schema_version = "1"
            [project]
            name = "edited"
            owner = "nobody"
            [services.one]
            type = "worker"
            version = "1.0.0"
            [services.two]
            type = "worker"
            version = "1.0.0"
            """;

    private static final String WAIVERS = """
            schema_version = "1"
            [[waivers]]
            rule = "SEC-004"
            subject = "rehearsal/api"
            reason = "rehearsal"
            ticket = "REHEARSAL-1"
            approved_by = "@nobody"
            expires = 9999-12-31
            """;

    /** Rules of an organisation's own with most of what rules are made of; the first reports. */
    private static final String RULES = """
            package policies

            import dev.serviceregistry.facts.*

            global Report report

            rule "No service is rehearsed"
                @id("REHEARSAL-1")
                @severity("note")
                @rationale("Because.")
                @remediation("Wait.")
            when
                $service : Service( $id : id, project == "rehearsal", type in ( "api", "web" ), $replicas : replicas )
                not Criticality( service == $id, tier == "low" )
                exists Dependency( service == $id, kind == DependencyKind.REQUIRES )
                ( Container( service == $id, privileged ) or Image( service == $id, tag == "latest" ) )
                accumulate( Dependency( service == $id, $line : source.line ); $lines : sum( $line ), $all : count(); $lines > $all )
            then
                report.violation( $service.at( "deploy.replicas" ), "runs {} times", $replicas );
            end

            rule "No service but one is rehearsed"
                @id("REHEARSAL-2")
                @severity("note")
                @rationale("Because.")
                @remediation("Wait.")
            when
                $service : Service( $id : id, $project : project, name matches "reh.*", replicas * 1.5 < 2, $replicas : replicas )
                forall( $o : Service( project == $project ) Service( this == $o, replicas > 1 ) )
                ReplicaFloor( service == $id, replicas > $replicas )
                TableEntry( table == "rehearsal", key == $id, $number : number, number <= $replicas )
                accumulate( Dependency( service == $id, $l : source.line ); $least : min( $l ), $most : max( $l ); $least < $most )
                accumulate( Dependency( target == $id, $m : source.line ); $mean : average( $m ), $all : count(); $all > 2 )
            then
                report.violation( $service, "is {} of {}", $number, $mean );
            end
            """;

    private static final String TABLE = "service,least\nrehearsal/api,1\n";

    private static final String UNREADABLE = "[services.web\nversion = \"1.0.0\n";

    private Rehearsal() {}

    /**
     * Runs the reading commands on a repository and on a scratch copy of a broken one.
     *
     * @param arguments a repository, which may be missing, and an empty scratch directory, which the caches are in too
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path scratch = Path.of(arguments[1]);
        Path repository = scratch.resolve("repository");
        String broken = scaffold(repository);
        addRules(repository, scratch.resolve("service-registry/rules"));
        List<String> roots = new ArrayList<>(List.of(broken));
        if (Files.isDirectory(Path.of(arguments[0]))) {
            roots.add(arguments[0]);
        }
        for (String root : roots) {
            // Again and again: the first run keeps what files say, the second what is stated, and the others read it.
            for (int run = 0; run < 2; run++) {
                run("validate", "--config", root);
                run("validate", "--config", root, "--format", "json");
            }
            if (root.equals(broken)) {
                edit(repository);
            }
            run("security-check", "--config", root);
            // Against git where the repository is kept in it, and against itself in any case.
            run("diff", "--against", "HEAD", "--config", root);
            run("validate", "--against", root, "--config", root);
            run("check-deps", "--config", root);
            run("check-deps", "--config", root, "--graph", "mermaid");
            run("list", "--config", root);
            run("list", "--config", root, "--format", "json");
            run("show", "api", "--project", "rehearsal", "--origin", "--config", root);
        }
        run("rules", "list");
        run("--help");
    }

    /** Twice: what was edited before is parsed in pieces. */
    private static void edit(Path root) throws IOException {
        Path edited = root.resolve("projects/edited/services.toml");
        for (int run = 0; run < 2; run++) {
            Files.writeString(edited, "# Edited.\n", StandardOpenOption.APPEND);
            run("validate", "--config", root.toString());
        }
    }

    private static String scaffold(Path root) {
        run("init", root.toString());
        try {
            Path project = Files.createDirectories(root.resolve("projects/rehearsal"));
            Files.writeString(project.resolve("services.toml"), DEFECTS);
            Path sound = Files.createDirectories(root.resolve("projects/edited"));
            Files.writeString(sound.resolve("services.toml"), SOUND);
            Path unreadable = Files.createDirectories(root.resolve("projects/unreadable"));
            Files.writeString(unreadable.resolve("services.toml"), UNREADABLE);
            Files.writeString(root.resolve("policies/waivers.toml"), WAIVERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return root.toString();
    }

    /** Adds rules of the repository's own if another process can compile them into the cache. */
    private static void addRules(Path root, Path cache) throws IOException, InterruptedException {
        Path rules = Files.createDirectories(root.resolve("policies/rules/rehearsal"));
        Path file = Files.writeString(rules.resolve("rehearsal.drl"), RULES);
        Path tables = Files.createDirectories(root.resolve("policies/tables"));
        Files.writeString(tables.resolve("rehearsal.csv"), TABLE);
        Process compiling = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "validate",
                        "--config",
                        root.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean isOver = compiling.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!isOver) {
            compiling.destroyForcibly().waitFor();
        }
        if (!isOver || compiling.exitValue() > 1 || isEmpty(cache)) {
            Files.delete(file);
        }
    }

    /** Whether nothing is kept in a folder, as where it is others' as well. */
    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return true;
        }
        try (Stream<Path> kept = Files.list(folder)) {
            return kept.findAny().isEmpty();
        }
    }

    private static void run(String... arguments) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Main.run(arguments, nowhere, nowhere);
    }
}
