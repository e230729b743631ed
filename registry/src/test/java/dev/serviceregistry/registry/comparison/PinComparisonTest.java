package dev.serviceregistry.registry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a project meets when it follows another version of the catalogue. */
class PinComparisonTest extends TwoStates {

    @Test
    void a_pin_brings_a_project_what_differs_between_the_versions() throws IOException {
        both("services/catalog.toml", "");
        both("services/versions/v1/catalog.toml", LEDGER + "port = 80\n");
        both("services/versions/v2/catalog.toml", LEDGER.replace("1.0.0", "2.0.0"));
        both(
                "services/versions.toml",
                "[versions.v1]\npath = \"versions/v1/catalog.toml\"\nstatus = \"supported\"\n"
                        + "[versions.v2]\npath = \"versions/v2/catalog.toml\"\nstatus = \"current\"\n");
        String project = "[project]\ncatalog_version = \"%s\"\n[uses]\nservices = [\"ledger\"]\n";
        before("projects/shop/services.toml", project.formatted("v1"));
        after("projects/shop/services.toml", project.formatted("v2"));

        assertThat(shown())
                .containsExactlyInAnyOrder(
                        "catalog-version-changed shop project.catalog_version: v1 > v2",
                        "port-removed shop/ledger ports.main: 80/TCP > none",
                        "version-changed shop/ledger version: 1.0.0 > 2.0.0");
    }

    @Test
    void an_override_that_does_not_fit_the_version_that_is_pinned_now_is_broken() throws IOException {
        String gone = """
                env.LOG = "info"
                ports.admin = { port = 9090 }
                properties.mode = { type = "string", default = "a" }
                """;
        String narrowed = "properties.retries = { type = \"integer\", default = 3, max = %d }\n";
        pinned(LEDGER + gone + narrowed.formatted(10), LEDGER + narrowed.formatted(5), """
                [services.ledger]
                env.LOG = "debug"
                ports.admin.published = 9999
                properties.mode.default = "b"
                properties.retries.default = 9
                """);

        assertThat(compare().changes())
                .filteredOn(change -> !affected(change).isEmpty())
                .allSatisfy(change -> assertThat(affected(change)).containsExactly("shop[ledger]@shop breaks"))
                .extracting(TwoStates::shown)
                .containsExactlyInAnyOrder(
                        "environment-removed shop/ledger env:LOG: info > none",
                        "port-removed shop/ledger ports.admin: 9090/TCP > none",
                        "property-removed shop/ledger properties.mode: { type = string, default = a } > none",
                        "property-narrowed shop/ledger properties.retries.max: 10 > 5");
    }

    @Test
    void an_override_hides_what_the_version_that_is_pinned_now_changes_below_it() throws IOException {
        pinned(
                LEDGER + "env.LOG = \"info\"\n",
                LEDGER + "env.LOG = \"warn\"\n",
                "[services.ledger.env]\nLOG = \"debug\"\n");

        assertThat(shown()).containsExactly("catalog-version-changed shop project.catalog_version: v1 > v2");
    }

    @Test
    void what_must_be_set_in_the_version_that_is_pinned_now_breaks_who_leaves_it_out() throws IOException {
        pinned(LEDGER, LEDGER + "properties.key = { type = \"string\", required = true }\n", "");

        assertThat(affected(change("property-required"))).containsExactly("shop[ledger]@shop breaks");
    }

    @Test
    void a_service_that_the_version_that_is_pinned_now_does_not_have_is_gone_for_its_project_alone()
            throws IOException {
        String cart = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"ledger\"]\n";
        for (String override : List.of("", "[services.ledger.deploy]\nreplicas = 2\n")) {
            pinned(LEDGER, LEDGER.replace("ledger", "books"), cart + override);

            Change removed = change("service-removed");
            assertThat(removed.subject()).as(override).hasToString("shop/ledger");
            assertThat(affected(removed)).as(override).containsExactly("shop[cart, ledger]@shop breaks");
            assertThat(shown()).as(override).hasSize(2);
        }
    }

    @Test
    void a_service_that_is_retired_breaks_whoever_requires_it() throws IOException {
        before("services/catalog.toml", LEDGER);
        after("services/catalog.toml", LEDGER + "lifecycle = \"retired\"\n");
        both(
                "projects/shop/services.toml",
                "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"ledger\"]\n"
                        + "[services.mail]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.calls = [\"ledger\"]\n");

        assertThat(affected(change("lifecycle-changed"))).containsExactly("shop[cart] breaks", "shop[mail]");
    }

    @Test
    void a_former_id_that_the_version_that_is_pinned_now_does_not_know_breaks_who_uses_by_it() throws IOException {
        pinned(LEDGER + "aliases = [\"old\"]\n", LEDGER, "");
        for (String state : List.of("before", "after")) {
            Path file = directory.resolve(state).resolve("projects/shop/services.toml");
            Files.writeString(file, Files.readString(file).replace("\"ledger\"", "\"old\""));
        }

        Change removed = change("alias-removed");
        assertThat(shown(removed)).isEqualTo("alias-removed shop/ledger aliases:old: old > none");
        assertThat(affected(removed)).containsExactly("shop[ledger]@shop breaks");
    }

    @Test
    void whoever_names_the_service_of_another_project_sees_what_a_pin_brings_that() throws IOException {
        pinned(LEDGER + "port = 80\n", LEDGER + "port = 81\n", "");
        both(
                "projects/bank/services.toml",
                "[services.till]\ntype = \"api\"\nversion = \"1.0.0\"\nenv.URL = \"http://ledger:80\"\n"
                        + "dependencies.requires = [\"shop/ledger\"]\n");

        assertThat(affected(change("port-changed"))).containsExactly("bank[till] breaks");
    }

    @Test
    void what_a_project_has_by_a_name_now_is_not_lost_with_the_version_that_it_pinned() throws IOException {
        String cart =
                "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n" + "dependencies.requires = [\"ledger\"]\n";
        String book = LEDGER.replace("ledger", "book");

        pinned(LEDGER, book + "aliases = [\"ledger\"]\n", cart);

        assertThat(compare().changes()).noneMatch(change -> change.kind().equals("service-removed"));

        pinned(LEDGER, book, cart);
        after("projects/shop/services.toml", "[project]\ncatalog_version = \"v2\"\n" + LEDGER + cart);

        assertThat(compare().changes()).noneMatch(change -> change.kind().equals("service-removed"));
    }
}
