package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldOptionsTest {

    private static final String NOTHING_KNOWN = "{ \"repository\": \"central\", \"findings\": [] }\n";

    private @TempDir Path root;

    @BeforeEach
    void aChangeThatBringsAFinding() throws IOException {
        Repositories.broken(root);
        Repositories.write(root, "before/services/catalog.toml", "[catalog]\nname = \"central\"\n");
    }

    private void options(String before, String now) throws IOException {
        Repositories.write(root, "before/service-registry.toml", before);
        Repositories.write(root, "service-registry.toml", now);
    }

    private Run judged(String... more) {
        return Run.in(
                root,
                Stream.concat(Stream.of("validate", "--against", "before"), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static String note(String held) {
        return "note: " + held + " of service-registry.toml "
                + (held.contains(",") ? "hold" : "holds")
                + " as before the change, which cannot free itself\n";
    }

    private static void assertNothingIsHeld(Run run) {
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("DEP-001");
        assertThat(run.err()).doesNotContain("note: ");
    }

    @Test
    void a_change_is_judged_no_weaker_for_what_it_says_of_how_it_is_judged() throws IOException {
        options("", "fail_on = \"none\"\n");
        Run weakened = judged();
        assertThat(weakened.code()).isEqualTo(1);
        assertThat(weakened.err()).contains(note("fail_on"));
        assertThat(judged("--fail-on", "none").code()).isZero();
        assertThat(Run.in(root, Map.of("SERVICE_REGISTRY_FAIL_ON", "none"), "validate", "--against", "before")
                        .code())
                .isZero();

        Repositories.write(root, "projects/else/services.toml", "[project]\nowner = \"else\"\n");
        options("", "rule = \"SEC-002\"\nproject = [\"else\"]\nas_of = 2020-01-01\n");
        Run narrowed = judged();
        assertThat(narrowed.code()).isEqualTo(1);
        assertThat(narrowed.out()).contains("DEP-001");
        assertThat(narrowed.err()).contains(note("as_of, rule, project"));

        options(
                "rule = [\"SEC-002\", \"DEP-002\"]\nfail_on = \"none\"\n",
                "rule = [\"SEC-002\"]\nfail_on = \"note\"\n");
        assertThat(judged().err()).contains(note("rule"));
        options("rule = [\"SEC-002\", \"DEP-002\"]\nfail_on = \"none\"\n", "");
        assertNothingIsHeld(judged());
    }

    @Test
    void what_was_written_in_another_way_is_understood() throws IOException {
        options("as_of = 2026-01-31\n", "");
        assertThat(judged("-f", "json").out()).contains("\"asOf\": \"2026-01-31\"");

        options("fail_on = [\"none\"]\nproject = \"global, shop\"\n", "fail_on = \"none\"\nproject = [\"shop\"]\n");
        assertThat(judged().err()).contains(note("project"));
    }

    @Test
    void what_is_gone_with_the_change_stands_in_no_way() throws IOException {
        options(
                "project = [\"old\"]\nrule = [\"ACM-001\"]\nfamily = [\"platform\"]\nbaseline = \"gone.json\"\n"
                        + "vulnerabilities = [\"gone.json\"]\n",
                "project = [\"shop\"]\nrule = [\"DEP-001\"]\n");
        assertNothingIsHeld(judged());

        options("as_of = \"x\"\n", "as_of = \"2030-01-01\"\n");
        Run mended = judged("-f", "json");
        assertThat(mended.out()).contains("\"asOf\": \"2026-11-23\"");
        assertThat(mended.err()).contains(note("as_of"));
    }

    @Test
    void rules_and_families_are_one_selection() throws IOException {
        options("rule = [\"DEP-001\"]\nfamily = [\"sla\"]\n", "family = [\"sla\"]\n");
        Run without = judged();
        assertThat(without.out()).contains("error[DEP-001]");
        assertThat(without.err()).contains(note("rule"));

        options("family = [\"dependency\"]\n", "rule = [\"SEC-002\"]\n");
        Run other = judged();
        assertThat(other.out()).contains("error[DEP-001]");
        assertThat(other.err()).contains(note("family"));

        options("rule = [\"DEP-001\"]\n", "rule = [\"DEP-001\"]\nfamily = [\"sla\"]\n");
        assertNothingIsHeld(judged());
        options("rule = [\"DEP-001\"]\n", "family = [\"dependency\"]\n");
        assertNothingIsHeld(judged());
    }

    @Test
    void what_lets_less_off_than_before_holds() throws IOException {
        Run.in(root, "baseline", "create");
        Files.move(root.resolve("policies/baseline.json"), root.resolve("known.json"));
        options("baseline = \"known.json\"\nchanged_since = \".\"\n", "");

        assertNothingIsHeld(judged("--rule", "DEP-001"));
    }

    @Test
    void a_baseline_takes_the_place_of_the_former_one_only_with_the_next_change() throws IOException {
        Run.in(root, "baseline", "create");
        Repositories.write(root, "known.json", NOTHING_KNOWN);
        options("baseline = \"known.json\"\n", "");

        Run run = Run.in(root.resolve("projects"), "validate", "--against", "../before", "--rule", "DEP-001");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("error[DEP-001]");
        assertThat(Run.in(root, "validate", "--against", "before").out()).contains("error[GOV-010]", "was added to it");
    }

    @Test
    void a_baseline_that_was_moved_lets_off_what_it_let_off_before() throws IOException {
        Run.in(root, "baseline", "create");
        Files.move(root.resolve("policies/baseline.json"), root.resolve("known.json"));
        options("", "baseline = \"known.json\"\n");

        assertThat(judged("--rule", "DEP-001").code()).isEqualTo(1);

        Files.createDirectory(root.resolve("before/policies"));
        Files.copy(root.resolve("known.json"), root.resolve("before/policies/baseline.json"));
        Run moved = judged("--rule", "DEP-001");
        assertThat(moved.code()).isZero();
        assertThat(moved.err()).doesNotContain("note: ");
    }

    @Test
    void findings_count_since_the_former_state_or_else_since_the_one_before_the_change() throws IOException {
        Repositories.broken(root.resolve("same"));

        options("", "changed_since = \"same\"\n");
        assertThat(judged().code()).isEqualTo(1);

        options("changed_since = \"gone\"\n", "changed_since = \"same\"\n");
        Run without = judged();
        assertThat(without.code()).isEqualTo(1);
        assertThat(without.err()).contains(note("changed_since"));
    }

    @Test
    void a_report_on_vulnerabilities_that_is_there_still_counts() throws IOException {
        Repositories.write(
                root,
                "projects/shop/services.toml",
                Repositories.SHOP + "\n[services.cart.container]\nimage = \"acme/cart:1.4.0\"\n");
        Repositories.write(root, "out/trivy.json", """
                {"SchemaVersion": 2, "ArtifactName": "acme/cart:1.4.0", "ArtifactType": "container_image",
                 "Results": [{"Vulnerabilities": [{"VulnerabilityID": "CVE-2030-0001", "Severity": "CRITICAL"}]}]}
                """);
        options("vulnerabilities = [\"out/trivy.json\"]\n", "");

        Run run = Run.in(root.resolve("projects"), "validate", "--against", "../before", "--rule", "SEC-027");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).contains("CVE-2030-0001");
        assertThat(run.err()).contains(note("vulnerabilities"));

        Files.delete(root.resolve("service-registry.toml"));
        assertThat(Run.in(root.resolve("projects"), "validate", "--against", "../before", "--rule", "SEC-027")
                        .out())
                .contains("CVE-2030-0001");
    }

    @Test
    void a_document_takes_nothing_away_from_an_image_that_comes_with_it() throws IOException {
        Repositories.write(
                root,
                "projects/shop/services.toml",
                Repositories.SHOP + "\n[services.cart.container]\nimage = \"acme/cart:1.4.0\"\n");
        Repositories.write(root, "out/trivy.json", """
                {"SchemaVersion": 2, "ArtifactName": "acme/cart:1.4.0", "ArtifactType": "container_image",
                 "Results": [{"Vulnerabilities": [{"VulnerabilityID": "CVE-2030-0001", "Severity": "CRITICAL"}]}]}
                """);
        String vex = """
                {"bomFormat": "CycloneDX", "specVersion": "1.6",
                 "metadata": {"component": {"type": "container", "name": "acme/cart", "version": "1.4.0"}},
                 "vulnerabilities": [{"id": "%s", "analysis": {"state": "not_affected"}}]}
                """;
        Repositories.write(root, "out/vex.json", vex.formatted("CVE-2030-0001"));
        String reports = "vulnerabilities = [\"out/trivy.json\"]\n";
        String both = "vulnerabilities = [\"out/trivy.json\", \"out/vex.json\"]\n";
        options(reports, both);

        Run run = judged("--rule", "SEC-027");

        assertThat(run.out()).contains("CVE-2030-0001");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains(
                        "out/vex.json:3:22: note: does not take CVE-2030-0001 in the image itself away from shop/cart,"
                                + " since it comes with the change that brings the image: hand it in before");
        assertThat(judged("--rule", "SEC-027", "--audit", "log").code()).isEqualTo(1);
        assertThat(Run.in(root, "audit", "replay", "1", "--audit", "log").out()).endsWith("It comes out the same.\n");

        options(both, both);
        Repositories.write(root, "before/out/vex.json", vex.formatted("CVE-2030-0002"));
        assertThat(judged("--rule", "SEC-027").out()).contains("CVE-2030-0001");
        Repositories.write(root, "before/out/vex.json", vex.formatted("CVE-2030-0001"));
        assertThat(judged("--rule", "SEC-027").code()).isZero();
        Files.move(root.resolve("out/vex.json"), root.resolve("out/moved.json"));
        options(both, both.replace("out/vex", "out/moved"));
        assertThat(judged("--rule", "SEC-027").code()).isZero();
        Files.move(root.resolve("out/moved.json"), root.resolve("out/vex.json"));

        options(reports, both);
        Repositories.write(
                root,
                "before/projects/till/services.toml",
                Repositories.SHOP.replace("shop", "till")
                        + "\n[services.cart.container]\nimage = \"acme/cart:1.4.0\"\n");
        assertThat(judged("--rule", "SEC-027").code()).isZero();
    }

    @Test
    void the_graph_is_of_the_projects_that_are_judged() throws IOException {
        Repositories.write(root, "projects/else/services.toml", "[project]\nowner = \"else\"\n");
        options("", "project = [\"else\"]\n");

        Run run = Run.in(root, "check-deps", "--against", "before", "--graph", "mermaid");

        assertThat(run.err()).contains("DEP-001");
        assertThat(run.out()).contains("shop/cart");
    }

    @Test
    void who_asks_what_breaks_a_project_asks_of_every_project_that_was_asked_for_before() throws IOException {
        Repositories.write(root, "projects/else/services.toml", "[project]\nowner = \"else\"\n");
        Repositories.write(
                root, "before/services/catalog.toml", Files.readString(root.resolve("services/catalog.toml")));
        Repositories.write(
                root,
                "before/projects/shop/services.toml",
                Files.readString(root.resolve("projects/shop/services.toml")));
        Repositories.write(root, "services/catalog.toml", "[catalog]\nname = \"central\"\n");

        options("breaks = [\"shop\"]\n", "breaks = [\"else\"]\n");
        Run narrowed = Run.in(root, "diff", "--against", "before");
        assertThat(narrowed.out()).contains("service-removed global/postgres");
        assertThat(narrowed.err()).contains(note("breaks"));

        options("", "breaks = [\"else\"]\n");
        assertThat(Run.in(root, "diff", "--against", "before").out()).contains("service-removed global/postgres");
    }

    @Test
    void a_name_that_there_is_not_is_refused_though_others_hold_in_its_place() throws IOException {
        options("", "rule = [\"DEP-0001\"]\n");
        assertThat(judged().err()).contains("there is no rule 'DEP-0001'");
        options("", "project = [\"shoop\"]\n");
        assertThat(judged().err()).contains("there is no project 'shoop'");
    }

    @Test
    void what_was_added_to_a_baseline_that_lay_idle_is_told_when_it_lets_something_off_again() throws IOException {
        options("", "baseline = \"other.json\"\n");
        Repositories.write(root, "other.json", NOTHING_KNOWN);
        Repositories.write(root, "before/policies/baseline.json", NOTHING_KNOWN);
        Files.delete(root.resolve("service-registry.toml"));
        Run.in(root, "baseline", "create");
        Repositories.write(root, "service-registry.toml", "baseline = \"other.json\"\n");
        assertThat(judged().out()).contains("error[DEP-001]").doesNotContain("was added to it");

        Repositories.write(root, "before/other.json", NOTHING_KNOWN);
        options("baseline = \"other.json\"\n", "");

        assertThat(judged().out()).contains("error[DEP-001]", "error[GOV-010]", "was added to it");
    }

    @Test
    void the_log_keeps_what_was_judged_by() throws IOException {
        options("", "fail_on = \"none\"\n");

        judged("--audit", "log");

        assertThat(Run.in(root, "audit", "show", "--audit", "log", "-f", "json").out())
                .contains("\"fail_on\":\"error\"");
    }
}
