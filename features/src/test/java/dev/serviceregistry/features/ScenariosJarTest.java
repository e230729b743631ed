package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs scenarios stands beside the program's jar, and only {@code rules test} opens it. */
class ScenariosJarTest {

    private static final Path PROGRAM = Path.of("../cli/target/dist/service-registry.jar");
    private static final Path SCENARIOS = Path.of("../cli/target/dist/scenarios.jar");

    private @TempDir Path scratch;

    @BeforeEach
    void the_jars_are_built() {
        assumeThat(PROGRAM).as("made by mvn package").exists();
    }

    @Test
    void the_programs_jar_holds_nothing_of_what_runs_scenarios() throws IOException {
        assertThat(entries(PROGRAM))
                .noneMatch(name -> name.startsWith("io/cucumber/")
                        || name.startsWith("dev/serviceregistry/features/")
                        || name.endsWith(".feature"));
    }

    @Test
    void the_other_jar_holds_nothing_of_what_the_program_has() throws IOException {
        List<String> program = entries(PROGRAM);

        assertThat(entries(SCENARIOS))
                .filteredOn(name -> name.endsWith(".class"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(program);
    }

    @Test
    void it_runs_scenarios_and_no_other_command_opens_it() throws Exception {
        assertThat(opened("rules", "test", "SCH-001")).contains("0 failed");
        assertThat(Files.readString(scratch.resolve("classes.txt"))).contains("io.cucumber.gherkin.GherkinParser");

        opened("rules", "list");

        assertThat(Files.readString(scratch.resolve("classes.txt"))).doesNotContain("io.cucumber", "scenarios.jar");
    }

    @Test
    void without_it_the_command_says_what_is_missing() throws Exception {
        Path alone = Files.copy(PROGRAM, scratch.resolve("service-registry.jar"));

        assertThat(run(alone, "rules", "test"))
                .contains("this command needs scenarios.jar beside the program's own jar");
    }

    private String opened(String... command) throws IOException, InterruptedException {
        return run(PROGRAM, command);
    }

    private String run(Path jar, String... command) throws IOException, InterruptedException {
        List<String> process = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + scratch.resolve("classes.txt") + "::filecount=0",
                "-jar",
                jar.toString()));
        process.addAll(List.of(command));
        Path output = scratch.resolve("output.txt");
        new ProcessBuilder(process)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        return Files.readString(output);
    }

    private static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .toList();
        }
    }
}
