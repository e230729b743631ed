package dev.serviceregistry.generators.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.generators.GeneratedFiles;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaysInTest {

    @TempDir
    private Path root;

    private GeneratedFiles generate(String deployment, String ways) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/deployment.toml", deployment)
                .with("projects/shop/services.toml", """
                        [services.web]
                        type = "web"
                        version = "1.0.0"
                        ports = { main = { port = 80, target_port = 8080 }, admin = { port = 81 } }
                        container = { image = "web", tag = "1" }
                        network.ingress = [
                        """ + ways + "]\n")
                .generate(new KubernetesGenerator());
    }

    private GeneratedFiles generate(String deployment) throws IOException {
        return generate(deployment, """
                { host = "a.example", path = "v1", tls = true },
                { host = "b.example", path = "/v1" },
                { host = "a.example", port = "admin", path = "/admin" },
                { host = "c.example", path = "/v1", tls_secret = "c-tls" },
                { host = "d.example", path = "/d" },
                { host = "*.d.example", path = "/all" },
                """);
    }

    private static String web(GeneratedFiles files) {
        return files.files().get("default/shop/workloads/web.yaml");
    }

    @Test
    void without_a_gateway_there_is_an_ingress() throws IOException {
        GeneratedFiles files = generate("");

        assertThat(web(files))
                .contains("kind: Ingress")
                .doesNotContain("HTTPRoute")
                .contains("""
                          tls:
                            - hosts:
                                - a.example
                              secretName: web-tls
                            - hosts:
                                - c.example
                              secretName: c-tls
                        """.indent(0))
                .contains("path: /v1", "path: /admin", "number: 81");
        assertThat(files.losses()).isEmpty();
    }

    @Test
    void a_gateway_gets_a_route_for_the_hosts_that_lead_to_the_same_places() throws IOException {
        GeneratedFiles files = generate("deployment.gateway = \"gateways/public\"\n");

        assertThat(web(files))
                .doesNotContain("kind: Ingress")
                .contains("""
                spec:
                  parentRefs:
                    - name: public
                      namespace: gateways
                  hostnames:
                    - a.example
                  rules:
                    - matches:
                        - path:
                            type: PathPrefix
                            value: /v1
                      backendRefs:
                        - name: web
                          port: 80
                    - matches:
                        - path:
                            type: PathPrefix
                            value: /admin
                      backendRefs:
                        - name: web
                          port: 81
                """)
                .contains("  name: web-b-example\n", "  name: web-d-example\n", "  name: web-d-example-2\n")
                .contains("""
                  hostnames:
                    - b.example
                    - c.example
                """);
        String reason = "the listeners of the gateway say what is encrypted, and by what";
        assertThat(files.losses())
                .extracting(loss -> loss.key() + ": " + loss.reason())
                .containsExactly("network.ingress.tls: " + reason, "network.ingress.tls_secret: " + reason);
    }

    @Test
    void a_host_by_its_name_has_a_route_beside_the_one_for_every_host() throws IOException {
        String ways = """
                { host = "*", port = "main" },
                { host = "shop.example", port = "main" },
                { host = "*.example", port = "admin" },
                """;
        GeneratedFiles files = generate("deployment.gateway = \"gateways/public\"\n", ways);

        assertThat(web(files))
                .containsSubsequence("kind: HTTPRoute", "  name: web\n", "namespace: gateways\n  rules:", "port: 80")
                .containsSubsequence(
                        "  name: web-shop-example\n", "hostnames:\n    - shop.example\n  rules:", "port: 80")
                .containsSubsequence("  name: web-example\n", "hostnames:\n    - \"*.example\"\n  rules:", "port: 81");
    }

    @Test
    void the_route_for_every_host_has_a_name_where_it_is_not_the_first() throws IOException {
        String ways = "{ host = \"shop.example\" }, { host = \"*\" }, { host = \"b.example\" }";
        GeneratedFiles files = generate("deployment.gateway = \"gateways/public\"\n", ways);

        assertThat(web(files))
                .containsSubsequence("  name: web\n", "    - shop.example\n    - b.example\n")
                .containsSubsequence("  name: web-every-host\n", "namespace: gateways\n  rules:");
    }
}
