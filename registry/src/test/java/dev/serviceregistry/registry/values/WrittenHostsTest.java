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
                "psql -h ledger -U app",
                "http://ledger-0.ledger.shop.svc/x",
                "ledger-0.ledger:8080,ledger-1.ledger:8080",
                "redis://ledger:6379?password=x@y",
                "dbHost=ledger",
                "PGHOST=ledger ./migrate",
                "x:8080/y ledger:8080/z"
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
                "mail@ledger.org",
                "ghcr.io/acme/ledger:8080",
                "ledger:7.2",
                "ledger:7-alpine",
                "ghost=ledger",
                "observer=ledger",
                "s3://ledger/x",
                "s3a://ledger:8080/x",
                "abfs://data@ledger/x",
                "docker://ledger:8080",
                "file:///ledger:8080",
                "urn:ledger:8080",
                "jdbc:h2:file:ledger:1"
            })
    void a_name_anywhere_else_is_none(String text) {
        assertThat(ledger.areIn("", text)).isFalse();
        assertThat(ledger.renamed("", text, "book")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"LEDGER:8080", "http://Ledger/", "host=Ledger", "http://ledger.SHOP/", "http://LEDGER-0.Ledger/"
            })
    void letter_case_does_not_matter(String text) {
        assertThat(ledger.areIn("", text)).isTrue();
        assertThat(ledger.renamed("", text, "book")).contains("book").doesNotContainIgnoringCase("ledger");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REDIS_IMAGE", "IMAGE_TAG", "KAFKA_TOPICS", "KAFKA_BROKER_TOPIC"})
    void a_name_before_a_number_is_no_host_where_a_variable_holds_none(String variable) {
        assertThat(ledger.areIn(variable, "ledger:7")).isFalse();
        assertThat(ledger.havePort(variable, "ledger:7", "7")).isFalse();
        assertThat(ledger.areIn(variable, "http://ledger.example.org:7/")).isTrue();
        assertThat(ledger.havePort(variable, "http://ledger:7/", "7")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DB_HOST",
                "PGHOST",
                "dbHost",
                "KAFKA_BROKERS",
                "DB_HOST_2",
                "DB_HOST2",
                "DB_HOST_NAME",
                "BROKER_LIST",
                "CASSANDRA_SEED"
            })
    void a_variable_holds_an_address_where_its_last_word_says_so(String variable) {
        assertThat(ledger.areIn(variable, "ledger")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BROKER_TYPE",
                "KAFKA_BROKER_TOPIC",
                "SEED",
                "FILE_LOCATION",
                "SERVER_MODE",
                "DB_HOST_USERNAME",
                "SERVER_ID",
                "URL_SCHEME",
                "PROXY_DRIVER",
                "GHOST",
                "LIST"
            })
    void a_variable_whose_last_word_is_another_one_holds_none(String variable) {
        assertThat(ledger.areIn(variable, "ledger")).isFalse();
        assertThat(ledger.renamed(variable, "ledger", "book")).isEqualTo("ledger");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"ledger\"", "['ledger']", "(ledger)", "{ledger}", "ledger-0.ledger", "[a, \"ledger.shop\"]"})
    void quotes_brackets_and_a_pod_may_stand_around_a_name_by_itself(String text) {
        assertThat(ledger.areIn("LEDGER_HOST", text)).isTrue();
        assertThat(ledger.renamed("LEDGER_HOST", text, "book")).isEqualTo(text.replace("ledger", "book"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger", "other,ledger", "ledger/path", "ledger.shop", "app@ledger"})
    void a_name_by_itself_counts_where_a_variable_holds_an_address(String text) {
        assertThat(ledger.areIn("LEDGER_HOST", text)).isTrue();
        assertThat(ledger.areIn("SCHEMA", text)).isFalse();
        assertThat(ledger.areIn("VIRTUAL_HOST", text)).isFalse();
        assertThat(ledger.renamed("LEDGER_HOST", text, "book")).isEqualTo(text.replace("ledger", "book"));
    }

    @Test
    void a_bucket_is_no_host_in_a_variable_that_holds_an_address_either() {
        assertThat(ledger.areIn("LEDGER_URL", "abfs://data@ledger/x")).isFalse();
        assertThat(ledger.areIn("LEDGER_URL", "s3://ledger/x")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://ledger:8080/",
                "ledger.shop:8080",
                "Server=ledger,8080;",
                "x@tcp(ledger:8080)/db",
                "ledger-0.ledger:8080"
            })
    void the_number_behind_a_host_is_found_and_another_one_written(String text) {
        assertThat(ledger.havePort("", text, "8080")).isTrue();
        assertThat(ledger.havePort("", text, "808")).isFalse();
        assertThat(ledger.renumbered("", text, "8080", "9090")).isEqualTo(text.replace("8080", "9090"));
    }

    @Test
    void the_number_behind_another_host_is_none_of_it() {
        assertThat(ledger.havePort("", "http://my-ledger:8080/?ledger,8080", "8080"))
                .isFalse();
    }
}
