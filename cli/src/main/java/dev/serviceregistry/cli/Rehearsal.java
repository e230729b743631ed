package dev.serviceregistry.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The training run of the class archive: does once what later runs do, so that the JVM records the classes they load.
 *
 * <p>It never compiles a rule: recording that crashes JDK 17.
 */
final class Rehearsal {
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

    private static final String UNREADABLE = "[services.web\nversion = \"1.0.0\n";

    private Rehearsal() {}

    /**
     * Runs the reading commands on a repository and on a scratch copy of a broken one.
     *
     * @param arguments a repository, which may be missing, and an empty scratch directory
     */
    public static void main(String[] arguments) {
        Path scratch = Path.of(arguments[1]);
        String broken = scaffold(scratch.resolve("repository"));
        List<String> roots = new ArrayList<>(List.of(broken));
        if (Files.isDirectory(Path.of(arguments[0]))) {
            roots.add(arguments[0]);
        }
        for (String root : roots) {
            // Twice: the first run fills the fact cache, the second reads it.
            for (int run = 0; run < 2; run++) {
                run("validate", "--config", root);
                run("validate", "--config", root, "--format", "json");
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

    private static String scaffold(Path root) {
        run("init", root.toString());
        try {
            Path project = Files.createDirectories(root.resolve("projects/rehearsal"));
            Files.writeString(project.resolve("services.toml"), DEFECTS);
            Path unreadable = Files.createDirectories(root.resolve("projects/unreadable"));
            Files.writeString(unreadable.resolve("services.toml"), UNREADABLE);
            Files.writeString(root.resolve("policies/waivers.toml"), WAIVERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return root.toString();
    }

    private static void run(String... arguments) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Main.run(arguments, nowhere, nowhere);
    }
}
