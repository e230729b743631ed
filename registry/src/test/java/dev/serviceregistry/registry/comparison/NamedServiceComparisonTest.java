package dev.serviceregistry.registry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeLevel;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom a change of a service concerns, by the names under which others know it. */
class NamedServiceComparisonTest extends TwoStates {

    @Test
    void a_service_that_keeps_its_former_id_is_compared_under_the_new_one() throws IOException {
        both("services/catalog.toml", "");
        before("projects/shop/services.toml", LEDGER + "port = 80\n");
        after(
                "projects/shop/services.toml",
                LEDGER.replace("services.ledger", "services.books") + "port = 81\naliases = [\"ledger\"]\n");

        assertThat(shown())
                .containsExactlyInAnyOrder(
                        "service-renamed shop/books: ledger > books",
                        "port-changed shop/books ports.main: 80/TCP > 81/TCP",
                        "major-version-missing shop/books version: 1.0.0 > 1.0.0",
                        "version-unchanged shop/books version: 1.0.0 > 1.0.0");
    }

    @Test
    void who_names_what_is_gone_breaks_and_who_only_depends_may_change() throws IOException {
        both("services/catalog.toml", "");
        String rest = """
                [services.writes]
                type = "api"
                version = "1.0.0"
                dependencies.requires = ["ledger"]
                env.URL = "http://ledger:80/x"
                [services.calls]
                type = "api"
                version = "1.0.0"
                dependencies.calls = ["ledger"]
                [services.behind]
                type = "api"
                version = "1.0.0"
                dependencies.requires = ["calls"]
                [services.apart]
                type = "api"
                version = "1.0.0"
                """;
        before("projects/shop/services.toml", LEDGER + "port = 80\n" + rest);
        after("projects/shop/services.toml", LEDGER + rest);
        both(
                "projects/sales/services.toml",
                "[project]\nowner = \"sales\"\n[services.till]\ntype = \"api\"\nversion = \"1.0.0\"\n"
                        + "dependencies.requires = [\"shop/ledger\"]\n");

        assertThat(affected(compare().changes().get(0)))
                .containsExactly("shop[writes] breaks", "sales[till]@sales", "shop[calls]", "shop[behind] transitive");
    }

    @Test
    void who_gave_the_thing_up_with_the_change_is_not_affected() throws IOException {
        both("services/catalog.toml", "");
        String till = "[services.till]\ntype = \"api\"\nversion = \"1.0.0\"\n";
        before("projects/shop/services.toml", LEDGER + till + "dependencies.requires = [\"ledger\"]\n");
        after("projects/shop/services.toml", till);

        assertThat(affected(change("service-removed"))).isEmpty();
    }

    @Test
    void what_a_project_overrides_of_a_thing_that_is_gone_is_told_when_it_changes_too() throws IOException {
        before("services/catalog.toml", LEDGER + "env.A = \"1\"\nenv.AB = \"1\"\n");
        after("services/catalog.toml", LEDGER + "env.AB = \"1\"\n");
        String uses = "uses.services = [\"ledger\"]\n[services.ledger.env]\n";
        before("projects/shop/services.toml", uses + "A = \"5\"\nAB = \"5\"\n");
        after("projects/shop/services.toml", uses + "A = \"6\"\nAB = \"6\"\n");

        assertThat(shown())
                .contains(
                        "environment-removed global/ledger env:A: 1 > none",
                        "environment-changed shop/ledger env:A: 5 > 6",
                        "environment-changed shop/ledger env:AB: 5 > 6");
    }

    @Test
    void a_version_breaks_whoever_was_content_with_the_former_one_alone() throws IOException {
        before("services/catalog.toml", LEDGER);
        after("services/catalog.toml", LEDGER.replace("1.0.0", "2.0.0"));
        both("projects/shop/services.toml", """
            uses.services = ["ledger"]
            [services.cart]
            type = "api"
            version = "1.0.0"
            dependencies.requires = ["ledger@^1"]
            [services.till]
            type = "api"
            version = "1.0.0"
            dependencies.requires = ["ledger@^3"]
            [services.web]
            type = "api"
            version = "1.0.0"
            dependencies.requires = ["ledger@>=1"]
            """);

        Change version = change("version-changed");

        assertThat(version.level()).isEqualTo(ChangeLevel.BREAKING);
        assertThat(affected(version)).containsExactly("shop[cart] breaks", "shop[ledger, till, web]");
    }

