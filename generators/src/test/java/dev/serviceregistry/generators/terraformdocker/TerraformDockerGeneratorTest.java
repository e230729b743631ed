package dev.serviceregistry.generators.terraformdocker;

import static dev.serviceregistry.generators.Catalogue.losses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.generators.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerraformDockerGeneratorTest {

    @TempDir
    private Path root;

    private GeneratedFiles generate(String services) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", services)
                .generate(new TerraformDockerGenerator());
    }

    private static String file(GeneratedFiles files, String name) {
        return files.files().get("default/shop/" + name);
    }

    private static String service(String id, String more) {
        return "[services." + id + "]\ntype = \"api\"\nversion = \"1.2.3\"\n" + more;
    }

    @Test
    void a_check_that_is_not_there_is_not_waited_for_and_a_volume_is_not_shared() throws IOException {
        GeneratedFiles files = generate(service(
                        "api",
                        "container.image = \"a\"\ndependencies.requires = [{ service = \"db\", condition = \"healthy\" }]\n")
                + service("db", """
                                container.image = "d"
                                volumes.data = { mount = "/d", type = "persistent" }
                                deploy = { kind = "statefulset", replicas = 3 }
                                """));

        assertThat(file(files, "service-db.tf"))
                .contains("name    = \"shop-db\"")
                .doesNotContain("wait", "count");
        assertThat(file(files, "service-api.tf")).contains("depends_on = [docker_container.db]");
        assertThat(files.losses())
                .extracting(loss -> loss.key() + ": " + loss.reason())
                .contains(
                        "dependencies.requires.condition: the provider waits for a health check that is declared as a"
                                + " command, and for no other",
                        "deploy.replicas: containers of one service share its volumes there, and each of these needs"
                                + " data of its own");
    }

    @Test
    void what_several_projects_share_on_a_host_is_made_by_one_and_found_by_the_others() throws IOException {
        String shared = service("api", """
                container.image = "a"
                network = { networks = ["edge", "own"], scopes = { edge = "host" } }
                volumes.data = { mount = "/d", type = "persistent", source = "media", scope = "host" }
                """);
        Catalogue catalogue = new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", shared)
                .with("projects/mail/services.toml", shared)
                .with("projects/away/services.toml", "[project]\nenvironments = [\"lab\"]\n" + shared);

        Map<String, String> files =
                catalogue.generate(new TerraformDockerGenerator()).files();

        assertThat(files.get("default/mail/networks.tf"))
                .contains("resource \"docker_network\" \"edge\"")
                .doesNotContain("data ");
        assertThat(files.get("lab/away/networks.tf")).contains("resource \"docker_network\" \"edge\"");
        assertThat(files.get("default/shop/networks.tf"))
                .contains("resource \"docker_network\" \"own\"", """
                        data "docker_network" "edge" {
                          name = "edge"
                        }
                        """)
                .doesNotContain("resource \"docker_network\" \"edge\"");
        assertThat(files.get("default/shop/service-api.tf"))
                .contains("data.docker_network.edge.name", "docker_network.own.name", "source = \"media\"");
        assertThat(files.get("default/shop/outputs.tf")).contains("data.docker_network.edge.name");
        assertThat(files.get("default/mail/volumes.tf")).contains("\"media\"");
        assertThat(files).doesNotContainKey("default/shop/volumes.tf");
    }

    /** The file of a name that each of these projects has, by the project. */
    private Map<String, String> of(String file, Map<String, String> projects) throws IOException {
        Catalogue catalogue = new Catalogue(root).with("services/catalog.toml", "[catalog]\nname = \"central\"\n");
        for (Map.Entry<String, String> project : projects.entrySet()) {
            catalogue = catalogue.with("projects/" + project.getKey() + "/services.toml", project.getValue());
        }
        Map<String, String> found = new TreeMap<>();
        catalogue.generate(new TerraformDockerGenerator()).files().forEach((path, text) -> {
            String[] parts = path.split("/");
            if (parts[2].equals(file)) {
                found.put(parts[1], text);
            }
        });
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"type = \"ephemeral\", ", "type = \"config\", ", ""})
    void a_volume_of_the_host_that_is_not_kept_is_made_by_nobody(String type) throws IOException {
        String volume = "volumes.v = { mount = \"/v\", %ssource = \"cache\", scope = \"host\" }\n";
        Map<String, String> volumes = of(
                "volumes.tf",
                Map.of(
                        "aaa", service("api", "container.image = \"a\"\n" + volume.formatted(type)),
                        "mail",
                                service(
                                        "api",
                                        "container.image = \"a\"\n" + volume.formatted("type = \"persistent\", "))));

        assertThat(volumes.get("mail")).contains("resource \"docker_volume\" \"cache\"");
    }

    @ParameterizedTest
    @CsvSource({"eu, us, false", "eu, '', true", "'', us, true", "'eu\", \"us', us, true"})
    void projects_share_a_host_where_they_have_a_region_in_common(String first, String second, boolean isShared)
            throws IOException {
        String service = service("api", """
                container.image = "a"
                network = { networks = ["edge"], scopes = { edge = "host" } }
                """);
        String target = "[deployment.target.live]\nregions = [%s]\n";
        Map<String, String> files = new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/aaa/services.toml", service)
                .with("projects/aaa/deployment.toml", target.formatted(first.isEmpty() ? "" : '"' + first + '"'))
                .with("projects/mail/services.toml", service)
                .with("projects/mail/deployment.toml", target.formatted(second.isEmpty() ? "" : '"' + second + '"'))
                .generate(new TerraformDockerGenerator())
                .files();

        assertThat(files.get("live/mail/networks.tf"))
                .contains((isShared ? "data" : "resource") + " \"docker_network\" \"edge\"");
    }

    @Test
    void a_network_that_is_a_variable_is_the_one_of_its_default() throws IOException {
        String network =
                "container.image = \"a\"\n" + "network = { networks = [\"%1$s\"], scopes = { \"%1$s\" = \"host\" } }\n";
        Map<String, String> networks = of(
                "networks.tf",
                Map.of(
                        "aaa", service("api", network.formatted("${NET:-edge5}")),
                        "mail", service("api", network.formatted("edge5"))));

        assertThat(networks.get("aaa"))
                .contains("resource \"docker_network\" \"edge5\"", "name = \"edge5\"")
                .doesNotContain("NET");
        assertThat(networks.get("mail"))
                .contains("data \"docker_network\" \"edge5\"")
                .doesNotContain("resource");
    }

    @Test
    void a_module_has_its_versions_variables_locals_outputs_and_a_file_for_each_service() throws IOException {
        GeneratedFiles files = generate(service("api", "container = { image = \"ghcr.io/a/b\", tag = \"1\" }\n")
                + service("db", "container.image = \"d\"\nvolumes.data = { mount = \"/d\", type = \"persistent\" }\n"));

        assertThat(files.files().keySet())
                .containsExactly(
                        "default/shop/locals.tf",
                        "default/shop/networks.tf",
                        "default/shop/outputs.tf",
                        "default/shop/service-api.tf",
                        "default/shop/service-db.tf",
                        "default/shop/variables.tf",
                        "default/shop/versions.tf",
                        "default/shop/volumes.tf");
        assertThat(file(files, "versions.tf")).endsWith("""
                terraform {
                  required_version = ">= 1.3"

                  required_providers {
                    docker = {
                      source  = "kreuzwerker/docker"
                      version = "~> 3.6"
                    }
                  }
                }
                """);
        assertThat(file(files, "locals.tf")).endsWith("""
                locals {
                  declared_images = {
                    api = "ghcr.io/a/b:1"
                    db  = "d"
                  }
                  images = merge(local.declared_images, var.images)
                }
                """);
        assertThat(file(files, "networks.tf")).endsWith("""
                resource "docker_network" "default" {
                  name = "shop_default"
                }
                """);
        assertThat(file(files, "volumes.tf")).endsWith("""
                resource "docker_volume" "db_data" {
                  name = "shop_db-data"
                }
                """);
        assertThat(file(files, "outputs.tf")).endsWith("""
                output "containers" {
                  description = "The containers of each service."
                  value = {
                    api = [docker_container.api.name]
                    db  = [docker_container.db.name]
                  }
                }

                output "networks" {
                  description = "The networks, for others to join."
                  value = {
                    default = docker_network.default.name
                  }
                }
                """);
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void everything_that_the_provider_can_say_is_said() throws IOException {
        GeneratedFiles files = generate(service("the-db", """
                aliases = ["The_DB"]
                container.image = "postgres"
                health.readiness = { exec = ["/bin/sh", "-c", "pg_isready -U $USER"], period = "10s", timeout = "2s", failure_threshold = 3, initial_delay = "1d" }
                """) + service("api", """
                dependencies.requires = [{ service = "the-db", condition = "healthy" }]
                env.DB = { from_service = "the-db", value = "host:port" }
                env.URL = "https://${HOST}:${PORT:-443}/$$x"
                env.LEVEL = { variable = "LEVEL", default = "info" }
                env.TOKEN = { from_secret = "api-keys", key = "token" }
                env.DB_PASSWORD = "correct-horse-battery"
                network.networks = ["front", "back"]
                deploy.termination_grace = "1m"
                labels.team = "shop"
                [services.the-db.ports]
                main = { port = 5432, published = 15432, host_ip = "127.0.0.1" }
                [services.api.metadata]
                max_memory_mb = 256
                cpu_limit_millicores = 1500
                [services.api.container]
                build = { context = "app", dockerfile = "Dockerfile", target = "run", args = { N = "22" } }
                entrypoint = ["/api"]
                command = ["--name", "${NAME}", "--dsn", "${DB}"]
                user = "10001"
                working_dir = "/app"
                read_only_root = true
                init = true
                capabilities_add = ["NET_BIND_SERVICE"]
                capabilities_drop = ["ALL"]
                security_opt = ["no-new-privileges:true"]
                tmpfs = ["/tmp", "/run:size=1m"]
                devices = ["/dev/a:/dev/b:rw"]
                restart = "on-failure:5"
                platform = "linux/amd64"
                pull_policy = "IfNotPresent"
                [services.api.volumes]
                conf = { mount = "/etc/api.conf", type = "config", source = "./api.conf" }
                init = { mount = "/init", type = "bind", source = "init", read_only = true, propagation = "rslave" }
                logs = { mount = "/logs", type = "bind", source = "/var/log" }
                scratch = { mount = "/scratch", type = "ephemeral" }
                key = { mount = "/run/secrets/key", type = "secret", source = "key" }
                [services.api.secrets]
                key = { provider = "file", path = "./key" }
                api-keys = { provider = "vault", path = "kv/api", keys = ["token"] }
                """));

        assertThat(losses(files)).containsExactly("secrets.api-keys: Terraform for Docker has no place for it");
        assertThat(file(files, "service-the-db.tf")).endsWith("""
                resource "docker_image" "the_db" {
                  name         = local.images["the-db"]
                  keep_locally = true
                }

                resource "docker_container" "the_db" {
                  name    = "shop-The_DB"
                  image   = docker_image.the_db.image_id
                  restart = "unless-stopped"
                  wait    = true

                  healthcheck {
                    test         = ["CMD-SHELL", "pg_isready -U $USER"]
                    start_period = "24h"
                    interval     = "10s"
                    timeout      = "2s"
                    retries      = 3
                  }

                  networks_advanced {
                    name    = docker_network.default.name
                    aliases = ["The_DB"]
                  }

                  ports {
                    internal = 5432
                    external = 15432
                    ip       = "127.0.0.1"
                    protocol = "tcp"
                  }
                }
                """);
        assertThat(file(files, "service-api.tf")).endsWith("""
                resource "docker_image" "api" {
                  name         = local.images["api"]
                  keep_locally = true
                  platform     = "linux/amd64"

                  build {
                    context    = abspath("${var.project_directory}/app")
                    dockerfile = "Dockerfile"
                    target     = "run"
                    build_args = {
                      N = "22"
                    }
                  }
                }

                resource "docker_container" "api" {
                  name                  = "shop-api"
                  image                 = docker_image.api.image_id
                  entrypoint            = ["/api"]
                  command               = ["--name", var.name, "--dsn", "$${DB}"]
                  env                   = ["DB=The_DB:5432", "URL=https://${var.host}:${var.port}/$x", "LEVEL=${var.level}", "TOKEN=${var.api_keys_token}", "DB_PASSWORD=${var.api_db_password}"]
                  user                  = "10001"
                  working_dir           = "/app"
                  init                  = true
                  read_only             = true
                  security_opts         = ["no-new-privileges:true"]
                  memory                = 256
                  cpus                  = "1.5"
                  restart               = "on-failure"
                  max_retry_count       = 5
                  stop_timeout          = 60
                  destroy_grace_seconds = 60
                  tmpfs = {
                    "/tmp" = ""
                    "/run" = "size=1m"
                  }

                  capabilities {
                    add  = ["NET_BIND_SERVICE"]
                    drop = ["ALL"]
                  }

                  devices {
                    host_path      = "/dev/a"
                    container_path = "/dev/b"
                    permissions    = "rw"
                  }

                  labels {
                    label = "team"
                    value = "shop"
                  }

                  mounts {
                    type      = "bind"
                    target    = "/etc/api.conf"
                    read_only = true
                    source    = abspath("${var.project_directory}/api.conf")
                  }

                  mounts {
                    type      = "bind"
                    target    = "/init"
                    read_only = true
                    source    = abspath("${var.project_directory}/init")

                    bind_options {
                      propagation = "rslave"
                    }
                  }

                  mounts {
                    type   = "bind"
                    target = "/logs"
                    source = "/var/log"
                  }

                  mounts {
                    type   = "volume"
                    target = "/scratch"
                  }

                  mounts {
                    type      = "bind"
                    target    = "/run/secrets/key"
                    read_only = true
                    source    = abspath("${var.project_directory}/key")
                  }

                  networks_advanced {
                    name    = docker_network.front.name
                    aliases = ["api"]
                  }

                  networks_advanced {
                    name    = docker_network.back.name
                    aliases = ["api"]
                  }

                  depends_on = [docker_container.the_db]
                }
                """);
        assertThat(file(files, "variables.tf")).contains("""
                variable "api_db_password" {
                  description = "The secret DB_PASSWORD of api."
                  type        = string
                  nullable    = false
                  sensitive   = true
                }
                """, """
                variable "host" {
                  description = "The variable HOST."
                  type        = string
                  nullable    = false
                }
                """, """
                variable "level" {
                  description = "The variable LEVEL."
                  type        = string
                  nullable    = false
                  default     = "info"
                }
                """, "variable \"project_directory\"");
        assertThat(String.join("\n", files.files().values())).doesNotContain("correct-horse");
    }

    @Test
    void replicas_are_counted_and_a_shared_network_is_that_of_the_first() throws IOException {
        GeneratedFiles files = generate(
                service("api", "container.image = \"a\"\ndeploy.replicas = 3\n")
                        + service(
                                "proxy",
                                "container.image = \"p\"\ndeploy.sidecar_of = \"api\"\nport = 80\ndependencies.requires = [\"api\"]\n"));

        assertThat(file(files, "service-api.tf"))
                .contains("count   = 3\n", "name    = \"shop-api-${count.index + 1}\"\n");
        assertThat(file(files, "service-proxy.tf"))
                .contains("network_mode = \"container:${docker_container.api[0].id}\"")
                .doesNotContain("networks_advanced");
        assertThat(file(files, "outputs.tf")).contains("api   = docker_container.api[*].name");
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void what_is_required_is_made_before_and_a_circle_is_cut() throws IOException {
        GeneratedFiles files = generate(service("web", "container.image = \"w\"\ndependencies.requires = [\"api\"]\n")
                + service("api", "container.image = \"a\"\ndependencies.requires = [\"db\"]\n")
                + service("db", "container.image = \"d\"\ndependencies.requires = [\"api\"]\n"));

        assertThat(file(files, "service-web.tf")).contains("  depends_on = [docker_container.api]\n");
        assertThat(file(files, "service-api.tf")).contains("  depends_on = [docker_container.db]\n");
        assertThat(file(files, "service-db.tf")).doesNotContain("depends_on");
        assertThat(losses(files)).containsExactly("dependencies.requires: it would lead round in a circle");
    }

    @Test
    void what_has_to_end_before_its_pod_is_made_before_it_and_shares_its_volumes_alone() throws IOException {
        GeneratedFiles files = generate(service("site", """
                        container.image = "s"
                        dependencies.requires = [{ service = "fetch", condition = "completed" }, "proxy"]
                        volumes.html = { mount = "/html", type = "ephemeral", source = "html" }
                        volumes.nfs = { mount = "/nfs", type = "persistent", source = "nas:/x" }
                        volumes.conf = { mount = "/conf", type = "config", source = "app.v1" }
                        ports.a = { port = 80, published = 8080 }
                        ports.b = { port = 81, target_port = 80, published = 8080 }
                        """)
                + service("fetch", """
                        container.image = "f"
                        deploy.sidecar_of = "site"
                        volumes.html = { mount = "/data", type = "ephemeral", source = "html" }
                        """)
                + service("proxy", "container.image = \"p\"\ndeploy.sidecar_of = \"site\"\n"));

        assertThat(file(files, "service-site.tf"))
                .contains(
                        "depends_on = [docker_container.fetch]",
                        "target = \"/html\"\n    source = docker_volume.site_html")
                .containsOnlyOnce("external = 8080");
        assertThat(file(files, "service-fetch.tf"))
                .contains("source = docker_volume.site_html.name")
                .doesNotContain("network_mode");
        assertThat(file(files, "service-proxy.tf"))
                .contains("network_mode = \"container:${docker_container.site.id}\"");
        assertThat(file(files, "volumes.tf")).contains("name = \"shop_nas-x\"", "name = \"shop_site-html\"");
        assertThat(losses(files))
                .contains(
                        "deploy.sidecar_of: the container whose network it shares is made after it",
                        "dependencies.requires: it would lead round in a circle",
                        "volumes.nfs.source: the engine calls no volume so: it has an empty one called nas-x",
                        "volumes.conf: no file is stated that it would be read from");
    }

    @Test
    void what_the_provider_cannot_say_is_lost_with_its_reason() throws IOException {
        GeneratedFiles files = generate(service("api", """
                container = { image = "a", pids_limit = 5, pull_policy = "Always", run_as_non_root = true, ipc = "service:job" }
                metadata.min_memory_mb = 5
                ports.main = { port = 80, target_port = 8080, app_protocol = "http" }
                dependencies.optional = ["job"]
                dependencies.requires = [{ service = "job", condition = "completed" }, "elsewhere/x"]
                health.liveness = { http_get = { path = "/" } }
                volumes.conf = { mount = "/c", type = "config" }
                """)
                + service(
                        "job", "container.image = \"j\"\ndeploy = { kind = \"cronjob\", schedule = \"0 3 * * *\" }\n"));

        assertThat(losses(files))
                .containsExactlyInAnyOrder(
                        "container.pids_limit: Terraform for Docker has no place for it",
                        "container.pull_policy: the provider pulls an image that is not there, and no other",
                        "container.run_as_non_root: a container runs as the user of its image where no other is stated",
                        "container.ipc: the provider shares the network of another container alone",
                        "metadata.min_memory_mb: Terraform for Docker has no place for it",
                        "ports.main.port: other containers reach this one on the port that it listens on",
                        "ports.main.app_protocol: Terraform for Docker has no place for it",
                        "dependencies.optional: what is made first has to be made, whether it is needed or not",
                        "dependencies.requires.condition: the provider waits until the other ends, whether it"
                                + " succeeds or not",
                        "dependencies.requires: the other service does not run in this project",
                        "health.liveness: a health check runs a command in the container: state one with exec",
                        "volumes.conf: no file is stated that it would be read from",
                        "deploy.kind: nothing starts a container at a time there",
                        "deploy.schedule: Terraform for Docker has no place for it");
        assertThat(file(files, "service-job.tf")).contains("must_run = false", "attach   = true", "restart  = \"no\"");
    }
}
