package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferenceReportTest {

    @TempDir
    private Path root;

    private Path report;

    @BeforeEach
    void aReport() throws IOException {
        Repositories.sound(root);
        report = Files.writeString(root.resolve("report.md"), "<!-- mark -->\n## PASS\n");
    }

    @Test
    void what_generated_files_change_is_added_collapsed_to_a_report() throws IOException {
        generate();
        Repositories.write(
                root, "services/catalog.toml", Repositories.CATALOG.replace("POSTGRES_PASSWORD", "POSTGRES_KEY"));

        Run run = generate("--check", "--report", "report.md");

        assertThat(run.code()).isEqualTo(1);
        assertThat(Files.readString(report))
                .startsWith("<!-- mark -->\n## PASS\n\n<details><summary>What the generated output changes: 1 file"
                        + "</summary>\n\n~~~diff\n--- ")
                .contains("\n-POSTGRES_PASSWORD:\n", "\n+POSTGRES_KEY:\n")
                .endsWith("\n~~~\n\n1 file more: nothing but the digest of what is declared.\n\n</details>\n")
                .doesNotContain("cart.yaml");
    }

    @Test
    void nothing_is_added_when_nothing_changes() throws IOException {
        generate();

        assertThat(generate("--check", "--report", "report.md").code()).isZero();
        assertThat(report).hasContent("<!-- mark -->\n## PASS\n");
    }

    @Test
    void no_difference_ends_the_fence_around_it() throws IOException {
        assertThat(DifferenceReport.grown(report, List.of("--- a\n+~~~~\n")))
                .contains("\n~~~~~diff\n--- a\n+~~~~\n~~~~~\n");
    }

    @Test
    void what_does_not_fit_into_a_comment_is_counted_and_the_rest_is_shown() throws IOException {
        assertThat(DifferenceReport.grown(
                        report,
                        List.of(
                                "+short\n",
                                "+" + "ä".repeat(40_000) + "\n",
                                "+also short\n",
                                "+" + "x".repeat(64_950))))
                .contains(
                        "What the generated output changes: 4 files",
                        "~~~diff\n+short\n+also short\n~~~\n",
                        "2 files more: the differences are too long for a comment.")
                .hasSizeLessThan(1_000);
    }

    @Test
    void a_report_that_is_full_stays_as_it_is() throws IOException {
        Files.writeString(report, "x".repeat(64_990));

        assertThat(DifferenceReport.grown(report, List.of("+short\n"))).hasSize(64_990);
    }

    private Run generate(String... more) {
        return Run.in(
                root,
                Stream.concat(Stream.of("generate", "--format", "listing"), Stream.of(more))
                        .toArray(String[]::new));
    }
}
