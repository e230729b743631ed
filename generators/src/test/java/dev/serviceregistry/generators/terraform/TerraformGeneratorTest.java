package dev.serviceregistry.generators.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.HostileTexts;
import dev.serviceregistry.generators.hcl.Identifiers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerraformGeneratorTest {

    @TempDir
    private Path root;

    private GeneratedFiles generate(String services) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", services)
                .generate(new TerraformGenerator());
    }

    private static String file(GeneratedFiles files, String name) {
        return files.files().get("default/shop/" + name);
    }

    private static List<String> losses(GeneratedFiles files) {
        return files.losses().stream()
                .map(loss -> loss.subject().service() + " " + loss.key() + ": " + loss.reason())
                .toList();
    }

    private static String service(String id, String more) {
        return "[services." + id + "]\ntype = \"api\"\nversion = \"1.2.3\"\n" + more;
    }

    @Test
    void a_module_has_its_versions_variables_locals_outputs_and_a_file_for_each_workload() throws IOException {
        GeneratedFiles files =
                generate(service("api", "port = 8080\ncontainer = { image = \"ghcr.io/a/b\", tag = \"1\" }\n"));

        assertThat(files.files().keySet())
                .containsExactly(
                        "default/shop/locals.tf",
                        "default/shop/namespace.tf",
                        "default/shop/outputs.tf",
                        "default/shop/variables.tf",
                        "default/shop/versions.tf",
                        "default/shop/workload-api.tf");
        assertThat(file(files, "versions.tf")).contains("""
                terraform {
                  required_version = ">= 1.3"

                  required_providers {
                    kubernetes = {
                      source  = "hashicorp/kubernetes"
                      version = "~> 2.38"
                    }
                  }
                }
                """);
        assertThat(file(files, "locals.tf")).contains("""
                locals {
                  namespace = var.create_namespace ? kubernetes_namespace_v1.shop[0].metadata[0].name : "shop"
                  declared_images = {
                    api = "ghcr.io/a/b:1"
                  }
                  images = merge(local.declared_images, var.images)
                }
                """);
        assertThat(file(files, "outputs.tf"))
                .contains("api = \"${kubernetes_service_v1.api.metadata[0].name}.${local.namespace}.svc\"");
        assertThat(file(files, "variables.tf"))
                .contains("alltrue([for name in keys(var.images) : contains([\"api\"], name)])");
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void a_workload_says_what_its_manifest_says_in_blocks() throws IOException {
        String tf = file(generate(service("api", """
                port = 8080
                container.image = "a"
                env = { LEVEL = "info", HOST = "$(LEVEL)" }
                network.ingress = [{ host = "shop.example.org", path = "/", tls = true }]
                """)), "workload-api.tf");

        assertThat(tf).contains("""
                resource "kubernetes_service_v1" "api" {
                  metadata {
                    name      = "api"
                    namespace = local.namespace
                    labels = {
                """, """
                  spec {
                    selector = {
                      "app.kubernetes.io/instance" = "shop-api"
                      "app.kubernetes.io/name"     = "api"
                    }

                    port {
                      name        = "main"
                      port        = 8080
                      target_port = 8080
                      protocol    = "TCP"
                    }
                  }
                """, """
                    selector {
                      match_labels = {
                """, """
                        container {
                          name  = "api"
                          image = local.images["api"]

                          port {
                """, """
                          env_from {
                            config_map_ref {
                              name = kubernetes_config_map_v1.api_env.metadata[0].name
                            }
                          }

                          env {
                            name  = "HOST"
                            value = "$(LEVEL)"
                          }
                """, """
                            service {
                              name = kubernetes_service_v1.api.metadata[0].name

                              port {
                                number = 8080
                              }
                            }
                """, """
                          "checksum/config" = sha256(jsonencode([kubernetes_config_map_v1.api_env.data]))
                """, """
                    policy_types = ["Ingress", "Egress"]
                """, """
                      ports {
                        protocol = "UDP"
                        port     = 53
                      }
                """);
    }

    @Test
    void a_plain_secret_is_asked_for_and_stands_nowhere() throws IOException {
        GeneratedFiles files =
                generate(service("api", "container.image = \"a\"\nenv.DB_PASSWORD = \"correct-horse-battery\"\n"));

        assertThat(file(files, "variables.tf")).contains("""
                variable "api_db_password" {
                  description = "The secret DB_PASSWORD of api."
                  type        = string
                  nullable    = false
                  sensitive   = true
                }
                """);
        assertThat(file(files, "workload-api.tf")).contains("DB_PASSWORD = var.api_db_password");
        assertThat(String.join("\n", files.files().values())).doesNotContain("correct-horse-battery");
        GeneratedFiles other =
                generate(service("api", "container.image = \"a\"\nenv.DB_PASSWORD = \"another-horse-battery\"\n"));
        assertThat(other.files()).isEqualTo(files.files());
    }

    @Test
    void what_is_required_runs_before_and_a_circle_is_cut() throws IOException {
        GeneratedFiles files = generate(service("web", "container.image = \"w\"\ndependencies.requires = [\"api\"]\n")
                + service("api", "container.image = \"a\"\ndependencies.requires = [\"db\"]\n")
                + service("db", "container.image = \"d\"\ndependencies.requires = [\"api\"]\n"));

        assertThat(file(files, "workload-web.tf"))
                .contains("  depends_on = [kubernetes_deployment_v1.api]\n")
                .doesNotContain("argocd");
        assertThat(file(files, "workload-api.tf") + file(files, "workload-db.tf"))
                .containsOnlyOnce("depends_on");
    }

    @Test
    void what_the_provider_does_not_know_is_lost_with_the_reason() throws IOException {
        GeneratedFiles files = generate(service("api", """
                container = { image = "a", security_opt = ["apparmor=unconfined"] }
                port = 8080
                dependencies.requires = ["proxy"]
                """)
                + service("proxy", "container.image = \"p\"\nport = 9000\ndeploy.sidecar_of = \"api\"\n"));

        assertThat(losses(files))
                .containsExactlyInAnyOrder(
                        "api container.security_opt: the provider has no such option",
                        "proxy deploy.sidecar_of: the provider starts it beside the others, not before them");
        assertThat(file(files, "workload-api.tf")).doesNotContain("init_container", "app_armor", "restart_policy");
    }

    @Test
    void what_a_container_of_windows_runs_as_is_lost() throws IOException {
        GeneratedFiles files = generate(service("api", """
                container = { image = "a", platform = "windows", user = "ContainerUser" }
                deploy.node_selector.zone = ["a", "b"]
                """));

        assertThat(losses(files))
                .containsExactly("api container.user: the provider has no options for a container of Windows");
        assertThat(file(files, "workload-api.tf").replaceAll(" +", " "))
                .contains("os {\n name = \"windows\"", "\"kubernetes.io/os\" = \"windows\"")
                .contains("node_selector_term {\n match_expressions {\n key = \"zone\"", "[\"a\", \"b\"]")
                .doesNotContain("windows_options");
    }

    @Test
    void each_kind_of_workload_has_its_resource() throws IOException {
        GeneratedFiles files = generate(service("s", """
                container.image = "a"
                deploy = { kind = "statefulset", strategy = { type = "rolling" } }
                volumes.data = { mount = "/data", size = "2Gi" }
                """)
                + service("d", "container.image = \"a\"\ndeploy.kind = \"daemonset\"\n")
                + service("c", """
                container = { image = "a", restart = "no" }
                deploy = { kind = "cronjob", schedule = "0 3 * * *" }
                """)
                + service("j", "container.image = \"a\"\ndeploy.kind = \"job\"\n")
                + service("v", """
                container.image = "a"
                deploy.autoscaling = { min = 2, max = 4 }
                volumes.data = { mount = "/data", source = "shared" }
                """));

        assertThat(file(files, "workload-s.tf"))
                .contains("""
                    volume_claim_template {
                      metadata {
                        name = "s-data"
                      }
                """, "service_name = kubernetes_service_v1.s.metadata[0].name");
        assertThat(file(files, "workload-d.tf")).contains("resource \"kubernetes_daemon_set_v1\" \"d\"");
        assertThat(file(files, "workload-c.tf")).contains("""
                    job_template {
                      metadata {}

                      spec {
                """);
        assertThat(file(files, "workload-j.tf")).contains("wait_for_completion = false");
        assertThat(file(files, "workload-v.tf"))
                .contains(
                        "claim_name = kubernetes_persistent_volume_claim_v1.shared.metadata[0].name",
                        "name        = kubernetes_deployment_v1.v.metadata[0].name");
        assertThat(file(files, "volumes.tf")).contains("wait_until_bound = false");
    }

    @Test
    void a_kind_that_the_provider_has_no_resource_for_is_a_manifest() throws IOException {
        GeneratedFiles files = generate(service("api", """
                container.image = "a"
                env.TOKEN = { from_secret = "vault-token", key = "token" }
                secrets.vault-token = { provider = "vault", path = "kv/api", keys = ["token"] }
                """));

        assertThat(file(files, "external-secrets.tf")).contains("""
                resource "kubernetes_manifest" "vault_token" {
                  manifest = {
                    apiVersion = "external-secrets.io/v1"
                    kind       = "ExternalSecret"
                    metadata = {
                      name      = "vault-token"
                      namespace = local.namespace
                """);
    }

    @Test
    void an_account_of_several_services_is_made_once_and_the_one_of_the_namespace_is_changed() throws IOException {
        GeneratedFiles files = generate(service("a", "container.image = \"a\"\ndeploy.service_account = \"same\"\n")
                + service("b", "container.image = \"b\"\ndeploy.service_account = \"same\"\n")
                + service("c", "container.image = \"c\"\ndeploy.service_account = \"default\"\n"));
        String all = String.join("\n", files.files().values());

        assertThat(all)
                .containsOnlyOnce("resource \"kubernetes_service_account_v1\"")
                .contains("resource \"kubernetes_default_service_account_v1\" \"default\"");
    }

    @Test
    void no_value_becomes_a_template() throws IOException {
        StringBuilder variables = new StringBuilder("[services.api.env]\n");
        int i = 0;
        for (String text : HostileTexts.all()) {
            if (text.length() < 100) {
                variables
                        .append("V")
                        .append(i++)
                        .append(" = ")
                        .append(toml(text))
                        .append('\n');
            }
        }
        String tf = file(generate(service("api", "container.image = \"${a}\"\n") + variables), "workload-api.tf");

        assertThat(tf).contains("\"%%{ if true }x%%{ endif }\"", "\"{{ .Values.name }}\"");
        assertThat(tf.replace("$${", "")).doesNotContain("${");
    }

    private static String toml(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                quoted.append("\\u00").append(c < 16 ? "0" : "").append(Integer.toHexString(c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    @Test
    void identifiers_are_the_modules_own() {
        Identifiers names = new Identifiers(List.of("images"));

        assertThat(List.of(
                        names.free("a-b"), names.free("a.b"), names.free("7zip"), names.free("images"), names.free("")))
                .containsExactly("a_b", "a_b_2", "_7zip", "images_2", "_");
        assertThat(BlockWriter.snake("clusterIP")).isEqualTo("cluster_ip");
        assertThat(BlockWriter.snake("seLinuxOptions")).isEqualTo("se_linux_options");
    }
}