    @Test
    void a_service_that_a_project_writes_for_itself_when_the_catalogue_gives_it_up_has_moved() throws IOException {
        String ledger = LEDGER + "description = \"Books\"\nport = 80\ncontainer.image = \"ledger\"\n";
        before("services/catalog.toml", ledger);
        after("services/catalog.toml", "");
        before("projects/shop/services.toml", "uses.services = [\"ledger\"]\n");
        after("projects/shop/services.toml", ledger);

        assertThat(shown())
                .containsExactlyInAnyOrder(
                        "service-removed global/ledger: global/ledger > shop/ledger",
                        "use-removed shop/ledger uses.services:ledger: ledger > none");
    }

    @Test
    void a_service_that_moves_to_another_project_and_keeps_its_former_id_there_has_moved() throws IOException {
        String ledger = LEDGER + "port = 80\ncontainer.image = \"ledger\"\n";
        String renamed = ledger.replace("services.ledger", "services.books");
        both("services/catalog.toml", "");
        before("projects/shop/services.toml", ledger);
        after("projects/shop/services.toml", "");

        after("projects/sales/services.toml", renamed + "aliases = [\"ledger\"]\n");
        assertThat(shown()).contains("service-removed shop/ledger: shop/ledger > sales/books");

        after("projects/sales/services.toml", renamed);
        assertThat(shown()).contains("service-removed shop/ledger: shop/ledger > none");
    }

    @Test
    void nobody_in_a_project_that_keeps_what_the_catalogue_changes_is_affected() throws IOException {
        before("services/catalog.toml", LEDGER + "port = 80\n");
        after("services/catalog.toml", LEDGER + "port = 81\n");
        String shop = """
            uses.services = ["ledger"]
            [services.cart]
            type = "api"
            version = "1.0.0"
            dependencies.requires = ["ledger"]
            env.LEDGER = "ledger:80"
            """;
        before("projects/shop/services.toml", shop);
        after("projects/shop/services.toml", shop + "[services.ledger]\nport = 80\n");
        both("projects/books/services.toml", shop);

        assertThat(affected(change("port-changed"))).containsExactly("books[cart] breaks", "books[ledger]");
    }

    @Test
    void whoever_joins_the_container_of_what_is_gone_is_broken() throws IOException {
        String feed = "[services.feed]\ntype = \"worker\"\nversion = \"1.0.0\"\n";
        String log = feed.replace("feed", "log") + "deploy.sidecar_of = \"feed\"\n";
        both("services/catalog.toml", "");
        for (String key : List.of("network_mode", "pid", "ipc")) {
            String joining = feed + "container." + key + " = \"service:vpn\"\n" + log;
            before("projects/shop/services.toml", LEDGER.replace("ledger", "vpn") + joining);
            after("projects/shop/services.toml", joining);

            assertThat(affected(change("service-removed")))
                    .as(key)
                    .containsExactly("shop[feed] breaks", "shop[log] transitive");
        }
    }

    @Test
    void whoever_names_a_service_otherwise_than_before_still_depends_on_it() throws IOException {
        String aliased = LEDGER + "aliases = [\"books\"]\n";
        before("services/catalog.toml", aliased + "port = 80\n");
        after("services/catalog.toml", aliased.replace("1.0.0", "2.0.0"));
        String shop = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\nenv.URL = \"http://ledger:80\"\n"
                + "dependencies.requires = [\"%s\"]\n";
        before("projects/shop/services.toml", shop.formatted("books@^1"));
        after("projects/shop/services.toml", shop.formatted("ledger@^1.0"));

        assertThat(affected(change("port-removed"))).containsExactly("shop[cart] breaks");
        assertThat(affected(change("version-changed"))).containsExactly("shop[cart] breaks");
    }

