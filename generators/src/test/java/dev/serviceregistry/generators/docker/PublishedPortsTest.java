package dev.serviceregistry.generators.docker;

import static dev.serviceregistry.generators.docker.ComposeFiles.compose;
import static dev.serviceregistry.generators.docker.ComposeFiles.losses;
import static dev.serviceregistry.generators.docker.ComposeFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ports are published where and as often as it is declared. */
class PublishedPortsTest {

    @TempDir
    private Path root;

    @Test
    void a_host_binds_a_published_port_for_one_container() throws IOException {
        String services = """
            [services.api]
            type = "api"
            version = "1.0.0"
            container.image = "api"
            ports.main = { port = 80, published = 8080 }
            deploy.replicas = 3
            [services.worker]
            type = "worker"
            version = "1.0.0"
            container.image = "worker"
            ports.main = { port = 80 }
            deploy.replicas = 2
            """;

        assertThat(losses(root, services))
                .containsExactly("deploy.replicas: a host binds a published port for one container alone");
        assertThat(text(root)).contains("8080:80", "replicas: 2").doesNotContain("replicas: 3");
    }

    @Test
    void ports_are_published_in_modes_that_share_no_network() throws IOException {
        assertThat(losses(root, """
                [services.bridged]
                type = "api"
                version = "1.0.0"
                container = { image = "api", network_mode = "bridge" }
                ports.main = { port = 80, published = 8080, host_ip = "127.0.0.1" }
                [services.shared]
                type = "api"
                version = "1.0.0"
                container = { image = "api", network_mode = "container:vpn" }
                ports.main = { port = 80, published = 8081 }
                """))
                .containsExactly("ports.main.published: a container that shares a network publishes no port");
        assertThat(text(root)).contains("127.0.0.1:8080:80").doesNotContain("8081");
    }

    @Test
    void ports_in_a_row_and_those_that_a_variable_tells_are_published() throws IOException {
        assertThat(compose(root, """
                [services.turn]
                type = "api"
                version = "1.0.0"
                container.image = "turn"
                [services.turn.ports]
                relay = { port = 49152, end_port = 65535, protocol = "UDP", published = 30000 }
                open = { port = 20, end_port = 40 }
                main = { port = 80, published = "${HTTP_PORT}" }
                proxy = { port = "${PROXY_PORT}", published = "${PROXY_PORT}", host_ip = "::1" }
                """))
                .contains("- \"30000-46383:49152-65535/udp\"", "- \"20-40\"")
                .contains("- \"${HTTP_PORT}:80\"", "- \"[::1]:${PROXY_PORT}:${PROXY_PORT}\"");
    }

    @Test
    void a_port_and_a_row_that_begins_with_it_are_two() throws IOException {
        assertThat(compose(root, """
                [services.turn]
                type = "api"
                version = "1.0.0"
                container.image = "turn"
                [services.turn.ports]
                main = { port = 80, published = 8080 }
                more = { port = 80, end_port = 82, published = 8080 }
                same = { port = 80, end_port = 82, published = 8080 }
                """)).containsOnlyOnce("- \"8080:80\"").containsOnlyOnce("- \"8080-8082:80-82\"");
    }
}
