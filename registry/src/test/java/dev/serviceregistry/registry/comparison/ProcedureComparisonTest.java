package dev.serviceregistry.registry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.PendingDeployment;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcedureComparisonTest {

    private static final String OVERLAY = "projects/shop/overlays/docker/compose.yaml.toml";

    @TempDir
    private Path directory;

    @BeforeEach
    void a_project_with_two_targets() throws IOException {
        both("services/catalog.toml", "");
        both("projects/shop/deployment.toml", """
            [deployment.target.staging]
            order = 1
            [deployment.target.production]
            order = 2
            """);
        both("projects/shop/services.toml", "[services.web]\ntype = \"web\"\nversion = \"1.0.0\"\n");
    }

    private void both(String file, String text) throws IOException {
        write("before", file, text);
        write("after", file, text);
    }

    private void write(String state, String file, String text) throws IOException {
        Path path = directory.resolve(state).resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Comparison compare() {
        RegistryReader reader = new RegistryReader();
        Reading before = reader.read(directory.resolve("before"));
        return CatalogComparison.between(before, reader.read(directory.resolve("after")));
    }

    private List<String> shown() {
        return compare().changes().stream().map(ProcedureComparisonTest::shown).toList();
    }

    private static String shown(Change change) {
        return change.kind() + " " + change.subject() + " " + change.subject().element() + ": " + change.shownOld()
                + " > " + change.shownCurrent() + " at " + change.transition().previousSource() + " and "
                + change.source();
    }

    private List<String> reached() {
        return compare().circumstances().stream()
                .filter(PendingDeployment.class::isInstance)
                .map(PendingDeployment.class::cast)
                .map(pending -> pending.subject() + " in " + pending.target())
                .toList();
    }

    @Test
    void every_value_of_an_overlay_is_told_with_both_places() throws IOException {
        write("before", OVERLAY, "merge.services.web.restart = \"no\"\nmerge.services.web.tty = true\n");
        write("after", OVERLAY, "# Again.\nmerge.services.web.restart = \"always\"\nmerge.services.web.init = true\n");

        assertThat(shown())
                .containsExactlyInAnyOrder(
                        "overlay-changed shop overlays/docker/compose.yaml.toml:merge.services.web.init: none > true"
                                + " at "
                                + OVERLAY + ":1:1 and " + OVERLAY + ":3:27",
                        "overlay-changed shop overlays/docker/compose.yaml.toml:merge.services.web.restart: no > always"
                                + " at " + OVERLAY + ":1:30 and " + OVERLAY + ":2:30",
                        "overlay-changed shop overlays/docker/compose.yaml.toml:merge.services.web.tty: true > none at "
                                + OVERLAY + ":2:26 and " + OVERLAY + ":1:1");
    }

    @Test
    void an_overlay_follows_a_service_that_is_renamed() throws IOException {
        String service = "type = \"web\"\nversion = \"1.0.0\"\n";
        String manifest = "projects/shop/overlays/kubernetes/workloads/%s.yaml.toml";
        String merged = "merge.\"Deployment/%s\".spec.replicas = 2\n";
        write("before", "projects/shop/services.toml", "[services.web]\n" + service);
        write("before", OVERLAY, "merge.services.web.tty = true\n");
        write("before", manifest.formatted("web"), merged.formatted("web"));
        write("after", "projects/shop/services.toml", "[services.front]\naliases = [\"web\"]\n" + service);
        write("after", OVERLAY, "merge.services.web.tty = true\n");
        write("after", manifest.formatted("web"), merged.formatted("web"));
        assertThat(shown()).noneMatch(change -> change.contains("overlay"));

        Files.delete(directory.resolve("after").resolve(manifest.formatted("web")));
        write("after", OVERLAY, "merge.services.front.tty = true\n");
        write("after", manifest.formatted("front"), merged.formatted("front"));
        assertThat(shown()).noneMatch(change -> change.contains("overlay"));

        write("after", manifest.formatted("front"), merged.formatted("front").replace("2", "3"));
        assertThat(shown())
                .filteredOn(change -> change.contains("overlay"))
                .singleElement()
                .asString()
                .startsWith("overlay-changed shop overlays/kubernetes/workloads/front.yaml.toml:"
                        + "merge.\"Deployment/front\".spec.replicas: 2 > 3");
    }

    @Test
    void an_overlay_reaches_every_target_or_the_one_that_it_is_for() throws IOException {
        write("after", OVERLAY, "merge.services.web.tty = true\n");
        assertThat(reached()).containsExactly("shop in production", "shop in staging");

        Files.delete(directory.resolve("after").resolve(OVERLAY));
        write("after", "projects/shop/overlays/docker/staging/compose.yaml.toml", "merge.services.web.tty = true\n");
        assertThat(reached()).containsExactly("shop in staging");
    }

    @Test
    void what_is_said_of_one_target_reaches_no_other_one() throws IOException {
        write("after", "projects/shop/deployment.toml", """
            [deployment.target.staging]
            order = 1
            regions = ["west"]
            [deployment.target.production]
            order = 2
            """);

        assertThat(reached()).containsExactly("shop in staging");
    }

    @Test
    void a_secret_in_an_overlay_is_compared_and_never_shown() throws IOException {
        write("before", OVERLAY, "merge.services.web.environment.DB_PASSWORD = \"hunter2hunter2\"\n");
        write("after", OVERLAY, "merge.services.web.environment.DB_PASSWORD = \"hunter3hunter3\"\n");

        assertThat(shown()).hasSize(1);
        assertThat(shown().get(0)).contains("DB_PASSWORD").doesNotContain("hunter");
    }

    @Test
    void an_overlay_that_cannot_be_read_is_told_as_a_whole() throws IOException {
        write("before", OVERLAY, "merge.services.web.tty = true\n");
        write("after", OVERLAY, "merge = \n");

        assertThat(shown())
                .singleElement()
                .asString()
                .contains("overlay-changed shop overlays/docker/compose.yaml.toml: sha256:")
                .contains("> a file that cannot be read");
    }

    @Test
    void options_own_rules_and_cells_of_tables_are_told() throws IOException {
        write("before", "service-registry.toml", "fail_on = \"error\"\n");
        write("after", "service-registry.toml", "fail_on = \"none\"\n");
        write("before", "policies/rules/names.drl", "package policies\n");
        write("after", "policies/rules/names.drl", "package policies\n\n");
        write("before", "policies/tables/limits.csv", "team,replicas\nshop,2\nbooks,1\n");
        write("after", "policies/tables/limits.csv", "team,replicas\nbooks,1\nshop,3\n");

        assertThat(shown())
                .satisfiesExactly(
                        rule -> assertThat(rule).startsWith("rule-file-changed policies/rules/names.drl"),
                        cell -> assertThat(cell)
                                .isEqualTo(
                                        "table-entry-changed tables.limits.shop.replicas tables.limits.shop.replicas:"
                                                + " 2 > 3 at policies/tables/limits.csv:2:6 and"
                                                + " policies/tables/limits.csv:3:6"),
                        option -> assertThat(option)
                                .isEqualTo("option-changed service-registry.toml:fail_on service-registry.toml:fail_on:"
                                        + " error > none at service-registry.toml:1:11 and"
                                        + " service-registry.toml:1:11"));
    }

    @Test
    void waivers_of_all_files_are_told_one_by_one() throws IOException {
        String waiver = "[[waivers]]\nrule = \"%s\"\nsubject = \"shop/web\"\nreason = \"%s\"\n";
        both("policies/a.toml", waiver.formatted("SEC-004", "old"));
        write("before", "policies/b.toml", waiver.formatted("SEC-005", "old"));
        write("after", "policies/b.toml", waiver.formatted("SEC-006", "old") + waiver.formatted("SEC-005", "new"));

        assertThat(compare().changes())
                .extracting(change -> change.kind() + " " + change.subject() + " " + change.existed() + " "
                        + change.exists() + " " + change.source())
                .containsExactly(
                        "waiver-changed waivers:SEC-006 shop/web false true policies/b.toml:1:1",
                        "waiver-changed waivers:SEC-005 shop/web true true policies/b.toml:5:1");
    }

    @Test
    void a_baseline_is_told_by_what_it_lets_off() throws IOException {
        both("services/catalog.toml", "catalog.name = \"central\"\n");
        String baseline = """
            {"version": 1, "repository": "central", "history": [{"date": "2026-11-01", "findings": 1}],
             "findings": [{"fingerprint": "%s", "rule": "SEC-004", "subject": "shop/web", "since": "2026-11-01"}]}
            """;
        write("after", "policies/baseline.json", baseline.formatted("a".repeat(32)));

        assertThat(compare().changes()).extracting(Change::kind).containsExactly("baseline-changed");
    }

    @Test
    void a_thing_that_has_no_keys_is_there_all_the_same() throws IOException {
        write("after", "services/catalog.toml", "[teams.books]\n");

        assertThat(shown())
                .containsExactly("value-changed teams.books teams.books: none > {} at services/catalog.toml:1:1 and"
                        + " services/catalog.toml:1:1");
    }

    @Test
    void a_second_statement_of_a_setting_is_told() throws IOException {
        both("policies/a.toml", "dependency.max_fan_in = 5\n");
        write("after", "policies/b.toml", "dependency.max_fan_in = 9\n");

        assertThat(shown()).singleElement().asString().contains("dependency.max_fan_in: none > 9");
    }

    @Test
    void a_frozen_catalogue_is_told_wherever_it_stands() throws IOException {
        both("services/versions.toml", "[versions.v1]\npath = \"old/v1.toml\"\nstatus = \"supported\"\n");
        write("before", "services/old/v1.toml", "catalog.description = \"a\"\n");
        write("after", "services/old/v1.toml", "catalog.description = \"b\"\n");

        assertThat(shown()).singleElement().asString().startsWith("value-changed services/old/v1.toml");
    }

    @Test
    void a_waiver_that_names_its_service_by_the_present_id_is_the_same_waiver() throws IOException {
        String service = "[services.front]\naliases = [\"web\"]\ntype = \"web\"\nversion = \"1.0.0\"\n";
        String waiver = "[[waivers]]\nrule = \"SEC-004\"\nsubject = \"shop/%s\"\n";
        write("before", "projects/shop/services.toml", service);
        write("after", "projects/shop/services.toml", service);
        write("before", "policies/waivers.toml", waiver.formatted("web"));
        write("after", "policies/waivers.toml", waiver.formatted("front"));

        assertThat(shown()).singleElement().asString().startsWith("waiver-changed waivers:SEC-004 shop/front");
    }

    private void renamed(String overlay, String before, String after) throws IOException {
        String service = "type = \"web\"\nversion = \"1.0.0\"\n";
        write("before", "projects/shop/services.toml", "[services.web]\n" + service);
        write(
                "after",
                "projects/shop/services.toml",
                "[services.web-front]\naliases = [\"site\", \"web\"]\n" + service);
        write("before", overlay, before);
        write("after", overlay, after);
    }

    private List<String> overlays() {
        return shown().stream().filter(change -> change.startsWith("overlay")).toList();
    }

    @Test
    void the_operations_of_an_overlay_follow_a_service_that_is_renamed() throws IOException {
        String patch = """
            patch = [
              { op = "add", path = "/services/%1$s/labels/a~1b", value = "%2$s" },
              { op = "move", from = "/services/%1$s/a", path = "/services/%1$s/b" },
            ]
            """;
        renamed(OVERLAY, patch.formatted("web", 1), patch.formatted("web-front", 1));
        assertThat(overlays()).isEmpty();

        write("after", OVERLAY, patch.formatted("web-front", 2));
        assertThat(overlays()).hasSize(1);

        write("after", OVERLAY, patch.formatted("back", 1));
        assertThat(overlays()).hasSize(1);
    }

    @Test
    void an_identifier_in_an_overlay_follows_a_service_whose_id_has_hyphens_now() throws IOException {
        String overlay = "projects/shop/overlays/terraform-docker/main.tf.toml";
        String merge = "merge.resource.docker_container.%1$s.runtime = \"%2$s\"\n"
                + "patch = [{ op = \"remove\", path = \"/resource/docker_container/%1$s/image\" }]\n";
        renamed(overlay, merge.formatted("web", "runsc"), merge.formatted("web_front", "runsc"));
        assertThat(overlays()).isEmpty();

        write("after", overlay, merge.formatted("web_front", "runc"));
        assertThat(overlays())
                .singleElement()
                .asString()
                .contains("merge.resource.docker_container.web_front.runtime: runsc > runc");
    }

    @Test
    void what_an_overlay_says_by_two_former_ids_of_one_service_is_compared_twice() throws IOException {
        String merge = "merge.services.%s.tty = %s\n";
        String both = merge.formatted("site", true) + merge.formatted("web", true);
        renamed(OVERLAY, both, both.replace("web.tty = true", "web.tty = false"));
        assertThat(overlays()).singleElement().asString().contains("merge.services.web.tty: true > false");

        write("after", OVERLAY, merge.formatted("site", false) + merge.formatted("web", true));
        assertThat(overlays()).singleElement().asString().contains("merge.services.site.tty: true > false");

        write("after", OVERLAY, merge.formatted("web-front", true));
        assertThat(overlays()).singleElement().asString().contains("merge.services.web.tty: true > none");
    }
}
