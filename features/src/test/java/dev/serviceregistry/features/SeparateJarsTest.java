package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An organisation's own rules, judged by what a distribution holds. */
class SeparateJarsTest {

    private static final Path DIST = Path.of("../cli/target/dist");
    private static final String PROGRAM = "service-registry.jar";
    private static final String COMPILER = "rule-compiler.jar";

    private static final String RULE = """
            package policies
            import dev.serviceregistry.facts.*
            global Report report

            rule "Every service runs at least twice"
                @id("ACM-001")
                @severity("warning")
                @rationale("One is none.")
                @remediation("Run two.")
            when
                $service : Service( $replicas : replicas, replicas < 2 )
            then
                report.violation( $service, "runs {} of 2 replicas", $replicas );
            end
            """;

    private record Ended(int code, String output, String errors) {}

    private Path scratch;
    private Path lib;

    @BeforeEach
    void unpack(@TempDir Path directory) throws IOException {
        assumeThat(DIST.resolve(COMPILER)).as("made by mvn package").exists();
        scratch = directory;
        lib = Files.createDirectories(directory.resolve("a place with spaces"));
        Files.copy(DIST.resolve(PROGRAM), lib.resolve(PROGRAM));
        Files.copy(DIST.resolve(COMPILER), lib.resolve(COMPILER));
        write(
                "services/catalog.toml",
                "schema_version = \"1\"\n\n[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n");
        write("policies/rules/twice.drl", RULE);
    }

    @Test
    void a_start_whose_rules_were_compiled_before_does_without_the_compiler() throws Exception {
        Ended first = start();
        Files.delete(lib.resolve(COMPILER));
        Ended second = start();

        assertThat(first.output()).contains("warning[ACM-001]", "global/cart: runs 1 of 2 replicas");
        assertThat(second.output()).contains("warning[ACM-001]", "global/cart: runs 1 of 2 replicas");
        assertThat(second.errors()).isEmpty();
        assertThat(second.code()).isEqualTo(first.code());
    }

    @Test
    void a_start_whose_rules_were_compiled_before_loads_no_class_of_the_compiler() throws Exception {
        start();

        String classes = start("-Xlog:class+load").output();

        assertThat(classes)
                .contains("policies.Rules", "dev.serviceregistry.engine.drools.own.RuleClassLoader")
                .doesNotContain(COMPILER)
                .doesNotContain("org.eclipse.jdt")
                .doesNotContain("org.drools.compiler.")
                .doesNotContain("com.github.javaparser");
    }

    @Test
    void a_start_without_own_rules_loads_nothing_for_them() throws Exception {
        Files.delete(scratch.resolve("central/policies/rules/twice.drl"));

        assertThat(start("-Xlog:class+load").output())
                .doesNotContain("dev.serviceregistry.engine.drools.own.RuleLoader")
                .doesNotContain("dev.serviceregistry.engine.drools.WatchedRules");
    }

    @Test
    void without_the_compiler_a_new_rule_is_told_what_is_missing() throws Exception {
        Files.delete(lib.resolve(COMPILER));

        Ended ended = start();

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors()).contains(COMPILER, "Unpack the whole distribution");
    }

    @Test
    void a_rule_is_compiled_by_a_program_that_runs_from_a_class_archive() throws Exception {
        Path archive = scratch.resolve("classes.jsa");
        Files.move(scratch.resolve("central/policies/rules/twice.drl"), scratch.resolve("twice.drl"));
        start("-XX:ArchiveClassesAtExit=" + archive);
        Files.move(scratch.resolve("twice.drl"), scratch.resolve("central/policies/rules/twice.drl"));

        Ended ended = start("-XX:SharedArchiveFile=" + archive, "-Xlog:disable");

        assertThat(ended.output()).contains("warning[ACM-001]");
        assertThat(ended.errors()).isEqualTo("compiling 1 file of rules, once until they change ...\n");
    }

    @Test
    void the_program_holds_nothing_that_compiles_a_rule() throws IOException {
        try (JarFile jar = new JarFile(lib.resolve(PROGRAM).toFile())) {
            assertThat(jar.stream().map(Object::toString))
                    .noneMatch(name -> name.startsWith("org/eclipse/jdt/")
                            || name.startsWith("com/github/javaparser/")
                            || name.startsWith("org/drools/compiler/")
                            || name.startsWith("org/drools/model/codegen/")
                            || name.startsWith("dev/serviceregistry/engine/drools/compiler/"));
        }
    }

    @Test
    void the_compiler_brings_no_type_that_it_shares_with_the_program() throws IOException {
        try (JarFile jar = new JarFile(lib.resolve(COMPILER).toFile())) {
            assertThat(jar.stream().map(Object::toString).filter(name -> name.endsWith(".class")))
                    .noneMatch(name -> name.startsWith("dev/serviceregistry/")
                            && !name.startsWith("dev/serviceregistry/engine/drools/compiler/"));
        }
    }

    private void write(String file, String text) throws IOException {
        Path path = scratch.resolve("central").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Ended start(String... flags) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(flags));
        command.addAll(List.of(
                "-cp",
                lib.resolve(PROGRAM).toString(),
                "dev.serviceregistry.cli.Main",
                "validate",
                "--rule",
                "DEP-001,ACM-001",
                "--config",
                "central"));
        if (!Files.exists(scratch.resolve("central/policies/rules/twice.drl"))) {
            command.set(command.indexOf("DEP-001,ACM-001"), "DEP-001");
        }
        Path output = scratch.resolve("output.txt");
        Path errors = scratch.resolve("errors.txt");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(scratch.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        process.environment().put("XDG_CACHE_HOME", scratch.resolve("cache").toString());
        int code = process.start().waitFor();
        return new Ended(code, Files.readString(output), Files.readString(errors));
    }
}
