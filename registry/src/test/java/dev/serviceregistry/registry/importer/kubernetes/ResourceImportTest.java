package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceImportTest {
    @TempDir
    Path directory;

    private ImportDirectory files(String resources, String limits) {
        return new KubernetesDirectory(directory)
                .with(
                        "app.yaml",
                        KubernetesDirectory.web("resources: { " + resources + " }") + "---\n"
                                + "apiVersion: v1\nkind: LimitRange\nmetadata: { name: usual }\nspec: { limits: ["
                                + limits
                                + "] }\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                       | 'type: Container, default: { memory: 256Mi, cpu: 1 }, defaultRequest: { memory: 64Mi, cpu: 100m }' | 'min_memory_mb = 64, max_memory_mb = 256, cpu_request_millicores = 100, cpu_limit_millicores = 1000'
            ''                       | 'type: Container, default: { memory: 256Mi }'                          | 'min_memory_mb = 256, max_memory_mb = 256'
            ''                       | 'type: Container, max: { memory: 256Mi }, min: { memory: 8Mi }'        | 'min_memory_mb = 256, max_memory_mb = 256'
            ''                       | 'type: Container, min: { memory: 8Mi }'                                | min_memory_mb = 8
            'limits: { memory: 1Gi }'   | 'type: Container, default: { memory: 256Mi }'                       | max_memory_mb = 1024
            'requests: { memory: 8Mi }' | 'type: Container, default: { memory: 256Mi }'                       | 'min_memory_mb = 8, max_memory_mb = 256'
            """)
    void a_container_that_states_no_amounts_has_those_of_its_namespace(String resources, String limits, String toml) {
        String written = files(resources, "{ " + limits + " }").toml();
        int from = written.indexOf("[services.web.metadata]\n") + "[services.web.metadata]\n".length();

        assertThat(written.substring(from, written.indexOf("\n\n", from)).split("\n"))
                .containsExactlyInAnyOrder(toml.split(", "));
    }

    @Test
    void amounts_of_a_whole_pod_and_of_another_namespace_are_no_defaults() {
        assertThat(files("", "{ type: Pod, max: { memory: 1Gi } }").toml()).doesNotContain("memory_mb");
        assertThat(KubernetesDirectory.written(
                        directory,
                        KubernetesDirectory.web("").replace("name: web }\nspec", "name: web, namespace: a }\nspec"),
                        "apiVersion: v1\nkind: LimitRange\nmetadata: { name: usual, namespace: b }\n"
                                + "spec: { limits: [{ type: Container, default: { memory: 1Gi } }] }\n"))
                .doesNotContain("memory_mb");
        assertThat(KubernetesDirectory.written(
                        directory,
                        KubernetesDirectory.web(""),
                        "apiVersion: v1\nkind: LimitRange\nmetadata: { name: usual, namespace: b }\n"
                                + "spec: { limits: [{ type: Container, default: { memory: 1Gi } }] }\n"))
                .doesNotContain("memory_mb");
    }

    @Test
    void a_range_is_noted_for_what_else_it_says() {
        assertThat(files("", "{ type: Container, default: { memory: 1Gi } }").notes())
                .containsExactly(
                        "app.yaml:13:1: LimitRange usual: only its defaults are written, with the containers that"
                                + " state no amounts");
    }
}
