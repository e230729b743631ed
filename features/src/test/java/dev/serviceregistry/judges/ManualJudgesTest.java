package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The manual pages as groff sets them. */
@Tag("oracles")
class ManualJudgesTest {

    private static final Path JAR = Path.of("..", "cli", "target", "dist", "service-registry.jar");

    private @TempDir Path home;

    @Test
    void groff_sets_every_page_without_a_warning() throws IOException, InterruptedException {
        assumeThat(JAR).as("made by mvn package").exists();
        ProcessBuilder install = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        JAR.toString(),
                        "init",
                        "--shell")
                .redirectErrorStream(true);
        install.environment().put("XDG_DATA_HOME", home.toString());
        Process installing = install.start();
        String said = new String(installing.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(installing.waitFor()).as(said).isZero();
        List<Path> pages;
        try (Stream<Path> all = Files.list(home.resolve("man/man1"))) {
            pages = all.sorted().toList();
        }
        assertThat(pages).hasSizeGreaterThan(20);

        for (Path page : pages) {
            Path warnings = home.resolve("warnings");
            Process groff = new ProcessBuilder("groff", "-man", "-ww", "-z", "-Tutf8", page.toString())
                    .redirectError(warnings.toFile())
                    .start();
            assertThat(groff.waitFor()).isZero();
            assertThat(warnings).as(page.toString()).isEmptyFile();
        }
    }
}
