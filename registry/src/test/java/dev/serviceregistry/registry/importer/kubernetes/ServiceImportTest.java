package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceImportTest {
    private static final String TWO_CONTAINERS = KubernetesDirectory.deployment("web", """
                  containers:
                  - name: web
                    image: x
                    ports:
                    - { name: http, containerPort: 8080 }
                    - { name: dns, containerPort: 53, protocol: UDP }
                  - name: metrics
                    image: y
                    ports: [{ name: metrics, containerPort: 9100 }]
            """);

    @TempDir
    Path directory;

    private ImportDirectory files(String... manifests) {
        return new KubernetesDirectory(directory).with("app.yaml", String.join("---\n", manifests));
    }

    private String ports(String id, String... manifests) {
        String toml = files(manifests).toml();
        String header = "[services." + id + ".ports]\n";
        int from = toml.indexOf(header);
        return from < 0 ? "" : toml.substring(from + header.length(), toml.indexOf("\n\n", from));
    }

    @Test
    void a_port_is_called_after_protocol_and_number_of_the_container() {
        assertThat(ports("web", TWO_CONTAINERS))
                .isEqualTo("tcp-8080 = { port = 8080 }\nudp-53 = { port = 53, protocol = \"UDP\" }");
        assertThat(ports("web-metrics", TWO_CONTAINERS)).isEqualTo("tcp-9100 = { port = 9100 }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{ port: 80, targetPort: 8080 }]                  | tcp-8080 = { port = 80, target_port = 8080 }
            [{ port: 80, targetPort: http }]                  | tcp-8080 = { port = 80, target_port = 8080 }
            [{ port: 8080 }]                                  | tcp-8080 = { port = 8080 }
            [{ port: 80, targetPort: http, appProtocol: h2c }] | tcp-8080 = { port = 80, target_port = 8080, app_protocol = "h2c" }
            """)
    void a_service_makes_a_port_known_under_its_own_number(String ports, String toml) {
        assertThat(ports("web", TWO_CONTAINERS, KubernetesDirectory.service("web", "web", ports)))
                .isEqualTo(toml + "\nudp-53 = { port = 53, protocol = \"UDP\" }");
        assertThat(files(TWO_CONTAINERS, KubernetesDirectory.service("web", "web", ports))
                        .notes())
                .isEmpty();
    }

    @Test
    void a_service_of_another_name_than_its_workload_is_kept_as_an_alias_of_it() {
        String metrics = KubernetesDirectory.service("web-metrics", "web", "[{ port: 9100 }]");
        String shop = KubernetesDirectory.service("shop", "web", "[{ port: 80, targetPort: http }]");
        String own = KubernetesDirectory.service("web", "web", "[{ port: 80, targetPort: http }]");

        assertThat(files(TWO_CONTAINERS, metrics, shop, own).toml())
                .contains("[services.web]\ntype = \"api\"\nversion = \"0.0.0\"\naliases = [\"shop\"]\n")
                .doesNotContain("\"web-metrics\"");
    }

    @Test
    void a_service_that_leads_to_several_workloads_is_an_alias_of_none() {
        String twin = TWO_CONTAINERS.replace("metadata: { name: web }", "metadata: { name: twin }");

        assertThat(files(TWO_CONTAINERS, twin, KubernetesDirectory.service("shop", "web", "[{ port: 80 }]"))
                        .toml())
                .contains("[services.twin]")
                .doesNotContain("aliases = [\"shop\"]");
    }

    @Test
    void a_service_leads_to_the_container_that_has_the_port() {
        String service = KubernetesDirectory.service(
                "web", "web", "[{ port: 80, targetPort: http }, { port: 9090, targetPort: metrics }]");

        assertThat(ports("web-metrics", TWO_CONTAINERS, service))
                .isEqualTo("tcp-9100 = { port = 9090, target_port = 9100 }");
        assertThat(KubernetesDirectory.noted(directory, TWO_CONTAINERS, service))
                .singleElement()
                .asString()
                .endsWith("Service web: it leads to the sidecar web/metrics, which the registry knows by that name");
    }

    @Test
    void a_service_that_leads_to_a_sidecar_alone_is_an_alias_of_it() {
        String stats = KubernetesDirectory.service("stats", "web", "[{ port: 80, targetPort: metrics }]");

        assertThat(files(TWO_CONTAINERS, stats).toml())
                .contains("[services.web-metrics]\n")
                .contains("aliases = [\"web/metrics\", \"stats\"]")
                .doesNotContain("aliases = [\"stats\"]");
        assertThat(KubernetesDirectory.noted(directory, TWO_CONTAINERS, stats)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [{ port: 80, targetPort: metrics }]                    | http://web        | web-metrics
            [{ port: 80, targetPort: metrics }]                    | web               | web-metrics
            [{ port: 80, targetPort: metrics }]                    | web:9999          | web-metrics
            [{ port: 80, targetPort: http }, { port: 90, targetPort: metrics }] | http://web | web
            [{ port: 80, targetPort: http }, { port: 90, targetPort: metrics }] | web:90     | web-metrics
            [{ port: 80, targetPort: http }, { port: 90, targetPort: metrics }] | http://web:90/ | web-metrics
            [{ port: 80, targetPort: http }, { port: 90, targetPort: metrics }] | web        | web
            [{ port: 443, targetPort: metrics }, { port: 80, targetPort: http }] | https://web/x | web-metrics
            [{ port: 8000 }]                                       | web:8000          | web
            """)
    void whoever_calls_a_service_calls_the_container_that_listens(String ports, String address, String called) {
        String caller = KubernetesDirectory.deployment("client", """
                      containers:
                      - { name: c, image: z, env: [{ name: WEB_URL, value: "ADDRESS" }] }
                """.replace("ADDRESS", address));

        assertThat(files(TWO_CONTAINERS, KubernetesDirectory.service("web", "web", ports), caller)
                        .toml())
                .contains("[services.client.dependencies]\ncalls = [\"" + called + "\"]\n");
    }

    @ParameterizedTest
    @CsvSource({"web:9100, web-metrics", "http://web, web", "web, web", "web:1, web"})
    void whoever_calls_a_workload_without_a_service_calls_the_container_that_declares_the_port(
            String address, String called) {
        String pods = TWO_CONTAINERS.replace("        ports:\n", "").replaceAll(".*- \\{ name: (http|dns).*\n", "");
        String caller = KubernetesDirectory.deployment("client", """
                      containers:
                      - { name: c, image: z, env: [{ name: WEB_URL, value: "ADDRESS" }] }
                """.replace("ADDRESS", address));

        assertThat(files(pods, caller).toml()).contains("calls = [\"" + called + "\"]\n");
    }

    @Test
    void a_container_that_names_the_service_of_its_own_pod_calls_nobody() {
        String pod = TWO_CONTAINERS.replace("image: x", "image: x\n        env: [{ name: URL, value: 'http://web' }]");

        assertThat(files(pod, KubernetesDirectory.service("web", "web", "[{ port: 80, targetPort: metrics }]"))
                        .toml())
                .doesNotContain("calls");
    }

    @Test
    void a_port_that_no_container_declares_is_the_main_ones() {
        assertThat(ports(
                        "web",
                        TWO_CONTAINERS,
                        KubernetesDirectory.service("web", "web", "[{ port: 443, targetPort: 8443 }]")))
                .contains("tcp-8443 = { port = 443, target_port = 8443 }");
    }

    @Test
    void several_services_make_several_entries_of_one_port_unless_they_say_the_same() {
        assertThat(ports(
                        "web",
                        TWO_CONTAINERS,
                        KubernetesDirectory.service("a", "web", "[{ port: 80, targetPort: http }]"),
                        KubernetesDirectory.service("b", "web", "[{ port: 80, targetPort: 8080 }]"),
                        KubernetesDirectory.service("c", "web", "[{ port: 8080 }]")))
                .startsWith("tcp-8080 = { port = 80, target_port = 8080 }\ntcp-8080-2 = { port = 8080 }\n");
    }

    @Test
    void a_service_that_selects_several_workloads_makes_ports_of_all_known() {
        String toml = files(
                        KubernetesDirectory.deployment("v1", "      containers: [{ name: c, image: x }]\n")
                                .replace("app: v1", "app: reviews"),
                        KubernetesDirectory.deployment("v2", "      containers: [{ name: c, image: x }]\n")
                                .replace("app: v2", "app: reviews"),
                        KubernetesDirectory.service("reviews", "reviews", "[{ port: 9080 }]"),
                        KubernetesDirectory.web("env: [{ name: REVIEWS_URL, value: http://reviews:9080/ }]"))
                .toml();

        assertThat(toml)
                .contains(
                        "[services.v1.ports]\ntcp-9080 = { port = 9080 }",
                        "[services.v2.ports]\ntcp-9080 = { port = 9080 }")
                .contains("[services.web.dependencies]\ncalls = [\"v1\", \"v2\"]\n");
    }

    @Test
    void an_address_that_the_registry_refuses_is_kept_and_noted() {
        String web = KubernetesDirectory.web("ports: [{ containerPort: 80, hostPort: 8080, hostIP: 10.0.0.300 }]");
        assertThat(ports("web", web)).contains("host_ip = \"10.0.0.300\"");
        assertThat(KubernetesDirectory.noted(directory, web))
                .anyMatch(note -> note.endsWith("10.0.0.300 stands where the registry takes an IP address"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { containerPort: 80, hostPort: 8080 }                      | { port = 80, published = 8080 }
            { containerPort: 80, hostPort: 8080, hostIP: 127.0.0.1 }   | { port = 80, published = 8080, host_ip = "127.0.0.1" }
            { containerPort: 80, hostPort: 8080, hostIP: 0.0.0.0 }     | { port = 80, published = 8080 }
            { containerPort: 80, hostPort: 0 }                         | { port = 80 }
            { containerPort: 80, protocol: TCP }                       | { port = 80 }
            """)
    void a_port_of_the_host_is_published(String port, String toml) {
        assertThat(ports("web", KubernetesDirectory.web("ports: [" + port + "]")))
                .isEqualTo("tcp-80 = " + toml);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { containerPort: 80 }                      | { port = 80, published = 80 }
            { containerPort: 80, hostPort: 0 }         | { port = 80, published = 80 }
            { containerPort: 80, hostPort: 80 }        | { port = 80, published = 80 }
            { containerPort: 80, hostIP: 127.0.0.1 }   | { port = 80, published = 80, host_ip = "127.0.0.1" }
            """)
    void a_port_on_the_network_of_the_host_is_published_under_its_own_number(String port, String toml) {
        String pod =
                "      hostNetwork: true\n      containers:\n      - { name: web, image: x, ports: [" + port + "] }\n";

        assertThat(ports("web", KubernetesDirectory.deployment("web", pod))).isEqualTo("tcp-80 = " + toml);
        assertThat(ports("web", KubernetesDirectory.deployment("web", pod.replace("true", "false"))))
                .isEqualTo("tcp-80 = "
                        + (port.contains("hostPort: 80") ? toml : toml.replaceAll(", published = \\d+", "")));
    }

    @Test
    void a_published_port_is_published_once_however_many_services_lead_to_it() {
        assertThat(ports(
                        "web",
                        KubernetesDirectory.web("ports: [{ containerPort: 80, hostPort: 8080 }]"),
                        KubernetesDirectory.service("a", "web", "[{ port: 80 }]"),
                        KubernetesDirectory.service("b", "web", "[{ port: 81, targetPort: 80 }]")))
                .isEqualTo("tcp-80 = { port = 80, published = 8080 }\ntcp-80-2 = { port = 81, target_port = 80 }");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { containerPort: 0 }                   | containerPort: is no number of a port; left out
            { containerPort: 70000 }               | containerPort: is no number of a port; left out
            { containerPort: http }                | containerPort: is no number of a port; left out
            { name: x }                            | containerPort: is no number of a port; left out
            { containerPort: 1, hostPort: 99999 }  | hostPort: is no number of a port; left out
            { containerPort: 1, protocol: QUIC }   | protocol: is none that Kubernetes knows; TCP is written
            """)
    void a_port_that_is_none_is_noted(String port, String note) {
        assertThat(files(KubernetesDirectory.web("ports: [" + port + "]")).notes())
                .singleElement()
                .asString()
                .startsWith("app.yaml:11:")
                .endsWith(note);
    }

    @Test
    void what_a_service_says_beyond_its_ports_is_noted() {
        List<String> notes = files(TWO_CONTAINERS, """
                apiVersion: v1
                kind: Service
                metadata: { name: web, labels: { app: web, team: a }, annotations: { a: b } }
                spec:
                  type: NodePort
                  clusterIP: None
                  sessionAffinity: ClientIP
                  selector: { app: web }
                  ports: [{ port: 80, targetPort: http, nodePort: 30080 }, { port: 1, targetPort: gone }]
                """).notes();

        assertThat(notes)
                .containsExactly(
                        "app.yaml:20:24: Service web.metadata.labels: team has no place in the registry; left out",
                        "app.yaml:20:55: Service web.metadata.annotations: a has no place in the registry; left out",
                        "app.yaml:22:3: Service web.spec.type: that it is reachable from outside the cluster has no place in"
                                + " the registry; left out",
                        "app.yaml:23:3: Service web.spec.clusterIP: that each pod is reached by itself has no place in the"
                                + " registry; left out",
                        "app.yaml:24:3: Service web.spec.sessionAffinity: has no place in the registry; left out",
                        "app.yaml:26:41: Service web.spec.ports.nodePort: a port of every node has no place in the registry;"
                                + " left out",
                        "app.yaml:26:71: Service web.spec.ports.targetPort: no container of Deployment web has a port gone");
    }

    @Test
    void services_that_lead_to_nothing_of_the_input_are_noted() {
        assertThat(files(
                                KubernetesDirectory.web(""),
                                KubernetesDirectory.service("gone", "gone", "[{ port: 80 }]"),
                                "apiVersion: v1\nkind: Service\nmetadata: { name: manual }\nspec: { ports: [{ port: 5432 }] }\n",
                                "apiVersion: v1\nkind: Service\nmetadata: { name: out }\n"
                                        + "spec: { type: ExternalName, externalName: db.example.org }\n")
                        .notes())
                .containsExactly(
                        "app.yaml:12:1: Service gone: no workload of the input has the labels that it selects; left out",
                        "app.yaml:19:1: Service manual: it selects no pods; what it leads to has no place in the registry;"
                                + " left out",
                        "app.yaml:24:1: Service out: it is another name for a host; the calls that lead there are kept");
    }

    @Test
    void a_service_selects_within_its_namespace() {
        String a = KubernetesDirectory.web("").replace("name: web }", "name: web, namespace: a }");
        String b = KubernetesDirectory.web("").replace("name: web }", "name: web, namespace: b }");
        String service = KubernetesDirectory.service("web", "web", "[{ port: 80 }]")
                .replace("name: web }", "name: web, namespace: b }");

        assertThat(ports("web", a, b, service)).isEmpty();
        assertThat(ports("web-2", a, b, service)).isEqualTo("tcp-80 = { port = 80 }");
    }
}
