package dev.serviceregistry.generators.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.terraform.TerraformGenerator;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cluster would refuse, or do in another way than it is declared. */
class LimitsOfClustersTest {

    @TempDir
    private Path root;

    private GeneratedFiles generate(CodeGenerator generator, String services) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", services)
                .generate(generator);
    }

    private GeneratedFiles generate(String services) throws IOException {
        return generate(new KubernetesGenerator(), services);
    }

    private static String service(String id, String more) {
        return "[services." + id + "]\ntype = \"api\"\nversion = \"1.0.0\"\n"
                + (more.contains("container") ? "" : "container.image = \"x\"\n") + more;
    }

    private static String text(GeneratedFiles files) {
        return String.join("\n", files.files().values());
    }

    @Test
    void a_schedule_may_have_a_time_zone() throws IOException {
        String services =
                service("a", "deploy = { kind = \"cronjob\", schedule = \"CRON_TZ=Europe/Berlin 0 3 * * *\" }\n");

        assertThat(text(generate(services)).replace("\"", ""))
                .contains("schedule: 0 3 * * *\n  timeZone: Europe/Berlin\n");
        assertThat(text(generate(new TerraformGenerator(), services)).replaceAll(" +", " "))
                .contains("schedule = \"0 3 * * *\"", "timezone = \"Europe/Berlin\"");
        assertThat(text(generate(services.replace("CRON_TZ=Europe/Berlin ", ""))))
                .doesNotContain("timeZone");
    }

    @Test
    void the_name_of_a_cron_job_leaves_room_for_those_of_its_jobs() throws IOException {
        String id = "a-cron-job-with-a-name-that-is-much-longer-than-52-chars";
        String cron = "deploy = { kind = \"cronjob\", schedule = \"@daily\" }\n";

        assertThat(text(generate(service(id, cron))))
                .containsPattern(
                        "kind: CronJob\nmetadata:\n  name: a-cron-job-with-a-name-that-is-much-longer-[0-9a-f]{8}\n");
        assertThat(text(generate(service(id.substring(0, 52), cron))))
                .contains("kind: CronJob\nmetadata:\n  name: " + id.substring(0, 52) + "\n");
        assertThat(text(generate(service(id, "")))).contains("kind: Deployment\nmetadata:\n  name: " + id + "\n");
    }

    @ParameterizedTest
    @CsvSource({
        "'replicas = 2', ReadWriteMany",
        "'autoscaling = { min = 1, max = 3 }', ReadWriteMany",
        "'kind = \"daemonset\"', ReadWriteMany",
        "'kind = \"job\", replicas = 3', ReadWriteMany",
        "'replicas = 1', ReadWriteOnce",
        "'kind = \"statefulset\", replicas = 3', ReadWriteOnce"
    })
    void a_claim_that_several_pods_have_is_for_many(String deploy, String mode) throws IOException {
        assertThat(text(generate(service(
                        "a",
                        "deploy = { " + deploy + " }\n"
                                + "volumes.d = { mount = \"/data\", type = \"persistent\" }\n"))))
                .containsPattern("accessModes:\\s+- " + mode);
    }

    @ParameterizedTest
    @CsvSource({
        "'min = 5, max = 2', max, 5, 5",
        "'min = 2, max = 4, cpu_percent = 0', cpu_percent, 2, 4",
        "'min = 2, max = 4, memory_percent = 0', memory_percent, 2, 4",
        "'min = 0, max = 4', min, 1, 4",
        "'min = 2, max = 4, cpu_percent = 70', '', 2, 4"
    })
    void a_scaler_that_a_cluster_would_refuse_is_a_loss(String scaling, String lost, long least, long most)
            throws IOException {
        GeneratedFiles files = generate(service("a", "deploy.autoscaling = { " + scaling + " }\n"));

        assertThat(files.losses())
                .extracting(loss -> loss.key())
                .isEqualTo(lost.isEmpty() ? java.util.List.of() : java.util.List.of("deploy.autoscaling." + lost));
        assertThat(text(files))
                .contains("minReplicas: " + least + "\n  maxReplicas: " + most + "\n")
                .contains("averageUtilization: ")
                .doesNotContain("averageUtilization: 0");
    }

    @ParameterizedTest
    @CsvSource({"3, 2, true", "2, 2, false"})
    void a_number_of_pods_beside_a_scaler_is_a_loss_where_it_begins_with_another(
            long replicas, long min, boolean isLost) throws IOException {
        GeneratedFiles files = generate(service(
                "a", "deploy = { replicas = " + replicas + ", autoscaling = { min = " + min + ", max = 9 } }\n"));

        assertThat(Catalogue.losses(files).contains("deploy.replicas: what scales the pods says how many there are"))
                .isEqualTo(isLost);
    }

    @ParameterizedTest
    @CsvSource({
        "0Gi, 1Gi",
        "1GiB, 1Gi",
        "512MB, 512M",
        "5g, 5Gi",
        "100KB, 100k",
        "2Ti, 2Ti",
        "1.5Gi, 1.5Gi",
        "4096, 4096"
    })
    void a_size_is_written_as_a_cluster_reads_it(String size, String written) throws IOException {
        GeneratedFiles files = generate(
                service("a", "volumes.d = { mount = \"/data\", type = \"persistent\", size = \"" + size + "\" }\n"));

        assertThat(text(files).replace("\"", "")).contains("storage: " + written + "\n");
        assertThat(files.losses()).hasSize(size.startsWith("0") ? 1 : 0);
    }

    @Test
    void a_volume_that_services_share_has_the_size_that_is_declared_first_and_the_other_is_a_loss() throws IOException {
        GeneratedFiles files = generate(
                service("a", "volumes.d = { mount = \"/data\", type = \"persistent\", source = \"s\" }\n")
                        + service(
                                "b",
                                "volumes.d = { mount = \"/data\", type = \"persistent\", source = \"s\", size = \"5Gi\" }\n")
                        + service(
                                "c",
                                "volumes.d = { mount = \"/data\", type = \"persistent\", source = \"s\", size = \"2Gi\" }\n"));

        assertThat(files.files().get("default/shop/volumes.yaml")).contains("ReadWriteMany", "storage: \"5Gi\"");
        assertThat(files.losses()).hasSize(1);
        assertThat(files.losses().get(0).subject().service()).isEqualTo("c");
    }

    @Test
    void a_claim_with_a_number_is_told() throws IOException {
        GeneratedFiles files = generate(service("a", """
                volumes.v1 = { mount = "/1", type = "persistent", source = "my.data" }
                volumes.v2 = { mount = "/2", type = "persistent", source = "my_data" }
                """));

        assertThat(Catalogue.losses(files)).singleElement().asString().startsWith("volumes.v2.source: another claim");
    }

    @Test
    void what_an_image_says_of_itself_cannot_be_taken_away() throws IOException {
        String services = service(
                "a", "container = { image = \"x\", entrypoint = [], command = [], build = { context = \".\" } }\n");
        GeneratedFiles files = generate(services);

        String reason = "an empty list is none in Kubernetes: what the image says holds";
        assertThat(Catalogue.losses(files))
                .containsExactlyInAnyOrder(
                        "container.entrypoint: " + reason,
                        "container.command: " + reason,
                        "container.build: Kubernetes builds nothing: it runs the image that is named");
        assertThat(generate(new TerraformGenerator(), services).losses()).hasSize(3);
    }

    @Test
    void a_job_is_not_started_again_for_ever() throws IOException {
        String cron =
                "deploy = { kind = \"cronjob\", schedule = \"@daily\" }\ncontainer = { image = \"x\", restart = \"%s\" }\n";

        assertThat(Catalogue.losses(generate(service("a", cron.formatted("always")))))
                .containsExactly("container.restart: a job is started again until it succeeds, and not after");
        assertThat(generate(service("a", cron.formatted("on-failure"))).losses())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'$HOME ${VAR:-x}', true", "'$$HOME ${VAR:-x}', false", "'$5 ${VAR:-x}', false", "'$HOME', false"})
    void a_variable_without_braces_beside_one_with_braces_is_a_loss(String value, boolean isLost) throws IOException {
        assertThat(Catalogue.losses(generate(service("a", "env.A = \"" + value + "\"\n")))
                        .isEmpty())
                .isEqualTo(!isLost);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "deploy.kind = \"statefulset\"\n"})
    void a_volume_of_the_host_and_one_of_the_project_that_are_called_the_same_are_two(String kind) throws IOException {
        String volume = "{ mount = \"/%s\", type = \"persistent\", source = \"media\", size = \"%s\" %s}";
        GeneratedFiles files = generate(service(
                "a",
                kind + "volumes.own = " + volume.formatted("own", "1Gi", "") + "\nvolumes.shared = "
                        + volume.formatted("shared", "2Gi", ", scope = \"host\" ") + "\n"));

        assertThat(text(files))
                .contains("mountPath: /own", "mountPath: /shared")
                .contains("storage: \"1Gi\"", "storage: \"2Gi\"")
                .contains("media-of-host")
                .doesNotContain("ReadWriteMany");
        assertThat(Catalogue.losses(files))
                .containsExactly("volumes.shared.scope: a claim is its namespace's, and no other project has it");
    }
}
