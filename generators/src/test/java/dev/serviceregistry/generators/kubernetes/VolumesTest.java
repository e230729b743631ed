package dev.serviceregistry.generators.kubernetes;

import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.generate;
import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.losses;
import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.service;
import static dev.serviceregistry.generators.kubernetes.GeneratedManifests.workload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes last, are shared and are owned as it is declared. */
class VolumesTest {

    @TempDir
    private Path root;

    @Test
    void volumes_are_claims_directories_or_objects_and_shared_where_their_source_is() throws IOException {
        GeneratedFiles files = generate(
                root,
                service("a", """
                container.image = "a"
                volumes.data = { mount = "/data", source = "shared", size = "2Gi" }
                volumes.own = { mount = "/own", type = "ephemeral", size = "1Gi" }
                volumes.conf = { mount = "/etc/a", type = "config", source = "a-conf", read_only = true }
                """)
                        + service(
                                "b",
                                "container.image = \"b\"\nvolumes.data = { mount = \"/d\", source = \"shared\" }\n")
                        + service("c", """
                        container.image = "c"
                        deploy.kind = "statefulset"
                        volumes.state = { mount = "/state", size = "3Gi" }
                        """));

        assertThat(files.files().get("default/shop/volumes.yaml"))
                .containsOnlyOnce("kind: PersistentVolumeClaim")
                .contains("ReadWriteMany", "storage: \"2Gi\"");
        assertThat(workload(files, "a"))
                .contains("claimName: shared", "sizeLimit: \"1Gi\"", "name: a-conf", "readOnly: true");
        assertThat(workload(files, "b")).contains("claimName: shared");
        assertThat(workload(files, "c")).contains("volumeClaimTemplates:", "storage: \"3Gi\"", "clusterIP: None");
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void a_kept_volume_belongs_to_the_user_who_writes_into_it() throws IOException {
        String service = service("db", """
                container = { image = "a", user = "999" }
                deploy.kind = "statefulset"
                volumes.data = { mount = "/data", type = "persistent" }
                """);
        String owner =
                "      securityContext:\n        seccompProfile:\n          type: RuntimeDefault\n        fsGroup: ";

        assertThat(workload(generate(root, service), "db"))
                .contains(owner + "999\n        fsGroupChangePolicy: OnRootMismatch\n");
        assertThat(workload(generate(root, service.replace("999", "999:7")), "db"))
                .contains(owner + "7\n");
        assertThat(workload(generate(root, service.replace("statefulset", "deployment")), "db"))
                .contains(owner + "999\n");
        assertThat(workload(generate(root, service.replace("persistent", "ephemeral")), "db"))
                .doesNotContain("fsGroup");
        assertThat(workload(generate(root, service.replace("999", "0:7")), "db"))
                .doesNotContain("fsGroup");
    }

    @Test
    void what_a_volume_holds_is_an_object_of_its_name_when_it_states_no_other() throws IOException {
        GeneratedFiles files = generate(root, service("api", """
                container = { image = "a" }
                volumes.settings = { mount = "/etc/a", type = "config" }
                volumes.tls = { mount = "/etc/tls", type = "secret", source = "edge-tls" }
                volumes.acl = { mount = "/etc/acl", type = "secret" }
                """));

        assertThat(workload(files, "api"))
                .contains("configMap:\n            name: settings\n")
                .contains("secretName: edge-tls\n", "secretName: acl\n");
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void the_claim_of_a_volume_of_the_host_keeps_its_name_whatever_volumes_the_project_gets() throws IOException {
        String ofHost = service("a", """
                container.image = "a"
                volumes.v = { mount = "/v", type = "persistent", source = "media", scope = "host" }
                """);
        String own = service("b", """
                container.image = "b"
                volumes.v = { mount = "/v", type = "persistent", source = "media" }
                """);

        assertThat(workload(generate(root, ofHost), "a")).contains("claimName: media-of-host\n");
        GeneratedFiles both = generate(root, ofHost + own);
        assertThat(workload(both, "a")).contains("claimName: media-of-host\n");
        assertThat(workload(both, "b")).contains("claimName: media\n");
    }

    @Test
    void a_source_that_is_a_variable_names_the_claim_by_its_default() throws IOException {
        String volume =
                "container.image = \"a\"\nvolumes.v = { mount = \"/v\", type = \"persistent\", source = \"%s\" }\n";
        GeneratedFiles files =
                generate(root, service("a", volume.formatted("${V:-media}")) + service("b", volume.formatted("media")));

        assertThat(workload(files, "a")).contains("claimName: media\n");
        assertThat(files.files().get("default/shop/volumes.yaml"))
                .containsOnlyOnce("kind: PersistentVolumeClaim")
                .contains("ReadWriteMany");
    }
}
