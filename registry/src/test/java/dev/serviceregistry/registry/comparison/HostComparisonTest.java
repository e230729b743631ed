package dev.serviceregistry.registry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who writes the host of a service, or a port behind it, that is no longer there. */
class HostComparisonTest extends TwoStates {

    private static String cart(String names, String variables) {
        return "[uses]\nservices = [\"" + names + "\"]\n[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n"
                + "dependencies.calls = [\"" + names + "\"]\nenv = { " + variables + " }\n";
    }

    @Test
    void who_follows_a_service_that_is_gone_and_still_writes_its_host_is_broken() throws IOException {
        String book = LEDGER.replace("ledger", "book");
        before("services/catalog.toml", LEDGER);
        after("services/catalog.toml", book);
        before("projects/shop/services.toml", cart("ledger", "A = \"http://ledger:80\""));
        after("projects/shop/services.toml", cart("book", "A = \"http://ledger:80\""));
        before("projects/bank/services.toml", cart("ledger", "A = \"http://ledger:80\""));
        after("projects/bank/services.toml", cart("book", "A = \"http://book:80\""));

        assertThat(affected(change("service-removed"))).containsExactly("shop[cart] breaks");
    }

    @Test
    void who_overrode_a_service_that_is_gone_and_still_writes_its_host_is_broken() throws IOException {
        String override = "[services.ledger.deploy]\nreplicas = 2\n";
        before("services/catalog.toml", LEDGER);
        after("services/catalog.toml", LEDGER.replace("ledger", "book"));
        before("projects/shop/services.toml", cart("ledger", "A_HOST = \"ledger\"") + override);
        after("projects/shop/services.toml", cart("book", "A_HOST = \"ledger\""));

        assertThat(affected(change("service-removed"))).containsExactly("shop[cart] breaks");
    }

    @Test
    void who_pins_a_version_without_a_service_and_still_writes_its_host_is_broken() throws IOException {
        pinned(LEDGER, LEDGER.replace("ledger", "book"), "");
        String pin = "[project]\ncatalog_version = \"%s\"\n";
        before("projects/shop/services.toml", pin.formatted("v1") + cart("ledger", "A = \"http://ledger:80\""));
        after("projects/shop/services.toml", pin.formatted("v2") + cart("book", "A = \"http://ledger:80\""));

        assertThat(affected(change("service-removed"))).containsExactly("shop[cart] breaks");

        after("projects/shop/services.toml", pin.formatted("v2") + cart("book", "A = \"http://book:80\""));

        assertThat(compare().changes()).noneMatch(change -> change.kind().equals("service-removed"));
    }

    @Test
    void a_host_that_another_service_has_now_breaks_nobody() throws IOException {
        String shop = "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n"
                + "dependencies.calls = [\"%s/ledger\"]\nenv.A = \"http://ledger:80\"\n";
        before("services/catalog.toml", "");
        after("services/catalog.toml", "");
        before("projects/bank/services.toml", LEDGER);
        after("projects/bank/services.toml", "");
        before("projects/sales/services.toml", "");
        after("projects/sales/services.toml", LEDGER);
        before("projects/shop/services.toml", shop.formatted("bank"));
        after("projects/shop/services.toml", shop.formatted("sales"));

        assertThat(affected(change("service-removed"))).isEmpty();
    }

    @Test
    void a_renamed_service_breaks_whoever_writes_its_former_id_as_a_host() throws IOException {
        before("services/catalog.toml", LEDGER);
        after("services/catalog.toml", LEDGER.replace("ledger", "book") + "aliases = [\"ledger\"]\n");
        for (String variable : List.of(
                "LEDGER_HOST = \"ledger\"",
                "A_HOST = { variable = \"X\", default = \"ledger\" }",
                "A = \"postgres://app@ledger/db\"",
                "A = \"http://${HOST:-ledger}:8080/\"",
                "A = \"postgres://app:hunter2x9@ledger/db\"",
                "A = \"Server=ledger;Database=x;User Id=app;Password=hunter2x9\"",
                "A = \"redis://ledger:6379?password=hunter2x9\"",
                "A = \"host=ledger port=5432 password=hunter2x9\"")) {
            both("projects/shop/services.toml", cart("ledger", variable));

            assertThat(affected(change("service-renamed")))
                    .as(variable)
                    .containsExactly("shop[cart] breaks", "shop[book]");
        }
        for (String variable : List.of(
                "MODE = \"ledger\"",
                "BROKER_TYPE = \"ledger\"",
                "LEDGER_IMAGE = \"ledger:7.2\"",
                "A_URL = { from_service = \"ledger\" }",
                "A = \"https://ledger.example.org/\"",
                "A = \"postgres://ledger:hunter2x9@db/ledger\"")) {
            both("projects/shop/services.toml", cart("ledger", variable));

            assertThat(affected(change("service-renamed"))).as(variable).containsExactly("shop[book, cart]");
        }
    }

