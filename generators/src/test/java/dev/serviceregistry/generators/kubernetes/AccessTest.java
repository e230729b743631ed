package dev.serviceregistry.generators.kubernetes;

import static dev.serviceregistry.generators.Catalogue.losses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.terraform.TerraformGenerator;
import dev.serviceregistry.registry.Overlays;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.SecretTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pods may do in the interface of their cluster, and secrets that are sealed for it. */
class AccessTest {

    private static final String SEALED = """
            [services.api]
            type = "api"
            version = "1.2.3"
            container.image = "a"
            secrets.db = { provider = "sealed-secrets", path = "db", keys = ["user", "password"] }
            """;

    @TempDir
    private Path root;

    private Catalogue catalogue(String services) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", services);
    }

    private static String file(GeneratedFiles files, String name) {
        return files.files().get("default/shop/" + name);
    }

    private static String service(String id, String more) {
        return "[services." + id + "]\ntype = \"api\"\nversion = \"1.2.3\"\ncontainer.image = \"a\"\n" + more;
    }

    @Test
    void rights_beyond_the_namespace_are_not_granted_within_it() throws IOException {
        GeneratedFiles files = catalogue(service("api", """
                        deploy.permissions = [
                          { namespace = "*", resources = ["pods"], verbs = ["get"] },
                          { namespace = "other", resources = ["secrets"], verbs = ["get"] },
                          { namespace = "shop", resources = ["services"], verbs = ["get"] },
                        ]
                        """)).generate(new KubernetesGenerator());

        assertThat(file(files, "workloads/api.yaml"))
                .contains("- services\n")
                .doesNotContain("- pods\n", "- secrets\n");
        assertThat(losses(files))
                .hasSize(2)
                .allMatch(loss -> loss.endsWith("a project grants rights in its own namespace alone"));
    }

    @Test
    void permissions_become_a_role_and_its_binding_to_the_account_of_the_pod() throws IOException {
        String services = service("api", """
                deploy.service_account = "watcher"
                deploy.permissions = [
                  { resources = ["pods"], verbs = ["get", "watch"] },
                  { api_groups = ["apps"], resources = ["deployments"], resource_names = ["web"], verbs = ["patch"] },
                ]
                """);
        GeneratedFiles files = catalogue(services).generate(new KubernetesGenerator());
        GeneratedFiles module = catalogue(services).generate(new TerraformGenerator());

        assertThat(file(files, "workloads/api.yaml")).contains("""
                  kind: Role
                  metadata:
                    name: api
                """.indent(-2), """
                rules:
                  - apiGroups:
                      - ""
                    resources:
                      - pods
                    verbs:
                      - get
                      - watch
                  - apiGroups:
                      - apps
                    resources:
                      - deployments
                    resourceNames:
                      - web
                    verbs:
                      - patch
                """, """
                roleRef:
                  apiGroup: rbac.authorization.k8s.io
                  kind: Role
                  name: api
                subjects:
                  - kind: ServiceAccount
                    name: watcher
                    namespace: shop
                """, """
                      serviceAccountName: watcher
                      automountServiceAccountToken: true
                """, """
                    - ports:
                        - protocol: TCP
                          port: 443
                        - protocol: TCP
                          port: 6443
                """);
        assertThat(file(module, "workload-api.tf")).contains("""
                  rule {
                    api_groups     = ["apps"]
                    resources      = ["deployments"]
                    resource_names = ["web"]
                    verbs          = ["patch"]
                  }
                """, """
                  role_ref {
                    api_group = "rbac.authorization.k8s.io"
                    kind      = "Role"
                    name      = kubernetes_role_v1.api.metadata[0].name
                  }

                  subject {
                    kind      = "ServiceAccount"
                    name      = kubernetes_service_account_v1.watcher.metadata[0].name
                    namespace = local.namespace
                  }
                """);
        assertThat(losses(files)).isEmpty();
        assertThat(losses(module)).isEmpty();
    }

    @Test
    void without_permissions_a_pod_has_neither_role_nor_token_nor_way_out() throws IOException {
        GeneratedFiles files = catalogue(service("api", "")).generate(new KubernetesGenerator());

        assertThat(file(files, "workloads/api.yaml"))
                .contains("automountServiceAccountToken: false")
                .doesNotContain("kind: Role", "automountServiceAccountToken: true", "6443");
    }

    @Test
    void a_container_beside_brings_its_permissions_into_the_role_of_the_pod() throws IOException {
        GeneratedFiles files =
                catalogue(service("api", "") + service("watcher", """
                deploy = { sidecar_of = "api", permissions = [{ resources = ["pods"], verbs = ["list"] }] }
                """)).generate(new KubernetesGenerator());

        assertThat(file(files, "workloads/api.yaml")).contains("kind: RoleBinding", "      - list\n");
    }

    @Test
    void a_sealed_secret_is_a_template_without_values_that_says_how_to_seal_them() throws IOException {
        GeneratedFiles files = catalogue(SEALED).generate(new KubernetesGenerator());

        assertThat(file(files, "sealed-secrets.yaml")).endsWith("""
                ---
                apiVersion: bitnami.com/v1alpha1
                kind: SealedSecret
                metadata:
                  name: db
                  namespace: shop
                  labels:
                    app.kubernetes.io/managed-by: service-registry
                spec:
                  # Seal each value: kubeseal --raw --namespace shop --name db
                  # An overlay on this file brings it in.
                  encryptedData:
                    password: ""
                    user: ""
                  template:
                    metadata:
                      name: db
                      namespace: shop
                    type: Opaque
                """);
        assertThat(String.join("\n", files.files().values())).doesNotContain("kind: Secret\n");
        assertThat(losses(files))
                .containsExactly("secrets.db.provider: only the key of the cluster seals a value: seal each as db and"
                        + " bring it in by an overlay on sealed-secrets.yaml");
    }

    @Test
    void values_that_an_overlay_brings_in_are_not_lost() throws IOException {
        catalogue(SEALED).with("projects/shop/overlays/kubernetes/sealed-secrets.yaml.toml", """
                [merge."SealedSecret/db".spec.encryptedData]
                user = "AgA1"
                password = "AgA2"
                """);

        GeneratedFiles files = new KubernetesGenerator()
                .generate(
                        new RegistryReader().read(root).registry(),
                        new GenerationRequest(
                                Set.of(),
                                "",
                                Set.of(),
                                Set.of(),
                                SecretTexts.none(),
                                Overlays.read(root, List.of("shop"))));

        assertThat(file(files, "sealed-secrets.yaml")).contains("password: AgA2", "user: AgA1");
        assertThat(losses(files)).isEmpty();
        assertThat(files.problems()).isEmpty();
    }
}
