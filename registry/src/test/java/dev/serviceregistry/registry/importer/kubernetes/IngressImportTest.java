package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngressImportTest {
    private static final String WEB = KubernetesDirectory.web("ports: [{ name: http, containerPort: 8080 }]") + "---\n"
            + KubernetesDirectory.service("web", "web", "[{ name: front, port: 80, targetPort: http }]");

    @TempDir
    Path directory;

    private ImportDirectory files(String... manifests) {
        return new KubernetesDirectory(directory).with("app.yaml", WEB + "---\n" + String.join("---\n", manifests));
    }

    private String ingress(String... manifests) {
        String toml = files(manifests).toml();
        int from = toml.indexOf("ingress = ");
        int to = toml.indexOf("]\n\n", from);
        return from < 0
                ? ""
                : toml.substring(from + "ingress = ".length(), to + 1).replaceAll(",?\n *", " ");
    }

    private static String ingressOf(String spec) {
        return "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: web }\nspec: " + spec + "\n";
    }

    private static String rule(String host, String path, String port) {
        return "{ " + host + "http: { paths: [{ " + path + "backend: { service: { name: web, port: { " + port
                + " } } } }] } }";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'host: a.b, ' | 'path: /x, pathType: Prefix, ' | number: 80   | { host = "a.b", path = "/x", port = "tcp-8080" }
            'host: a.b, ' | 'path: /, '                    | name: front  | { host = "a.b", path = "/", port = "tcp-8080" }
            ''            | ''                             | number: 80   | { host = "*", port = "tcp-8080" }
            """)
    void a_rule_is_a_way_to_the_port_behind_its_service(String host, String path, String port, String toml) {
        String ingress = ingressOf("{ rules: [" + rule(host, path, port) + "] }");

        assertThat(ingress(ingress)).isEqualTo("[" + toml + "]");
        assertThat(files(ingress).notes()).isEmpty();
    }

    @Test
    void the_form_before_v1_is_understood() {
        assertThat(ingress("""
                        apiVersion: extensions/v1beta1
                        kind: Ingress
                        metadata: { name: web }
                        spec:
                          backend: { serviceName: web, servicePort: 80 }
                          rules: [{ host: a.b, http: { paths: [{ path: /x, backend: { serviceName: web, servicePort: front } }] } }]
                        """))
                .isEqualTo(
                        "[{ host = \"*\", port = \"tcp-8080\" }, { host = \"a.b\", path = \"/x\", port = \"tcp-8080\" }]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { hosts: [shop.example.org], secretName: s } | tls = true, tls_secret = "s"
            { hosts: ["*.example.org"], secretName: s }  | tls = true, tls_secret = "s"
            { hosts: [shop.example.org] }                | tls = true
            { secretName: s }                            | tls = true, tls_secret = "s"
            { hosts: [other.example.org], secretName: s } | ''
            """)
    void a_host_with_a_certificate_is_encrypted(String tls, String toml) {
        assertThat(ingress(ingressOf(
                        "{ tls: [" + tls + "], rules: [" + rule("host: shop.example.org, ", "", "number: 80") + "] }")))
                .isEqualTo("[{ host = \"shop.example.org\", port = \"tcp-8080\"" + (toml.isEmpty() ? "" : ", " + toml)
                        + " }]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { rules: [{ host: a.b }] }                        | 23:19: Ingress web.spec.rules.host: it has no path, and the Ingress no default backend; left out
            { rules: [{ host: a.b, http: { paths: [] } }] }   | 23:19: Ingress web.spec.rules.host: it has no path, and the Ingress no default backend; left out
            { rules: [] }                                     | 20:1: Ingress web: it has neither a rule nor a default backend; left out
            {}                                                | 20:1: Ingress web: it has neither a rule nor a default backend; left out
            """)
    void a_rule_that_leads_nowhere_is_noted(String spec, String note) {
        ImportDirectory files = files(ingressOf(spec));

        assertThat(files.toml()).doesNotContain("ingress = ");
        assertThat(files.notes()).containsExactly("app.yaml:" + note);
    }

    @Test
    void a_rule_without_a_path_leads_to_the_default_backend() {
        assertThat(
                        ingress(
                                ingressOf(
                                        "{ defaultBackend: { service: { name: web, port: { number: 80 } } }, rules: [{ host: a.b }, { host: c.d, http: { paths: [] } }], tls: [{ hosts: [a.b], secretName: s }] }")))
                .isEqualTo("[ { host = \"*\", port = \"tcp-8080\" }"
                        + " { host = \"a.b\", port = \"tcp-8080\", tls = true, tls_secret = \"s\" }"
                        + " { host = \"c.d\", port = \"tcp-8080\" } ]");
    }

    @Test
    void a_certificate_of_a_host_without_a_rule_is_noted() {
        assertThat(files(ingressOf(
                                "{ tls: [{ hosts: [a.b, '*.d', e.f] }], defaultBackend: { service: { name: web, port: { number: 80 } } }, rules: ["
                                        + rule("host: c.d, ", "", "number: 80") + "] }"))
                        .notes())
                .containsExactly(
                        "app.yaml:23:17: Ingress web.spec.tls.hosts: a.b is the host of no way in; left out",
                        "app.yaml:23:17: Ingress web.spec.tls.hosts: e.f is the host of no way in; left out");
    }

    @Test
    void a_certificate_that_the_controller_holds_is_one() {
        ImportDirectory files = files(ingressOf("{ rules: [" + rule("host: a.b, ", "", "number: 80") + "] }")
                .replace(
                        "name: web }",
                        "name: web, annotations: { alb.ingress.kubernetes.io/certificate-arn: arn, x: y } }"));

        assertThat(files.toml()).contains("port = \"tcp-8080\", tls = true }");
        assertThat(files.notes())
                .singleElement()
                .asString()
                .endsWith("Ingress web.metadata.annotations: x has no place in the registry; left out");
    }

    @Test
    void what_an_ingress_says_beyond_that_is_noted() {
        assertThat(files(ingressOf("{ ingressClassName: nginx, rules: [" + rule("", "pathType: Exact, ", "number: 80")
                                + ", " + rule("", "", "number: 81") + "] }"))
                        .notes())
                .containsExactly(
                        "app.yaml:23:9: Ingress web.spec.ingressClassName: has no place in the registry; left out",
                        "app.yaml:23:62: Ingress web.spec.rules.http.paths.pathType: has no place in the registry; left out",
                        "app.yaml:23:187: Ingress web.spec.rules.http.paths.backend.service.name: Service web with a port 81"
                                + " leads to nothing in the input; left out");
    }

    private static String route(String kind, String spec) {
        return "apiVersion: gateway.networking.k8s.io/v1\nkind: " + kind + "\nmetadata: { name: web }\nspec: " + spec
                + "\n";
    }

    private static final String GATEWAY = """
            apiVersion: gateway.networking.k8s.io/v1
            kind: Gateway
            metadata: { name: edge }
            spec:
              gatewayClassName: x
              listeners:
              - { name: plain, port: 80, protocol: HTTP }
              - { name: secure, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: cert }] } }
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { name: edge }                      | { host = "a.b", path = "/x", port = "tcp-8080" }
            { name: edge, sectionName: plain }  | { host = "a.b", path = "/x", port = "tcp-8080" }
            { name: edge, sectionName: secure } | { host = "a.b", path = "/x", port = "tcp-8080", tls = true, tls_secret = "cert" }
            { name: edge, port: 443 }           | { host = "a.b", path = "/x", port = "tcp-8080", tls = true, tls_secret = "cert" }
            """)
    void a_route_is_as_encrypted_as_its_least_listener(String parent, String toml) {
        String route = route(
                "HTTPRoute",
                "{ parentRefs: [" + parent
                        + "], hostnames: [a.b], rules: [{ matches: [{ path: { type: PathPrefix, value: /x } }],"
                        + " backendRefs: [{ name: web, port: 80 }] }] }");

        assertThat(ingress(GATEWAY, route)).isEqualTo("[" + toml + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.secure.com        | true
            b.a.secure.com      | true
            '*.secure.com'      | true
            '*.a.secure.com'    | true
            redirect.plain.com  | false
            '*.com'             | false
            """)
    void a_host_is_as_encrypted_as_the_listeners_that_take_it(String host, boolean tls) {
        String gateway = GATEWAY.replace("name: plain,", "name: plain, hostname: redirect.plain.com,")
                .replace("name: secure,", "name: secure, hostname: '*.Secure.com',");
        String route = route(
                "HTTPRoute",
                "{ parentRefs: [{ name: edge }], hostnames: ['" + host + "'], rules: [{ backendRefs: [{ name: web,"
                        + " port: 80 }] }] }");

        assertThat(ingress(gateway, route).contains("tls = true")).isEqualTo(tls);
    }

    @ParameterizedTest
    @CsvSource({"ListenerSet, gateway.networking.k8s.io/v1", "XListenerSet, gateway.networking.x-k8s.io/v1alpha1"})
    void a_set_of_listeners_encrypts_as_a_gateway_does(String kind, String version) {
        String listeners = "apiVersion: " + version + "\nkind: " + kind + "\nmetadata: { name: own }\n"
                + "spec: { listeners: [{ name: a, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: c }] } }] }\n";
        String route = route(
                "HTTPRoute",
                "{ parentRefs: [{ kind: " + kind + ", name: own }], hostnames: [a.b], rules: [{ backendRefs:"
                        + " [{ name: web, port: 80 }] }] }");

        assertThat(ingress(listeners, route))
                .isEqualTo("[{ host = \"a.b\", port = \"tcp-8080\", tls = true, tls_secret = \"c\" }]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { name: web, port: 80, weight: 90 }, { name: web, port: 80, weight: 10 } | 90 of 100; 10 of 100
            { name: web, port: 80, weight: 3 }, { name: web, port: 80 }              | 3 of 4; 1 of 4
            { name: web, port: 80, weight: 5 }, { name: web, port: 80, weight: 5 }   | ''
            { name: web, port: 80, weight: 7 }                                       | ''
            { name: web, port: 80, weight: 1 }, { name: gone, port: 80, weight: 0 }  | no request
            """)
    void shares_of_requests_are_told_where_they_differ_and_who_takes_none_has_no_way_in(String backends, String told) {
        String route = route("HTTPRoute", "{ hostnames: [a.b], rules: [{ backendRefs: [" + backends + "] }] }");

        assertThat(shares(route)).isEqualTo(told);
        assertThat(ingress(route)).isEqualTo("[{ host = \"a.b\", port = \"tcp-8080\" }]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            weight: 100 | weight: 50 | 100 of 150; 50 of 150
            weight: 7   | weight: 7  | ''
            ''          | weight: 0  | no request
            """)
    void shares_of_a_route_of_openshift_are_told_too(String one, String other, String told) {
        String route =
                route("host: a.b, to: { name: web, " + one + " }, alternateBackends: [{ name: web, " + other + " }]");

        assertThat(shares(route)).isEqualTo(told);
    }

    /** What is told of how requests are shared. */
    private String shares(String route) {
        return files(route).notes().stream()
                .filter(note -> note.contains("weight"))
                .map(note -> note.replaceAll("(?s).*weight: it takes ", "").replaceAll("(?: requests, but|;).*", ""))
                .collect(Collectors.joining("; "));
    }

    @Test
    void a_route_within_a_mesh_is_no_way_in() {
        String rest = "], rules: [{ backendRefs: [{ name: web, port: 80 }] }] }";
        String mesh = "{ parentRefs: [{ group: '', kind: Service, name: web }";

        assertThat(files(route("HTTPRoute", mesh + rest)).toml()).doesNotContain("ingress");
        assertThat(files(route("HTTPRoute", mesh + rest)).notes())
                .anyMatch(note -> note.endsWith(
                        "HTTPRoute web: it leads from Service to Service, and is no way into the cluster; left out"));
        assertThat(ingress(GATEWAY, route("HTTPRoute", mesh + ", { name: edge, sectionName: secure }" + rest)))
                .contains("tls = true");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { name: edge }                      | secure.com           | secure.com
            { name: edge }                      | plain.com            | plain.com
            { name: edge, sectionName: secure } | redirect.plain.com   | redirect.plain.com
            { name: edge, port: 80 }            | a.secure.com         | a.secure.com
            { name: edge, sectionName: other }  | a.secure.com         | a.secure.com
            { name: edge, sectionName: other }  |                      | it
            """)
    void a_host_that_no_listener_takes_is_no_way_in(String parent, @Nullable String host, String told) {
        String gateway = GATEWAY.replace("name: plain,", "name: plain, hostname: redirect.plain.com,")
                .replace("name: secure,", "name: secure, hostname: '*.secure.com',");
        ImportDirectory files = files(
                gateway,
                route(
                        "HTTPRoute",
                        "{ parentRefs: [" + parent + "], " + (host == null ? "" : "hostnames: [" + host + "], ")
                                + "rules: [{ backendRefs: [{ name: web, port: 80 }] }] }"));

        assertThat(files.toml()).doesNotContain("ingress");
        assertThat(files.notes())
                .anyMatch(note ->
                        note.endsWith("HTTPRoute web: no listener of its gateways takes " + told + "; left out"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'protocol: HTTP'                                                            | false
            'protocol: HTTP, allowedRoutes: { kinds: [{ kind: HTTPRoute }] }'           | false
            'protocol: HTTP, allowedRoutes: { kinds: [{ kind: GRPCRoute }] }'           | true
            'protocol: HTTP, allowedRoutes: { namespaces: { from: None } }'             | true
            'protocol: HTTP, allowedRoutes: { namespaces: { from: Selector } }'         | false
            'protocol: TCP'                                                             | true
            """)
    void a_listener_that_takes_no_such_route_encrypts_nothing_of_it(String listener, boolean tls) {
        String route = route(
                "HTTPRoute",
                "{ parentRefs: [{ name: edge }], hostnames: [a.b], rules: [{ backendRefs: [{ name: web, port: 80 }] }] }");

        assertThat(ingress(GATEWAY.replace("protocol: HTTP }", listener + " }"), route)
                        .contains("tls = true"))
                .isEqualTo(tls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPRoute", "GRPCRoute"})
    void a_listener_of_tls_takes_no_request(String kind) {
        ImportDirectory files = files(
                GATEWAY.replace("protocol: HTTPS", "protocol: TLS"),
                route(
                        kind,
                        "{ parentRefs: [{ name: edge, sectionName: secure }], hostnames: [a.b],"
                                + " rules: [{ backendRefs: [{ name: web, port: 80 }] }] }"));

        assertThat(files.toml()).doesNotContain("ingress");
        assertThat(files.notes()).anyMatch(note -> note.endsWith(": no listener of its gateways takes a.b; left out"));
    }

    @Test
    void a_gateway_without_listeners_may_take_every_host() {
        String gateway = GATEWAY.substring(0, GATEWAY.indexOf("  listeners:"));
        String route = route(
                "HTTPRoute",
                "{ parentRefs: [{ name: edge }], hostnames: [a.b], rules: [{ backendRefs: [{ name: web, port: 80 }] }] }");

        assertThat(ingress(gateway, route)).isEqualTo("[{ host = \"a.b\", port = \"tcp-8080\" }]");
        assertThat(files(gateway, route).notes())
                .anyMatch(note -> note.endsWith("Gateway edge has no listeners; whether it encrypts is not known"));
    }

    @ParameterizedTest
    @CsvSource({"Same, true", "All, false"})
    void routes_of_other_namespaces_come_through_listeners_that_let_them(String from, boolean tls) {
        String gateway = GATEWAY.replace("name: edge }", "name: edge, namespace: infra }")
                .replace("protocol: HTTP }", "protocol: HTTP, allowedRoutes: { namespaces: { from: " + from + " } } }")
                .replace("protocol: HTTPS,", "protocol: HTTPS, allowedRoutes: { namespaces: { from: All } },");
        String route = route(
                        "HTTPRoute",
                        "{ parentRefs: [{ name: edge, namespace: infra }], hostnames: [a.b],"
                                + " rules: [{ backendRefs: [{ name: web, port: 80 }] }] }")
                .replace("name: web }", "name: web, namespace: shop }");

        assertThat(ingress(gateway, route).contains("tls = true")).isEqualTo(tls);
    }

    @Test
    void routes_of_other_protocols_are_ways_too() {
        assertThat(ingress(route(
                        "GRPCRoute",
                        "{ hostnames: [a.b], rules: [{ matches: [{ method: { service: s.S, method: M } }], backendRefs: [{ name: web,"
                                + " port: 80 }] }] }")))
                .isEqualTo("[{ host = \"a.b\", path = \"/s.S/M\", port = \"tcp-8080\" }]");
        assertThat(ingress(
                        route("TLSRoute", "{ hostnames: [a.b], rules: [{ backendRefs: [{ name: web, port: 80 }] }] }")))
                .isEqualTo("[{ host = \"a.b\", port = \"tcp-8080\", tls = true }]");
    }

    @Test
    void conditions_of_a_route_that_the_registry_does_not_have_are_noted() {
        assertThat(files(
                                route(
                                        "HTTPRoute",
                                        "{ parentRefs: [{ name: gone }], rules: [{ matches: [{ method: GET, path: { type: Exact, value: / } }],"
                                                + " filters: [{ type: URLRewrite }], backendRefs: [{ name: web, port: 80, weight: 3 }] }] }"))
                        .notes())
                .extracting(note -> note.substring(note.indexOf("HTTPRoute")))
                .containsExactly(
                        "HTTPRoute web.spec.parentRefs.gone.name: Gateway gone is not in the input; whether it encrypts is not"
                                + " known",
                        "HTTPRoute web.spec.rules.matches.method: has no place in the registry; left out",
                        "HTTPRoute web.spec.rules.matches.path.type: has no place in the registry; left out",
                        "HTTPRoute web.spec.rules.filters: has no place in the registry; left out");
    }

    @Test
    void a_way_to_a_sidecar_is_the_sidecars() {
        String pod = KubernetesDirectory.deployment("app", """
                      containers:
                      - { name: app, image: x, ports: [{ containerPort: 8080 }] }
                      - { name: auth, image: y, ports: [{ name: auth, containerPort: 4180 }] }
                """);

        assertThat(files(
                                pod,
                                KubernetesDirectory.service("app", "app", "[{ port: 80, targetPort: auth }]"),
                                ingressOf("{ rules: ["
                                        + rule("host: a.b, ", "", "number: 80").replace("name: web", "name: app")
                                        + "] }"))
                        .toml())
                .contains("[services.app-auth.network]\ningress = [{ host = \"a.b\", port = \"tcp-4180\" }]\n");
    }

    private static String route(String spec) {
        return "apiVersion: route.openshift.io/v1\nkind: Route\nmetadata: { name: web }\nspec: { " + spec + " }\n";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'host: a.b, '            | 'port: { targetPort: front }' | { host = "a.b", port = "tcp-8080" }
            'host: a.b, path: /x, '  | 'port: { targetPort: 8080 }'  | { host = "a.b", path = "/x", port = "tcp-8080" }
            ''                       | ''                            | { host = "*", port = "tcp-8080" }
            'host: a.b, '            | 'tls: { termination: edge }'  | { host = "a.b", port = "tcp-8080", tls = true }
            'host: a.b, '            | 'tls: { termination: passthrough, insecureEdgeTerminationPolicy: None }' | { host = "a.b", port = "tcp-8080", tls = true }
            'host: a.b, '            | 'tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect }'    | { host = "a.b", port = "tcp-8080", tls = true }
            """)
    void a_route_of_openshift_is_a_way_in(String host, String rest, String toml) {
        String route = route(host + "to: { kind: Service, name: web, weight: 100 }, wildcardPolicy: None"
                + (rest.isEmpty() ? "" : ", " + rest));

        assertThat(ingress(route)).isEqualTo("[" + toml + "]");
    }

    @Test
    void a_route_that_answers_unencrypted_requests_too_is_not_encrypted() {
        String route =
                route("host: a.b, to: { name: web }, tls: { termination: edge, insecureEdgeTerminationPolicy: Allow }");

        assertThat(ingress(route)).isEqualTo("[{ host = \"a.b\", port = \"tcp-8080\" }]");
        assertThat(files(route).notes())
                .anyMatch(note ->
                        note.endsWith("insecureEdgeTerminationPolicy: requests that are not encrypted are answered too;"
                                + " written without tls"));
    }

    @Test
    void a_route_of_another_group_is_a_stranger() {
        assertThat(files(route("to: { name: web }").replace("route.openshift.io", "serving.knative.dev"))
                        .notes())
                .anyMatch(note -> note.endsWith("Route web: this kind has no place in the registry; left out"));
    }
}
