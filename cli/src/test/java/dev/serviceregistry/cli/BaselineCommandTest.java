package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCommandTest {

    private @TempDir Path root;

    @BeforeEach
    void aRepositoryWithOneMistake() throws IOException {
        Repositories.broken(root);
    }

    @Test
    void what_was_there_is_known_and_what_comes_later_is_not() throws IOException {
        assertThat(Run.in(root, "baseline", "create").code()).isZero();

        Run known = Run.in(root, "validate", "-v");
        assertThat(known.out()).contains("known error[DEP-001]", "known: in the baseline since 2026-11-23", " known; ");
        assertThat(known.code()).isZero();
        assertThat(Run.in(root, "validate", "-f", "json").out())
                .contains("\"knownSince\": \"2026-11-23\"", "\"verdict\": \"PASS\"");
        assertThat(Run.in(root, "validate", "-f", "sarif").out())
                .contains("\"justification\":\"in the baseline since 2026-11-23\"");

        Repositories.write(
                root,
                "projects/late/services.toml",
                "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n" + "dependencies.requires = [\"nowhere\"]\n");
        Run later = Run.in(root, "validate", "--rule", "DEP-001");
        assertThat(later.out()).contains("late/cart: requires nowhere").doesNotContain("shop/cart");
        assertThat(later.code()).isEqualTo(1);
    }

    @Test
    void it_is_made_once() {
        assertThat(Run.in(root, "baseline", "create").code()).isZero();

        Run again = Run.in(root, "baseline", "create");

        assertThat(again.err()).contains("is there already, and only shrinks");
        assertThat(again.code()).isEqualTo(2);
    }

    @Test
    void what_is_mended_is_found_in_it_until_it_is_taken_out() throws IOException {
        Run.in(root, "baseline", "create");
        Path file = root.resolve("policies/baseline.json");
        String whole = Files.readString(file);
        Repositories.sound(root);

        Run stale = Run.in(root, "validate", "--rule", "GOV-010");
        assertThat(stale.out())
                .contains("policies/baseline.json:", "holds DEP-001 on shop/cart, which is found no more");
        assertThat(stale.code()).isEqualTo(1);

        assertThat(Run.in(root, "baseline", "shrink").code()).isZero();

        assertThat(whole).contains("\"DEP-001\"");
        assertThat(Files.readString(file)).doesNotContain("\"DEP-001\"").containsPattern("(?s)\"date\".*\"date\"");
        assertThat(Run.in(root, "validate", "--rule", "GOV-010").code()).isZero();
    }

    @Test
    void what_concerns_nobody_any_more_is_found_in_it_too() throws IOException {
        cart("metadata.data_classification = \"restricted\"\ncriticality = \"high\"\n", "api");
        Run.in(root, "baseline", "create");
        Path file = root.resolve("policies/baseline.json");
        String whole = Files.readString(file);
        cart("metadata.data_classification = \"internal\"\ncriticality = \"high\"\n", "job");

        String stale = Run.in(root, "validate", "--rule", "GOV-010").out();
        Run.in(root, "baseline", "shrink");

        assertThat(whole).contains("\"CMP-005\"", "\"SLA-008\"");
        assertThat(stale).contains("holds CMP-005 on shop/cart, which", "holds SLA-008 on shop/cart, which");
        assertThat(Files.readString(file)).doesNotContain("\"CMP-005\"", "\"SLA-008\"");
    }

    @Test
    void of_a_file_that_cannot_be_read_nobody_knows_what_is_mended() throws IOException {
        cart("metadata.data_classification = \"restricted\"\n", "api");
        Run.in(root, "baseline", "create");
        Repositories.write(root, "projects/shop/services.toml", "[services.cart\n");

        assertThat(Run.in(root, "validate", "--rule", "GOV-010").out()).doesNotContain("CMP-005");
    }

    private void cart(String more, String type) throws IOException {
        Repositories.write(
                root,
                "projects/shop/services.toml",
                "[project]\nname = \"shop\"\n[services.cart]\ntype = \"" + type + "\"\nversion = \"1.0.0\"\n" + more);
    }

    @Test
    void another_file_takes_its_place() throws IOException {
        Run.in(root, "baseline", "create");
        Path elsewhere = root.resolve("known.json");
        Files.move(root.resolve("policies/baseline.json"), elsewhere);

        assertThat(Run.in(root, "validate", "--rule", "DEP-001").code()).isEqualTo(1);
        assertThat(Run.in(root, "validate", "--rule", "DEP-001", "--baseline", elsewhere.toString())
                        .code())
                .isZero();
        Run none =
                Run.in(root, "validate", "--baseline", root.resolve("none.json").toString());
        assertThat(none.err()).contains("--baseline: there is no file");
        assertThat(none.code()).isEqualTo(2);
    }

    @Test
    void a_broken_one_is_not_shrunk() throws IOException {
        Repositories.write(root, "policies/baseline.json", "{ \"findings\": [\n");

        Run run = Run.in(root, "baseline", "shrink");

        assertThat(run.err()).contains("policies/baseline.json:2", "is no readable JSON");
        assertThat(run.code()).isEqualTo(2);
        assertThat(root.resolve("policies/baseline.json")).hasContent("{ \"findings\": [\n");
    }
}