    @Test
    void another_name_of_the_same_service_is_no_more_than_that() throws IOException {
        String aliased = LEDGER + "aliases = [\"books\"]\n";
        both("services/catalog.toml", aliased);
        both("services/versions/v1/catalog.toml", LEDGER.replace("ledger", "books"));
        both("services/versions.toml", "[versions.v1]\npath = \"versions/v1/catalog.toml\"\nstatus = \"current\"\n");
        String shop = "[project]\n%s[uses]\nservices = [\"%s\"]\n[services.cart]\ntype = \"api\"\n"
                + "version = \"1.0.0\"\ndependencies.requires = [\"%s\"]\n%s";
        before("projects/shop/services.toml", shop.formatted("catalog_version = \"v1\"\n", "books", "books", ""));
        after(
                "projects/shop/services.toml",
                shop.formatted("", "ledger", "ledger", "[services.ledger]\nlabels.team = \"shop\"\n"));

        assertThat(shown())
                .contains("reference-respelled shop/cart dependencies.requires:ledger: books > ledger")
                .noneMatch(
                        change -> change.startsWith("dependency-") || change.startsWith("version-unchanged shop/cart"));
    }

    @Test
    void a_name_that_leads_to_another_project_instead_is_another_dependency() throws IOException {
        both("services/catalog.toml", LEDGER);
        both("projects/bank/services.toml", "[uses]\nservices = [\"ledger\"]\n[services.ledger]\nport = 81\n");
        String shop = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"%s\"]\n";
        before("projects/shop/services.toml", shop.formatted("ledger"));
        after("projects/shop/services.toml", shop.formatted("bank/ledger"));

        assertThat(shown())
                .contains(
                        "dependency-added shop/cart dependencies.requires:bank/ledger: none > bank/ledger",
                        "dependency-removed shop/cart dependencies.requires:ledger: ledger > none");
    }

    @Test
    void a_demanded_version_is_known_whatever_else_names_the_service() throws IOException {
        String demand = """
            [services.cart]
            type = "api"
            version = "1.0.0"
            dependencies.requires = ["ledger@^1"]
            """;
        String ledger = LEDGER.replace("1.0.0", "%s");
        for (String naming :
                List.of("env.URL = { from_service = \"ledger\" }\n", "container.network_mode = \"service:ledger\"\n")) {
            for (String first : List.of("env.KEY = { from_secret = \"key\" }\n", naming)) {
                String api = "[services.api]\ntype = \"api\"\nversion = \"1.0.0\"\n" + first;
                both("services/catalog.toml", "");
                before("projects/shop/services.toml", api + demand + naming + ledger.formatted("1.4.0"));
                after("projects/shop/services.toml", api + demand + naming + ledger.formatted("2.0.0"));

                assertThat(affected(change("version-changed")))
                        .as(first + naming)
                        .contains("shop[cart] breaks");
            }
        }
    }

    @Test
    void who_names_the_service_of_the_catalogue_itself_sees_what_its_project_hides() throws IOException {
        before("services/catalog.toml", LEDGER + "port = 80\n");
        after("services/catalog.toml", LEDGER + "port = 81\n");
        both("projects/shop/services.toml", """
            uses.services = ["ledger"]
            [services.ledger]
            port = 80
            [services.cart]
            type = "api"
            version = "1.0.0"
            env.LEDGER = { from_service = "global/ledger" }
            [services.till]
            type = "api"
            version = "1.0.0"
            env.LEDGER = { from_service = "ledger" }
            """);

        assertThat(affected(change("port-changed"))).containsExactly("shop[cart]");
    }

