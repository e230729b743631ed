package dev.serviceregistry.registry.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortComparisonTest {

    private @TempDir Path directory;
    private StateOfShop shop;

    @BeforeEach
    void aShop() {
        shop = new StateOfShop(directory);
    }

    private List<String> told(String before, String after, String address) throws IOException {
        String file = """
                [services.rtp]
                type = "api"
                version = "0.0.0"
                %s
                [services.cart]
                type = "api"
                version = "1.0.0"
                dependencies.calls = ["rtp"]
                env.TARGET = "%s"
                """;
        return shop.told(file.formatted(before, address), file.formatted(after, address));
    }

    private static String counted(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> "ports.tcp-%1$d = { port = %1$d, published = %1$d }".formatted(number))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"published = 9090", "published = 8080, host_ip = \"127.0.0.1\"", "app_protocol = \"http\""})
    void who_reaches_a_port_by_the_services_name_is_not_broken_by_its_number_on_the_host(String after)
            throws IOException {
        assertThat(told(
                        "ports.m = { port = 8080, published = 8080 }",
                        "ports.m = { port = 8080, " + after + " }",
                        "http://rtp:8080/x"))
                .anyMatch(change -> change.startsWith("breaking published-port-changed rtp ports.m.published: 8080 > "))
                .noneMatch(change -> change.contains(" breaks "));
    }

    @Test
    void a_number_that_is_one_of_the_host_alone_breaks_who_writes_it() throws IOException {
        assertThat(told(
                        "ports.m = { port = 8080, published = 9000 }",
                        "ports.m = { port = 8080, published = 9100 }",
                        "http://rtp:9000/x"))
                .containsExactly(
                        "breaking published-port-changed rtp ports.m.published: 9000 > 9100 breaks shop[cart]");
    }

    @Test
    void a_row_that_becomes_longer_closes_nothing() throws IOException {
        assertThat(told(
                        "ports.u = { port = 10000, end_port = 10050, published = 10000, protocol = \"UDP\" }",
                        "ports.w = { port = 10000, end_port = 10100, published = 10000, protocol = \"UDP\" }",
                        "rtp:10000"))
                .containsExactly("safe port-added rtp ports.w: none > 10051-10100/UDP");
    }

    @Test
    void a_row_that_becomes_longer_under_its_name_closes_nothing() throws IOException {
        assertThat(told(
                        "ports.u = { port = 8000, end_port = 8050 }",
                        "ports.u = { port = 8000, end_port = 8060 }",
                        "http://rtp:8000"))
                .containsExactly("safe port-added rtp ports.u: none > 8051-8060/TCP");
        assertThat(told("ports.u = { port = 8000 }", "ports.u = { port = 8000, end_port = 8100 }", "http://rtp:8000"))
                .containsExactly("safe port-added rtp ports.u: none > 8001-8100/TCP");
        assertThat(told(
                        "ports.u = { port = 8000, end_port = 8050, published = 8000 }",
                        "ports.u = { port = 7990, end_port = 8050, published = 7990 }",
                        "http://rtp:8000"))
                .containsExactly("safe port-added rtp ports.u: none > 7990-7999/TCP");
    }

    @Test
    void a_row_in_parts_is_the_same_row() throws IOException {
        String whole = "ports.tcp-10000 = { port = 10000, end_port = 10099, published = 10000 }";
        String parts = """
                ports.tcp-10000 = { port = 10000, end_port = 10049, published = 10000 }
                ports.tcp-10050 = { port = 10050, end_port = 10099, published = 10050 }
                """;

        assertThat(told(whole, parts, "rtp:10060")).isEmpty();
        assertThat(told(parts, whole, "rtp:10060")).isEmpty();
    }

    @Test
    void numbers_that_stand_one_by_one_are_the_row_that_they_make() throws IOException {
        String row = "ports.tcp-8000 = { port = 8000, end_port = 8016, published = 8000 }";

        assertThat(told(counted(8000, 8015), row, "rtp:8005"))
                .containsExactly("safe port-added rtp ports.tcp-8000: none > 8016/TCP");
        assertThat(told(row, counted(8000, 8015), "rtp:8005"))
                .containsExactly("breaking port-removed rtp ports.tcp-8000: 8016/TCP > none reaches shop[cart]");
        assertThat(told(counted(8000, 8016), row, "rtp:8005")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8025, breaks", "8000, breaks", "8050, breaks", "8051, reaches", "80, reaches", "802, reaches"})
    void who_writes_any_number_of_a_row_that_is_gone_is_broken(String number, String how) throws IOException {
        assertThat(told(
                        "ports.m = { port = 80 }\nports.u = { port = 8000, end_port = 8050 }",
                        "ports.m = { port = 80 }",
                        "http://rtp:" + number + "/x"))
                .containsExactly("breaking port-removed rtp ports.u: 8000-8050/TCP > none " + how + " shop[cart]");
    }

    @ParameterizedTest
    @CsvSource({"8045, breaks", "8041, breaks", "8040, reaches"})
    void a_row_that_becomes_shorter_breaks_who_writes_what_it_loses(String number, String how) throws IOException {
        assertThat(told(
                        "ports.u = { port = 8000, end_port = 8050 }",
                        "ports.u = { port = 8000, end_port = 8040 }",
                        "rtp:" + number))
                .containsExactly("breaking port-removed rtp ports.u: 8041-8050/TCP > none " + how + " shop[cart]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5432 | env.DB_HOST = \"rtp\"; env.DB_PORT = \"5432\" | breaks",
                "5432 | env.DB_HOST = \"rtp\"; env.DB_PORT = 5432 | breaks",
                "5432 | env.DB_HOSTNAME = \"rtp\"; env.DB_PORT = \"${PORT:-5432}\" | breaks",
                "5432 | env.dbHost = \"rtp\"; env.dbPort = \"5432\" | breaks",
                "5432 | env.DB_HOST = { variable = \"H\", default = \"rtp\" }; env.DB_PORT = { variable = \"P\", default = 5432 } | breaks",
                "5432 | env.DB_HOST = \"rtp\"; env.DB_PORT = \"5433\" | reaches",
                "5432 | env.DB_HOST = \"rtp\"; env.OTHER_PORT = \"5432\" | reaches",
                "5432 | env.DB_HOST = \"other\"; env.DB_PORT = \"5432\" | reaches",
                "80   | env.WEB_URL = \"http://rtp/x\" | breaks",
                "80   | env.WEB_URL = \"http://rtp\" | breaks",
                "80   | env.WEB_URL = \"http://rtp.default.svc/x\" | breaks",
                "80   | env.WEB_URL = \"http://rtp.example.org/x\" | reaches",
                "80   | env.WEB_URL = \"https://rtp/x\" | reaches",
                "80   | env.WEB_URL = \"http://rtp:81/x\" | reaches",
                "443  | env.WEB_URL = \"https://rtp/x\" | breaks",
                "5432 | env.DATABASE = \"postgres://u@rtp/x\" | breaks",
                "5432 | env.DATABASE = \"postgresql://u:p@rtp/x?y=z\" | breaks",
                "5432 | env.DATABASE = \"postgres://u@rtp:5433/x\" | reaches",
                "5432 | env.DATABASE = \"postgres://u@rtp-2/x\" | reaches",
            })
    void who_means_a_port_without_writing_it_behind_the_name_is_broken_too(String port, String client, String how)
            throws IOException {
        String file = """
                [services.rtp]
                type = "api"
                version = "0.0.0"
                ports.other.port = 1
                %s
                [services.cart]
                type = "api"
                version = "1.0.0"
                dependencies.calls = ["rtp"]
                %s
                """;
        String variables = client.replace("; ", "\n");

        assertThat(shop.told(file.formatted("ports.m.port = " + port, variables), file.formatted("", variables)))
                .containsExactly("breaking port-removed rtp ports.m: " + port + "/TCP > none " + how + " shop[cart]");
    }

    @Test
    void a_row_that_is_wholly_another_one_has_changed() throws IOException {
        assertThat(told(
                        "ports.u = { port = 8000, end_port = 8010 }",
                        "ports.u = { port = 9000, end_port = 9010 }",
                        "rtp:8005"))
                .containsExactly("breaking port-changed rtp ports.u: 8000-8010/TCP > 9000-9010/TCP breaks shop[cart]");
    }

    @Test
    void a_number_of_the_host_that_leads_elsewhere_now_does_not_lead_where_it_did() throws IOException {
        assertThat(told(
                        "ports.a = { port = 80, published = 8080 }",
                        "ports.a = { port = 80, published = 8081 }\nports.b = { port = 81, published = 8080 }",
                        ""))
                .contains("breaking published-port-changed rtp ports.a.published: 8080 > 8081 reaches shop[cart]");
    }

    @Test
    void a_port_that_another_one_keeps_open_may_go() throws IOException {
        assertThat(told(
                        "ports.a = { port = 8005, published = 8005 }\nports.u = { port = 8000, end_port = 8010, published = 8000 }",
                        "ports.u = { port = 8000, end_port = 8010, published = 8000 }",
                        "rtp:8005"))
                .containsExactly("safe value-changed rtp ports.a: 8005/TCP > none");
    }

    @Test
    void a_row_that_reaches_over_another_port_opens_and_closes_nothing() throws IOException {
        assertThat(told(
                        "ports.a = { port = 80, end_port = 82 }\nports.b.port = 82",
                        "ports.a = { port = 80, end_port = 81 }\nports.b.port = 82",
                        "rtp:82"))
                .containsExactly("safe value-changed rtp ports.a.port: 80-82/TCP > 80-81/TCP");
        assertThat(told(
                        "ports.a = { port = 80, end_port = 81 }\nports.b.port = 82",
                        "ports.a = { port = 80, end_port = 82 }\nports.b.port = 82",
                        "rtp:82"))
                .containsExactly("safe value-changed rtp ports.a.port: 80-81/TCP > 80-82/TCP");
    }

    @ParameterizedTest
    @CsvSource({"'', 0.0.0.0", "0.0.0.0, ::", "'', *", "::1, [::1]"})
    void one_address_of_the_host_in_another_spelling_is_no_change(String old, String now) throws IOException {
        String port = "ports.m = { port = 80, published = 80%s }";

        assertThat(told(port.formatted(bound(old)), port.formatted(bound(now)), ""))
                .isEmpty();
    }

    private static String bound(String address) {
        return address.isEmpty() ? "" : ", host_ip = \"" + address + "\"";
    }

    @Test
    void a_port_that_is_bound_no_more_is_told_once() throws IOException {
        assertThat(told(
                        "ports.m = { port = 4000, published = 4000, host_ip = \"127.0.0.1\" }",
                        "ports.m = { port = 4000 }",
                        "rtp:4000"))
                .containsExactly(
                        "breaking published-port-changed rtp ports.m.published: 4000 > none reaches shop[cart]");
    }
}