    @Test
    void of_a_container_only_what_it_runs_holds_hosts() throws IOException {
        before("services/catalog.toml", LEDGER);
        after("services/catalog.toml", LEDGER.replace("ledger", "book") + "aliases = [\"ledger\"]\n");
        String container = cart("ledger", "") + "[services.cart.container]\n";
        both("projects/shop/services.toml", container + "user = \"ledger:1000\"\nbuild.args.A = \"ledger:1000\"\n");

        assertThat(affected(change("service-renamed"))).containsExactly("shop[book, cart]");

        both("projects/shop/services.toml", container + "entrypoint = [\"run\", \"ledger:1000\"]\n");

        assertThat(affected(change("service-renamed"))).containsExactly("shop[cart] breaks", "shop[book]");
    }

    @Test
    void a_host_in_the_namespace_that_a_deployment_states_is_seen() throws IOException {
        both("services/catalog.toml", "");
        both("projects/bank/deployment.toml", "[deployment]\nnamespace = \"money\"\n");
        before("projects/bank/services.toml", LEDGER);
        after("projects/bank/services.toml", LEDGER.replace("ledger", "book") + "aliases = [\"ledger\"]\n");
        both(
                "projects/shop/services.toml",
                "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n"
                        + "dependencies.calls = [\"bank/ledger\"]\nenv.A = \"http://ledger.money/\"\n");

        assertThat(affected(change("service-renamed"))).contains("shop[cart] breaks");
    }

    private static String consumer(String consumes, String variable) {
        return "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n" + consumes + "env.A = \"" + variable + "\"\n";
    }

    @Test
    void who_consumes_a_contract_that_another_one_serves_and_still_writes_the_former_host_is_broken()
            throws IOException {
        String provider = LEDGER + "dependencies.provides = [\"books@1\"]\n";
        String consumes = "dependencies.consumes = [\"books@1\"]\n";
        both("services/catalog.toml", "");
        before("projects/bank/services.toml", provider);
        after("projects/bank/services.toml", provider.replace("ledger", "book"));
        both("projects/shop/services.toml", consumer(consumes, "http://ledger.bank:80"));

        assertThat(affected(change("service-removed"))).containsExactly("shop[cart] breaks");

        after("projects/shop/services.toml", consumer("", "http://ledger.bank:80"));

        assertThat(affected(change("service-removed"))).containsExactly("shop[cart] breaks");

        after("projects/shop/services.toml", consumer(consumes, "http://book.bank:80"));

        assertThat(affected(change("service-removed"))).noneMatch(shop -> shop.contains("breaks"));
    }

    @Test
    void a_host_that_another_provider_of_the_contract_has_now_breaks_nobody() throws IOException {
        String provider = LEDGER + "dependencies.provides = [\"books@1\"]\n";
        both("services/catalog.toml", "");
        before("projects/bank/services.toml", provider);
        after("projects/bank/services.toml", "");
        before("projects/sales/services.toml", "");
        after("projects/sales/services.toml", provider);
        both("projects/shop/services.toml", consumer("dependencies.consumes = [\"books@1\"]\n", "http://ledger:80"));

        assertThat(affected(change("service-removed"))).noneMatch(shop -> shop.contains("breaks"));
    }

    @Test
    void a_port_behind_a_password_is_seen() throws IOException {
        before("services/catalog.toml", LEDGER + "port = 5432\n");
        after("services/catalog.toml", LEDGER + "port = 5433\n");
        both("projects/shop/services.toml", cart("ledger", "A = \"postgres://app:hunter2x9@ledger:5432/db\""));

        assertThat(affected(change("port-changed"))).containsExactly("shop[cart] breaks", "shop[ledger]");
    }
}