    @Test
    void whoever_has_what_changed_of_its_own_is_reached_by_no_service_of_the_catalogue() throws IOException {
        String pay = "[services.pay]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"ledger\"]\n";
        String project = "[project]\nowner = \"%1$s\"\n[uses]\nservices = [\"ledger\", \"pay\"]\n"
                + "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"pay\"]\n";
        before("services/catalog.toml", LEDGER + "ports.main = { port = 8080 }\n" + pay);
        after("services/catalog.toml", LEDGER + "ports.main = { port = 9090 }\n" + pay);
        both("projects/bank/services.toml", project.formatted("bank"));
        both("projects/shop/services.toml", project.formatted("shop") + "[services.ledger.ports]\nmain.port = 7070\n");
        both(
                "projects/till/services.toml",
                project.formatted("till").replace("requires = [\"pay\"]", "requires = [\"global/ledger\"]")
                        + "[services.ledger.ports]\nmain.port = 7070\n");

        for (String kind : List.of("port-changed", "major-version-missing", "version-unchanged")) {
            assertThat(affected(change(kind)))
                    .as(kind)
                    .containsExactly(
                            "bank[ledger, pay]@bank", "global[pay]", "till[cart]@till", "bank[cart]@bank transitive");
        }
    }

    @Test
    void who_follows_a_service_to_an_id_that_another_one_had_is_told_of_its_own_service() throws IOException {
        String services = """
                [services.%s]
                type = "api"
                version = "1.0.0"
                ports.main = { port = 1111 }
                """;
        String other = services.replace("1.0.0", "2.0.0").replace("1111", "2222");
        String dependants = """
                [services.cart]
                type = "api"
                version = "1.0.0"
                dependencies.requires = ["a"]
                [services.till]
                type = "api"
                version = "1.0.0"
                dependencies.requires = ["b"]
                """;
        before("services/catalog.toml", "");
        after("services/catalog.toml", "");
        before("projects/shop/services.toml", services.formatted("a") + other.formatted("b") + dependants);
        after("projects/shop/services.toml", services.formatted("b") + "aliases = [\"a\"]\n" + dependants);

        assertThat(affected(change("service-renamed"))).containsExactly("shop[cart]");
        assertThat(affected(change("port-changed"))).containsExactly("shop[till]");
        assertThat(compare().versions()).containsExactly(new ServiceVersions("shop/b", "2.0.0", "1.0.0"));
    }

    @Test
    void ids_that_change_places_are_compared_as_those_meet_them_who_write_them() throws IOException {
        String service = "[services.%s]\ntype = \"api\"\nversion = \"1.0.0\"\nports.main = { port = %s }\n";
        String cart = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"a\"]\n";
        before("services/catalog.toml", "");
        after("services/catalog.toml", "");
        before("projects/shop/services.toml", service.formatted("a", "1111") + service.formatted("b", "2222") + cart);
        after(
                "projects/shop/services.toml",
                service.formatted("b", "1111")
                        + "aliases = [\"a\"]\n"
                        + service.formatted("a", "2222")
                        + "aliases = [\"b\"]\n"
                        + cart);

        assertThat(shown())
                .contains(
                        "port-changed shop/a ports.main: 1111/TCP > 2222/TCP",
                        "port-changed shop/b ports.main: 2222/TCP > 1111/TCP")
                .noneMatch(change -> change.startsWith("service-renamed"));
    }

    @Test
    void a_service_that_a_project_takes_over_is_gone_for_nobody_in_it() throws IOException {
        String cart =
                "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n" + "dependencies.requires = [\"ledger\"]\n";
        String uses = "[uses]\nservices = [\"ledger\"]\n";
        before("services/catalog.toml", LEDGER);
        after("services/catalog.toml", "");
        both("projects/bank/services.toml", uses + cart);
        before("projects/shop/services.toml", uses + cart);
        after("projects/shop/services.toml", LEDGER + cart);

        assertThat(affected(change("service-removed"))).containsExactly("bank[cart, ledger] breaks");

        before("projects/shop/services.toml", uses + cart + "[services.ledger.deploy]\nreplicas = 2\n");

        assertThat(affected(change("service-removed"))).containsExactly("bank[cart, ledger] breaks");
    }
}
