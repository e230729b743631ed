package dev.serviceregistry.generators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.docker.DockerGenerator;
import dev.serviceregistry.generators.grafana.GrafanaGenerator;
import dev.serviceregistry.generators.kubernetes.KubernetesGenerator;
import dev.serviceregistry.generators.terraform.TerraformGenerator;
import dev.serviceregistry.generators.terraformdocker.TerraformDockerGenerator;
import dev.serviceregistry.registry.Overlays;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.SecretTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {

    @TempDir
    private Path root;

    @BeforeEach
    void aProject() throws IOException {
        write("services/catalog.toml", "");
        write("projects/shop/services.toml", """
                project.environments = ["staging", "production"]
                [services.web]
                type = "web"
                version = "1.0.0"
                container = { image = "web", command = ["a", "b"] }
                ports.main = { port = 80, published = 8080 }
                """);
    }

    @Test
    void what_is_merged_holds_at_every_target_or_at_one() throws IOException {
        write("projects/shop/overlays/docker/compose.yaml.toml", """
                [merge.services.web]
                restart = "always"
                logging.driver = "journald"
                [merge.volumes.extra]
                """);
        write("projects/shop/overlays/docker/production/compose.yaml.toml", """
                [merge.services.web]
                restart = "on-failure:3"
                """);

        GeneratedFiles generated = generate();

        assertThat(generated.problems()).isEmpty();
        assertThat(generated.files().get("staging/shop/compose.yaml")).endsWith("""
                services:
                  web:
                    image: web
                    ports:
                      - "8080:80"
                    command:
                      - a
                      - b
                    restart: always
                    logging:
                      driver: journald
                volumes:
                  extra: {}
                """);
        assertThat(generated.files().get("production/shop/compose.yaml")).contains("restart: on-failure:3\n");
    }

    @Test
    void what_an_overlay_names_by_a_former_id_is_changed_under_the_present_one() throws IOException {
        write("projects/shop/services.toml", """
                [services.front]
                aliases = ["web-site"]
                type = "web"
                version = "1.0.0"
                container = { image = "web", command = ["a", "b"] }
                """);
        write("projects/shop/overlays/docker/compose.yaml.toml", """
                [merge.services.web-site]
                tty = true
                [[patch]]
                op = "remove"
                path = "/services/web-site/command/0"
                """);
        write("projects/shop/overlays/kubernetes/workloads/web-site.yaml.toml", """
                merge."Deployment/web-site".metadata.annotations.a = "b"
                [[patch]]
                op = "add"
                path = "/Deployment~1web-site/metadata/annotations/c"
                value = "d"
                """);
        write("projects/shop/overlays/terraform-docker/service-web-site.tf.toml", """
                merge.resource.docker_container.web_site.runtime = "runsc"
                """);

        for (CodeGenerator generator :
                List.of(new DockerGenerator(), new KubernetesGenerator(), new TerraformDockerGenerator())) {
            GeneratedFiles generated =
                    generator.generate(new RegistryReader().read(root).registry(), request());

            assertThat(generated.problems()).as(generator.format().toString()).isEmpty();
            assertThat(String.join("\n", generated.files().values()))
                    .as(generator.format().toString())
                    .containsAnyOf("tty: true\n", "a: b\n    c: d\n", "runtime = \"runsc\"\n")
                    .doesNotContain("web-site:", "/web-site", "web_site", "command:\n      - a\n");
        }
    }

    @Test
    void an_overlay_on_the_service_of_a_former_id_changes_the_one_that_still_has_that_name() throws IOException {
        write("projects/shop/services.toml", """
                [services.front]
                aliases = ["web-site"]
                type = "web"
                version = "1.0.0"
                container.image = "web"
                ports.main = { port = 80 }
                """);
        write("projects/shop/overlays/kubernetes/workloads/web-site.yaml.toml", """
                merge."Service/web-site".spec.type = "LoadBalancer"
                """);

        GeneratedFiles generated = new KubernetesGenerator()
                .generate(new RegistryReader().read(root).registry(), request());

        assertThat(generated.problems()).isEmpty();
        assertThat(String.join("", generated.files().values()).split("---\n"))
                .filteredOn(object -> object.contains("type: LoadBalancer\n"))
                .singleElement()
                .asString()
                .contains("kind: Service\n", "  name: web-site\n");
    }

    @Test
    void operations_are_done_in_their_order() throws IOException {
        write("projects/shop/overlays/docker/compose.yaml.toml", """
                patch = [
                  { op = "test", path = "/services/web/restart", value = "unless-stopped" },
                  { op = "replace", path = "/services/web/command/1", value = "c" },
                  { op = "add", path = "/services/web/command/-", value = "d" },
                  { op = "add", path = "/services/web/command/0", value = "z" },
                  { op = "add", path = "/services/web/labels", value = { "a/b~c" = "x" } },
                  { op = "copy", from = "/services/web/labels/a~1b~0c", path = "/services/web/labels/copy" },
                  { op = "move", from = "/services/web/image", path = "/services/web/image_was" },
                  { op = "remove", path = "/services/web/ports" },
                ]
                """);

        GeneratedFiles generated = generate();

        assertThat(generated.problems()).isEmpty();
        assertThat(generated.files().get("staging/shop/compose.yaml")).endsWith("""
                  web:
                    command:
                      - z
                      - a
                      - c
                      - d
                    restart: unless-stopped
                    labels:
                      "a/b~c": x
                      copy: x
                    image_was: web
                """);
    }

    @Test
    void a_path_that_matches_nothing_is_told_where_it_is_written() throws IOException {
        write("projects/shop/overlays/docker/staging/compose.yaml.toml", """
                merg = {}
                patch = [
                  { op = "replace", path = "/services/wbe/restart", value = "always" },
                  { op = "remove", path = "/services/web/command/2" },
                  { op = "add", path = "/services/web/nothing/below", value = 1 },
                  { op = "test", path = "/services/web/image", value = "other" },
                  { op = "replce", path = "/services", value = 1 },
                  { op = "add", path = "/services/web/user" },
                  { op = "remove", path = "services" },
                ]
                """);
        write("projects/shop/overlays/docker/compse.yaml.toml", "");
        write("projects/shop/overlays/docker/notes.txt", "");
        write("projects/shop/overlays/docker/broken/compose.yaml.toml", "patch = [");

        assertThat(generate().problems())
                .extracting(problem -> problem.source() + " " + problem.message())
                .containsExactlyInAnyOrder(
                        "projects/shop/overlays/docker/staging/compose.yaml.toml:1:1 is neither the table merge nor the"
                                + " array of tables patch",
                        "projects/shop/overlays/docker/staging/compose.yaml.toml:3:28 the path /services/wbe/restart"
                                + " matches nothing in the generated file",
                        "projects/shop/overlays/docker/staging/compose.yaml.toml:4:27 the path /services/web/command/2"
                                + " matches nothing in the generated file",
                        "projects/shop/overlays/docker/staging/compose.yaml.toml:5:24 the path"
                                + " /services/web/nothing/below matches nothing in the generated file",
                        "projects/shop/overlays/docker/staging/compose.yaml.toml:6:25 the path /services/web/image does"
                                + " not have this value in the generated file",
                        "projects/shop/overlays/docker/staging/compose.yaml.toml:7:10 'replce' is no operation: write"
                                + " add, remove, replace, move, copy or test",
                        "projects/shop/overlays/docker/staging/compose.yaml.toml:8:3 the operation add needs a value",
                        "projects/shop/overlays/docker/staging/compose.yaml.toml:9:27 the path services matches nothing"
                                + " in the generated file",
                        "projects/shop/overlays/docker/compse.yaml.toml:1:1 there is no generated file 'compse.yaml' of"
                                + " docker that this could change");
        assertThat(Overlays.read(root, List.of("shop")).problems())
                .extracting(problem -> problem.source().toString())
                .containsExactly(
                        "projects/shop/overlays/docker/broken/compose.yaml.toml:1:10",
                        "projects/shop/overlays/docker/notes.txt:1:1");
    }

    @Test
    void an_object_of_several_in_a_file_is_found_by_its_kind_and_name() throws IOException {
        write("projects/shop/overlays/kubernetes/staging/workloads/web.yaml.toml", """
                merge."Deployment/web".spec.paused = true
                patch = [{ op = "replace", path = "/Service~1web/spec/ports/0/port", value = 81 }]
                """);
        write("projects/shop/overlays/kubernetes/production/workloads/web.yaml.toml", """
                patch = [{ op = "remove", path = "/Deployment~1wbe/spec" }]
                """);

        GeneratedFiles generated = new KubernetesGenerator()
                .generate(new RegistryReader().read(root).registry(), request());

        assertThat(generated.files().get("staging/shop/workloads/web.yaml")).contains("paused: true", "port: 81");
        assertThat(generated.files().get("production/shop/workloads/web.yaml")).doesNotContain("paused", "port: 81");
        assertThat(generated.problems())
                .extracting(problem -> problem.source() + " " + problem.message())
                .containsExactly("projects/shop/overlays/kubernetes/production/workloads/web.yaml.toml:1:34 the path"
                        + " /Deployment~1wbe/spec matches nothing in the generated file");
    }

    @Test
    void a_module_is_changed_where_its_blocks_and_attributes_stand() throws IOException {
        write("projects/shop/overlays/terraform-docker/service-web.tf.toml", """
                [merge.resource.docker_container.web]
                memory = 64
                runtime = "${var.runtime}"
                hostname = "${var.runtime}-web"
                log_opts = { max-size = "1m" }
                ulimit = [{ name = "nofile", soft = 1024, hard = 2048 }]
                [merge.resource.docker_container.web.ports]
                ip = "127.0.0.1"
                [merge.variable.runtime]
                type = "${string}"
                [[patch]]
                op = "remove"
                path = "/resource/docker_container/web/restart"
                """);

        GeneratedFiles generated = new TerraformDockerGenerator()
                .generate(new RegistryReader().read(root).registry(), request());

        assertThat(generated.problems()).isEmpty();
        assertThat(generated.files().get("staging/shop/service-web.tf")).endsWith("""
                resource "docker_image" "web" {
                  name         = local.images["web"]
                  keep_locally = true
                }

                resource "docker_container" "web" {
                  name    = "shop-web"
                  image   = docker_image.web.image_id
                  command = ["a", "b"]

                  networks_advanced {
                    name    = docker_network.default.name
                    aliases = ["web"]
                  }

                  ports {
                    internal = 80
                    external = 8080
                    protocol = "tcp"
                    ip       = "127.0.0.1"
                  }

                  memory   = 64
                  runtime  = var.runtime
                  hostname = "$${var.runtime}-web"
                  log_opts = {
                    max-size = "1m"
                  }

                  ulimit {
                    name = "nofile"
                    soft = 1024
                    hard = 2048
                  }
                }

                variable "runtime" {
                  type = string
                }
                """);
    }

    @Test
    void a_module_tells_of_paths_that_match_nothing_and_names_that_cannot_be() throws IOException {
        write("projects/shop/overlays/terraform/workload-web.tf.toml", """
                merge.resource.kubernetes_deployment_v1.web."not a name" = 1
                merge.text = "no block"
                patch = [{ op = "remove", path = "/resource/kubernetes_deployment_v1/wbe" }]
                """);
        write("projects/shop/overlays/terraform/main.tf.toml", "");

        GeneratedFiles generated = new TerraformGenerator()
                .generate(new RegistryReader().read(root).registry(), request());

        String file = "projects/shop/overlays/terraform/workload-web.tf.toml";
        assertThat(generated.problems())
                .extracting(problem -> problem.source() + " " + problem.message())
                .containsOnly(
                        file + ":1:1 'not a name' can be neither an attribute nor a block at its place",
                        file + ":1:1 'text' can be neither an attribute nor a block at its place",
                        file + ":3:34 the path /resource/kubernetes_deployment_v1/wbe matches nothing in the generated"
                                + " file",
                        "projects/shop/overlays/terraform/main.tf.toml:1:1 there is no generated file 'main.tf' of"
                                + " terraform that this could change");
        assertThat(generated.files().get("staging/shop/workload-web.tf"))
                .contains("resource \"kubernetes_deployment_v1\" \"web\" {")
                .doesNotContain("not a name", "no block");
    }

    @Test
    void what_is_laid_beside_the_documents_of_a_file_has_to_be_one() throws IOException {
        String file = "projects/shop/overlays/kubernetes/kustomization.yaml.toml";
        write(file, """
                merge.images = [{ name = "a", newName = "b" }]
                merge.Kustomization.labels = [{ pairs = { a = "b" } }]
                merge."ConfigMap/more" = { apiVersion = "v1", kind = "ConfigMap", metadata = { name = "more" } }
                """);

        GeneratedFiles generated = new KubernetesGenerator()
                .generate(new RegistryReader().read(root).registry(), request());

        assertThat(generated.problems())
                .extracting(problem -> problem.source() + " " + problem.message())
                .containsOnly(file + ":1:7 there is no document 'images' in the generated file, and a new one needs a"
                        + " kind");
        assertThat(generated.files().get("production/shop/kustomization.yaml"))
                .contains("labels:\n  - pairs:\n      a: b\n---\n", "kind: ConfigMap")
                .doesNotContain("newName");
    }

    @Test
    void a_dashboard_is_changed_and_tells_of_a_path_that_matches_nothing() throws IOException {
        write("projects/shop/overlays/grafana/services/web.json.toml", """
                merge.refresh = "1m"
                patch = [
                  { op = "replace", path = "/panels/0/title", value = "The first" },
                  { op = "remove", path = "/panels/99" },
                ]
                """);

        GeneratedFiles generated =
                new GrafanaGenerator().generate(new RegistryReader().read(root).registry(), request());

        assertThat(generated.files().get("production/shop/services/web.json"))
                .contains("\"refresh\": \"1m\"", "\"title\": \"The first\"");
        assertThat(generated.problems())
                .extracting(problem -> problem.source() + " " + problem.message())
                .containsOnly("projects/shop/overlays/grafana/services/web.json.toml:4:27 the path /panels/99 matches"
                        + " nothing in the generated file");
    }

    private GenerationRequest request() throws IOException {
        return new GenerationRequest(
                Set.of(), "", Set.of(), Set.of(), SecretTexts.none(), Overlays.read(root, List.of("shop")));
    }

    private GeneratedFiles generate() throws IOException {
        return new DockerGenerator().generate(new RegistryReader().read(root).registry(), request());
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    @Test
    void an_identifier_is_found_under_the_present_id_with_or_without_hyphens() throws IOException {
        write("projects/shop/services.toml", """
                [services.web-front]
                aliases = ["web"]
                type = "web"
                version = "1.0.0"
                container = { image = "web" }
                """);
        write("projects/shop/overlays/terraform-docker/service-web.tf.toml", """
                merge.resource.docker_container.web.runtime = "runsc"
                [[patch]]
                op = "add"
                path = "/resource/docker_container/web/hostname"
                value = "host"
                """);
        write("projects/shop/overlays/docker/compose.yaml.toml", "merge.services.web.tty = true\n");

        GeneratedFiles terraform = new TerraformDockerGenerator()
                .generate(new RegistryReader().read(root).registry(), request());
        GeneratedFiles compose =
                new DockerGenerator().generate(new RegistryReader().read(root).registry(), request());

        assertThat(terraform.problems()).isEmpty();
        assertThat(String.join("\n", terraform.files().values()))
                .contains("runtime  = \"runsc\"\n  hostname = \"host\"\n")
                .doesNotContain("\"docker_container\" \"web\"");
        assertThat(String.join("\n", compose.files().values()))
                .contains("tty: true\n")
                .doesNotContain("  web:\n");
    }

    @Test
    void a_former_id_that_another_service_has_now_is_that_one_in_either_spelling() throws IOException {
        write("projects/shop/services.toml", """
                [services.front]
                aliases = ["web-site"]
                type = "web"
                version = "1.0.0"
                container = { image = "front" }
                [services.web-site]
                type = "web"
                version = "1.0.0"
                container = { image = "site" }
                """);
        write("projects/shop/overlays/terraform-docker/service-front.tf.toml", """
                merge.resource.docker_container.web_site.image = "other"
                """);

        GeneratedFiles generated = new TerraformDockerGenerator()
                .generate(new RegistryReader().read(root).registry(), request());

        assertThat(generated.files())
                .hasEntrySatisfying(
                        "default/shop/service-front.tf",
                        file -> assertThat(file).contains("\"docker_container\" \"front\"", "\"web_site\""));
    }

    @Test
    void what_replaces_a_table_by_a_former_id_stands_under_the_present_one() throws IOException {
        write("projects/shop/services.toml", """
                [services.front]
                aliases = ["web"]
                type = "web"
                version = "1.0.0"
                container = { image = "web" }
                """);
        write("projects/shop/overlays/docker/compose.yaml.toml", "merge.services.web = \"none\"\n");

        assertThat(generate().files().get("default/shop/compose.yaml"))
                .contains("  front: none\n")
                .doesNotContain("  web:");
    }
}
