package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start loads what it needs, and nothing of the formats that nobody asked for. */
class ReportClassesTest {

    private static final Path PLANTED = Path.of("src", "test", "resources", "planted", "repository");
    private static final String PACKAGE = "dev.serviceregistry.engine.report.";

    private @TempDir Path scratch;

    @Test
    void a_plain_validate_loads_no_other_format() throws Exception {
        assertThat(reportClasses("text"))
                .contains("TextReporter")
                .noneMatch(name ->
                        name.matches("(Json|PrettyJson|Sarif|Junit|Xml|GitHub|GitLab|Markdown|Html|Compressed).*"));
    }

    @Test
    void a_format_loads_its_own_reporter() throws Exception {
        assertThat(reportClasses("junit")).contains("JunitReporter").doesNotContain("SarifReporter", "HtmlReporter");
    }

    private Set<String> reportClasses(String format) throws IOException, InterruptedException {
        List<String> process = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load:file=" + scratch.resolve("classes.txt") + "::filecount=0",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.serviceregistry.cli.Main",
                "validate",
                "--config",
                PLANTED.toString(),
                "--format",
                format));
        new ProcessBuilder(process)
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("output.txt").toFile())
                .start()
                .waitFor();
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(scratch.resolve("classes.txt"))) {
            int start = line.indexOf(PACKAGE);
            if (start >= 0) {
                names.add(line.substring(start + PACKAGE.length()).split(" ")[0]);
            }
        }
        return names;
    }
}
