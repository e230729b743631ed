package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeImportTest {
    @TempDir
    Path directory;

    private ImportDirectory probe(String yaml) {
        return new KubernetesDirectory(directory)
                .with(
                        "app.yaml",
                        KubernetesDirectory.web(
                                "ports: [{ name: http, containerPort: 8080 }]\nlivenessProbe: " + yaml));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { httpGet: { path: /up, port: 80 } }      | { http_get = { path = "/up", port = 80 } }
            { httpGet: { port: http } }               | { http_get = { port = 8080 } }
            { httpGet: { port: "8080" } }             | { http_get = { port = 8080 } }
            { httpGet: { port: 1, scheme: HTTP } }    | { http_get = { port = 1 } }
            { httpGet: { port: 1, scheme: HTTPS, host: h } } | { http_get = { port = 1, scheme = "HTTPS", host = "h" } }
            { httpGet: { port: 1, httpHeaders: [{ name: X-A, value: b }] } } | { http_get = { port = 1, headers = { X-A = "b" } } }
            { exec: { command: [sh, -c, "exit 0"] } } | { exec = ["sh", "-c", "exit 0"] }
            { exec: { command: [sh, -c, "a $$B"] } }  | { exec = ["sh", "-c", "a $B"] }
            { tcpSocket: { port: http } }             | { tcp_socket = { port = 8080 } }
            { tcpSocket: { port: 1, host: h } }       | { tcp_socket = { port = 1, host = "h" } }
            { grpc: { port: 9 } }                     | { grpc = { port = 9 } }
            { grpc: { port: 9, service: s } }         | { grpc = { port = 9, service = "s" } }
            { grpc: { port: 9 }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 3 } | { grpc = { port = 9 }, period = "5s", timeout = "2s", failure_threshold = 3 }
            { grpc: { port: 9 }, successThreshold: 1 } | { grpc = { port = 9 }, success_threshold = 1 }
            { grpc: { port: 9 }, initialDelaySeconds: 300 } | { grpc = { port = 9 }, initial_delay = "300s" }
            """)
    void every_way_to_check_is_kept(String yaml, String toml) {
        assertThat(probe(yaml).toml()).contains("[services.web.health]\nliveness = " + toml + "\n");
        assertThat(probe(yaml).notes()).isEmpty();
    }

    @Test
    void all_three_probes_are_kept() {
        assertThat(KubernetesDirectory.written(directory, KubernetesDirectory.web("""
                        livenessProbe: { grpc: { port: 1 } }
                        readinessProbe: { grpc: { port: 2 } }
                        startupProbe: { grpc: { port: 3 } }
                        """)))
                .contains("""
                        [services.web.health]
                        liveness = { grpc = { port = 1 } }
                        readiness = { grpc = { port = 2 } }
                        startup = { grpc = { port = 3 } }
                        """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { periodSeconds: 5 }                      | 12:9: | livenessProbe: a probe that says of no way how to check was left out
            { tcpSocket: { port: gone } }             | 12:39: | livenessProbe.tcpSocket.port: the container has no port called gone; left out
            { exec: { command: [] } }                 | 12:9: | livenessProbe: a probe that says of no way how to check was left out
            { grpc: { port: 9 }, exec: { command: [x] } } | 12:26: | livenessProbe.grpc: a probe has one way to check; left out
            { grpc: { port: 9 }, periodSeconds: often } | 12:45: | livenessProbe.periodSeconds: is not a whole number; left out
            { grpc: { port: 9 }, terminationGracePeriodSeconds: 1 } | 12:45: | livenessProbe.terminationGracePeriodSeconds: has no place in the registry; left out
            [a]                                       | 12:9: | livenessProbe: has a form that Kubernetes does not know; left out
            """)
    void a_probe_that_cannot_be_kept_as_it_is_is_noted(String yaml, String place, String note) {
        assertThat(probe(yaml).notes())
                .contains("app.yaml:" + place + " Deployment web.spec.template.spec.containers.web." + note);
    }
}
