package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedHostImportTest {

    private static final String SERVICES = """
            services:
              web: { image: x, %s }
              api: { image: a, ports: ["9000:8080", "9100-9120:100-120", "9053:53/udp", "${PORT}:81"] }
              db: { image: b, network_mode: host, expose: ["5432"] }
              vpn: { image: c, container_name: tunnel, ports: ["9001:8081"] }
              torrent: { image: d, network_mode: "service:vpn", expose: ["8081", "6881"] }
              one: { image: e, ports: ["9009:1"] }
              two: { image: e, ports: ["9009:1"] }
              host: { image: f, expose: ["7000"] }
            """;

    @TempDir
    Path directory;

    private String calls(String web) {
        return ComposeDirectory.written(directory, SERVICES.formatted(web))
                .lines()
                .dropWhile(line -> !line.equals("[services.web]"))
                .takeWhile(line -> !line.equals("[services.api]"))
                .filter(line -> line.startsWith("calls"))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "environment: { API_URL: 'http://host.docker.internal:9000/v1' }",
                "environment: { API_URL: 'http://gateway.docker.internal:9110' }",
                "environment: { API: 'host.docker.internal:9000' }",
                "network_mode: host, environment: { API_URL: 'http://localhost:9000' }",
                "network_mode: host, environment: { API_URL: 'http://127.0.0.1:9100' }",
            })
    void a_port_of_the_host_is_the_services_that_publishes_it(String web) {
        assertThat(calls(web)).isEqualTo("calls = [\"api\"]");
    }

    @Test
    void who_joins_the_network_of_the_host_is_in_it() {
        assertThat(ComposeDirectory.written(
                        directory,
                        SERVICES.formatted("networks: [hostnet], environment: { API_URL: 'http://localhost:9000' }")
                                + "networks: { hostnet: { external: true, name: host } }\n"))
                .contains("calls = [\"api\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "environment: { DB_URL: 'postgres://host.docker.internal:5432/x' }",
                "network_mode: host, environment: { DB_URL: 'postgres://localhost:5432/x' }",
            })
    void a_port_of_the_host_is_that_of_a_service_in_its_network(String web) {
        assertThat(calls(web)).isEqualTo("calls = [\"db\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"service:vpn", "container:tunnel", "service:torrent"})
    void a_port_of_a_shared_network_is_that_of_the_service_beside(String mode) {
        String calls = calls("network_mode: '" + mode + "', environment: { PEER: 'localhost:6881' }");
        assertThat(calls).isEqualTo(mode.equals("service:torrent") ? "" : "calls = [\"torrent\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "environment: { API_URL: 'http://localhost:9000' }",
                "environment: { API_URL: 'http://127.0.0.1:8080' }",
                "environment: { API_URL: 'http://host.docker.internal:8080' }",
                "environment: { API_URL: 'http://host.docker.internal' }",
                "environment: { API_URL: 'udp://host.docker.internal:9053' }",
                "environment: { API_URL: 'http://host.docker.internal:9009' }",
                "environment: { API_HOST: host.docker.internal }",
                "ports: ['9000:80'], environment: { SELF_URL: 'http://host.docker.internal:9000' }",
                "network_mode: host, expose: ['9000'], environment: { SELF_URL: 'http://localhost:9000' }",
                "network_mode: host, environment: { API_URL: 'http://localhost:8080' }",
                "network_mode: host, environment: { API_URL: 'http://localhost:7000' }",
                "network_mode: 'service:vpn', environment: { PEER: 'localhost:8081' }",
                "network_mode: 'service:ghost', environment: { PEER: 'localhost:6881' }",
            })
    void a_port_of_the_caller_of_several_or_of_none_is_no_call(String web) {
        assertThat(calls(web)).isEmpty();
    }
}
