package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortImportTest {
    @TempDir
    Path directory;

    private String ports(String yaml) {
        return ComposeDirectory.written(directory, "services:\n  web:\n    image: x\n" + yaml.indent(4))
                .lines()
                .filter(line -> line.contains("{ port"))
                .collect(Collectors.joining("\n"));
    }

    private List<String> notes(String yaml) {
        return ComposeDirectory.noted(directory, "services:\n  web:\n    image: x\n" + yaml.indent(4));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    8080                | tcp-8080 = { port = 8080 }
                    80:8080             | tcp-8080 = { port = 8080, published = 80 }
                    127.0.0.1:8001:80   | tcp-80 = { port = 80, published = 8001, host_ip = "127.0.0.1" }
                    [::1]:80:80         | tcp-80 = { port = 80, published = 80, host_ip = "::1" }
                    ::1:80:80           | tcp-80 = { port = 80, published = 80, host_ip = "::1" }
                    6060:6060/udp       | udp-6060 = { port = 6060, protocol = "UDP", published = 6060 }
                    5000:5000/tcp       | tcp-5000 = { port = 5000, published = 5000 }
                    127.0.0.1::5000     | tcp-5000 = { port = 5000, host_ip = "127.0.0.1" }
                    132:132/sctp        | sctp-132 = { port = 132, protocol = "SCTP", published = 132 }
                    """)
    void a_short_port_keeps_its_target_host_port_address_and_protocol(String written, String expected) {
        assertThat(ports("ports: ['" + written + "']")).isEqualTo(expected);
    }

    @Test
    void a_short_range_is_written_port_by_port() {
        assertThat(ports("ports: ['3000-3002', '9090-9091:8080-8081']")).isEqualTo("""
                        tcp-3000 = { port = 3000 }
                        tcp-3001 = { port = 3001 }
                        tcp-3002 = { port = 3002 }
                        tcp-8080 = { port = 8080, published = 9090 }
                        tcp-8081 = { port = 8081, published = 9091 }""");
    }

    @Test
    void a_long_port_keeps_its_application_protocol() {
        assertThat(ports("""
                        ports:
                          - target: 80
                            published: "8080"
                            protocol: tcp
                            host_ip: 127.0.0.1
                            app_protocol: http
                        """))
                .isEqualTo(
                        "tcp-80 = { port = 80, app_protocol = \"http\", published = 8080, host_ip = \"127.0.0.1\" }");
    }

    @Test
    void one_target_at_two_host_ports_gives_two_numbered_keys() {
        assertThat(ports("ports: ['80:80', '81:80', '80:80']"))
                .isEqualTo("tcp-80 = { port = 80, published = 80 }\ntcp-80-2 = { port = 80, published = 81 }");
    }

    @Test
    void an_exposed_port_is_not_bound_and_not_written_twice() {
        assertThat(ports("ports: ['80:80']\nexpose: ['80', 3000, '4000-4001/udp']"))
                .isEqualTo("""
                        tcp-80 = { port = 80, published = 80 }
                        tcp-3000 = { port = 3000 }
                        udp-4000 = { port = 4000, protocol = "UDP" }
                        udp-4001 = { port = 4001, protocol = "UDP" }""");
    }

    @Test
    void a_port_with_a_default_is_resolved_and_noted() {
        assertThat(ports("ports: ['${PORT:-8080}:80']")).isEqualTo("tcp-80 = { port = 80, published = 8080 }");
        assertThat(notes("ports: ['${PORT:-8080}:80']"))
                .containsExactly("compose.yaml:4:13: web.ports: the variable PORT is written as its default");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ${PORT}:80                 | tcp-80 = { port = 80, published = "${PORT}" }
                    $PORT:80/udp               | udp-80 = { port = 80, protocol = "UDP", published = "${PORT}" }
                    127.0.0.1:${PORT:?a/b}:80  | tcp-80 = { port = 80, published = "${PORT:?a/b}", host_ip = "127.0.0.1" }
                    ${PORT}:${PORT}            | tcp-port = { port = "${PORT}", published = "${PORT}" }
                    80:${PORT}                 | tcp-port = { port = "${PORT}", published = 80 }
                    ${A}-${B}:80-99            | tcp-80-99 = { port = 80, end_port = 99, published = "${A}-${B}" }
                    """)
    void a_port_that_only_a_variable_tells_is_written_as_the_variable(String written, String expected) {
        assertThat(ports("ports: ['" + written + "']")).isEqualTo(expected);
        assertThat(notes("ports: ['" + written + "']"))
                .isNotEmpty()
                .allMatch(note -> note.endsWith("has no value and stays as written"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'localhost:8080:80'", "{ target: 80, published: 8080, host_ip: localhost }"})
    void an_address_that_the_registry_refuses_is_kept_and_noted(String port) {
        assertThat(ports("ports: [" + port + "]"))
                .isEqualTo("tcp-80 = { port = 80, published = 8080, host_ip = \"localhost\" }");
        assertThat(notes("ports: [" + port + "]"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .endsWith(" has localhost where the registry takes an IP address");
    }

    @Test
    void a_protocol_that_is_not_known_is_noted() {
        assertThat(ports("ports: ['80:80/${PROTOCOL}']")).isEqualTo("tcp-80 = { port = 80, published = 80 }");
        assertThat(notes("ports: ['80:80/${PROTOCOL}']"))
                .anyMatch(note -> note.endsWith("has a protocol that is not known; tcp is written"));
    }

    @ParameterizedTest
    @CsvSource({"'web:80'", "'0'", "'70000'", "'90-80'", "'80-81:90-92'", "'8000-8005:80'", "'x'", "''"})
    void a_port_that_cannot_be_kept_is_noted(String port) {
        List<String> notes = notes("ports: ['" + port + "']");
        assertThat(notes).anyMatch(note -> note.startsWith("compose.yaml:4:13: web.ports: " + port));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'80'", "'127.0.0.1::80'", "'0:80'", "{ target: 80 }"})
    void a_host_port_that_is_chosen_at_start_is_noted(String port) {
        assertThat(notes("ports: [" + port + "]\nexpose: [90]"))
                .singleElement()
                .asString()
                .endsWith("has a port of the host that is chosen at start");
    }

    @Test
    void the_mode_and_the_name_of_a_long_port_are_noted() {
        assertThat(notes("ports: [{ target: 22, published: 22, mode: host, name: ssh }]"))
                .hasSize(2)
                .allMatch(note -> note.contains("has no place in the registry"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    49152-65535:49152-65535/udp | udp-49152-65535 = { port = 49152, end_port = 65535, protocol = "UDP", published = 49152 }
                    1-65535                     | tcp-1-65535 = { port = 1, end_port = 65535 }
                    20000-20020:30000-30020     | tcp-30000-30020 = { port = 30000, end_port = 30020, published = 20000 }
                    """)
    void a_long_range_is_one_port(String written, String expected) {
        assertThat(ports("ports: ['" + written + "']")).isEqualTo(expected);
    }

    @Test
    void an_exposed_port_in_a_long_range_is_not_written_twice() {
        assertThat(ports("ports: ['20-60:20-60']\nexpose: ['20', '30-50', '61']"))
                .isEqualTo("""
                        tcp-20-60 = { port = 20, end_port = 60, published = 20 }
                        tcp-61 = { port = 61 }""");
    }
}
