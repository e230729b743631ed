package dev.serviceregistry.registry.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenHostsTest {

    private final WrittenHosts ledger = new WrittenHosts(Set.of("ledger"), Set.of("shop"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger:8080",
                "http://ledger",
                "http://ledger/x",
                "http://ledger?x=1",
                "http://ledger#x",
                "http://ledger:${PORT}/",
                "postgres://app:${PW}@ledger/db",
                "postgres://app@ledger/db",
                "mongodb://one,ledger/db",
                "{\"url\":\"http://ledger\"}",
                "http://ledger.shop/x",
                "http://ledger.default/x",
                "http://ledger.bank.svc/x",
                "http://ledger.bank.svc.cluster.local/x",
                "http://ledger.prod.example.org:8080/",
                "Server=ledger,8080;Database=x",
                "Server=tcp:ledger;Database=x",
                "Data Source=ledger;",
                "host=ledger port=5432",
                "-Dspring.datasource.host=ledger",
                "--host ledger",
                "--db-host ledger",
                "--host=ledger",
                "psql -h ledger -U app"
            })
    void a_name_in_the_place_of_a_host_is_found_and_another_one_written(String text) {
        assertThat(ledger.areIn("", text)).isTrue();
        assertThat(ledger.renamed("", text, "book")).isEqualTo(text.replace("ledger", "book"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ledger",
                "my-ledger:8080",
                "ledger-2:8080",
                "http://my.ledger/x",
                "http://ledger-2/x",
                "http://ledger.example.org/x",
                "http://ledger.io",
                "http://db/ledger",
                "http://db?schema=ledger",
                "postgres://ledger@db/x",
                "postgres://ledger:${PW}@db/x",
                "postgres://db/ledger",
                "database=ledger",
                "--name ledger",
                "ghcr.io/acme/ledger",
                "mail@ledger.org"
            })
    void a_name_anywhere_else_is_none(String text) {
        assertThat(ledger.areIn("", text)).isFalse();
        assertThat(ledger.renamed("", text, "book")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "other,ledger", "ledger/path", "ledger.shop", "app@ledger"})
    void a_name_by_itself_counts_where_a_variable_holds_an_address(String text) {
        assertThat(ledger.areIn("LEDGER_HOST", text)).isTrue();
        assertThat(ledger.areIn("SCHEMA", text)).isFalse();
        assertThat(ledger.areIn("VIRTUAL_HOST", text)).isFalse();
        assertThat(ledger.renamed("LEDGER_HOST", text, "book")).isEqualTo(text.replace("ledger", "book"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ledger:8080/", "ledger.shop:8080", "Server=ledger,8080;", "x@tcp(ledger:8080)/db"})
    void the_number_behind_a_host_is_found_and_another_one_written(String text) {
        assertThat(ledger.havePort(text, "8080")).isTrue();
        assertThat(ledger.havePort(text, "808")).isFalse();
        assertThat(ledger.renumbered(text, "8080", "9090")).isEqualTo(text.replace("8080", "9090"));
    }

    @Test
    void the_number_behind_another_host_is_none_of_it() {
        assertThat(ledger.havePort("http://my-ledger:8080/?ledger,8080", "8080"))
                .isFalse();
    }
}
