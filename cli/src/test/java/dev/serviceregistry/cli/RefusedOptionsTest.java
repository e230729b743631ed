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

/** What would do harm, or nothing at all, is refused before anything is done. */
class RefusedOptionsTest {

    private @TempDir Path root;

    @BeforeEach
    void aRepository() throws IOException {
        Repositories.sound(root);
    }

    @Test
    void no_report_takes_the_place_of_what_is_judged() throws IOException {
        String before = Files.readString(root.resolve("services/catalog.toml"));

        Run run = Run.in(root, "validate", "-o", "json=services/catalog.toml");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("'services/catalog.toml' is where the repository keeps what it says");
        assertThat(Run.in(root, "generate", "--format", "listing", "--check", "--report", "services/catalog.toml")
                        .err())
                .contains("'services/catalog.toml' is where the repository keeps what it says");
        assertThat(Run.in(root, "validate", "-o", "json=policies/rules/new.feature")
                        .code())
                .isEqualTo(2);
        assertThat(root.resolve("services/catalog.toml")).hasContent(before);
        assertThat(root.resolve("policies/rules")).doesNotExist();
    }

    @Test
    void what_breaks_one_project_is_no_ground_for_guides() {
        Run run = Run.in(root, "diff", "--against", "before", "--breaks", "shop", "--migration-guide", "guides");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--breaks asks whether a guide was followed");
        assertThat(root.resolve("guides")).doesNotExist();
    }

    @Test
    void a_report_on_differences_needs_the_check_for_them() {
        Run run = Run.in(root, "generate", "--format", "listing", "--report", "report.md");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--check");
        assertThat(root.resolve("generated")).doesNotExist();
    }

    @Test
    void a_rule_is_begun_once_and_one_at_a_time() throws IOException {
        assertThat(Run.in(root, "rules", "new", "acme", "Every service is known")
                        .code())
                .isZero();
        List<Path> written = files();

        assertThat(Run.in(root, "rules", "new", "acme", "Every service is known")
                        .err())
                .contains("demands that already");
        assertThat(Run.in(root, "rules", "new", "acme", "One thing holds", "bank", "Another holds")
                        .code())
                .isEqualTo(2);
        assertThat(files()).isEqualTo(written);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("policies"))) {
            return files.sorted().toList();
        }
    }
}
