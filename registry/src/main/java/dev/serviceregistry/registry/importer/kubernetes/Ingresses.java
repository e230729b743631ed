package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the ways into the cluster that Ingresses declare. */
final class Ingresses {
    /** Annotations by which controllers take a certificate that the Ingress itself does not name. */
    static final Set<String> CERTIFICATES = Set.of(
            "alb.ingress.kubernetes.io/certificate-arn",
            "ingress.gcp.kubernetes.io/pre-shared-cert",
            "networking.gke.io/managed-certificates",
            "appgw.ingress.kubernetes.io/appgw-ssl-certificate",
            "traefik.ingress.kubernetes.io/router.tls.certresolver",
            "traefik.ingress.kubernetes.io/router.tls");

    private static final String ANY = "*";

    private final Cluster cluster;
    private final IngressSection section;

    Ingresses(Cluster cluster, IngressSection section) {
        this.cluster = cluster;
        this.section = section;
    }

    void read() {
        cluster.all("Ingress").forEach(this::ingress);
    }

    private void ingress(ApiObject object) {
        cluster.use(object);
        Keys spec = object.keys().inner("spec");
        Certificates certificates = new Certificates(spec, hasCertificate(object));
        List<Keys> backends = Stream.of("defaultBackend", "backend")
                .map(spec::inner)
                .filter(backend -> !backend.names().isEmpty())
                .toList();
        backends.forEach(backend -> lead(object, certificates.way(ANY, ""), backend));
        List<Keys> rules = KubernetesKeys.mappings(spec, "rules");
        if (rules.isEmpty() && backends.isEmpty()) {
            object.note("it has neither a rule nor a default backend; left out");
        }
        for (Keys rule : rules) {
            rule(object, rule, certificates, backends);
        }
        certificates.finish();
        KubernetesKeys.finish(spec);
    }

    /** Follows the paths of a rule; one without any leads wherever nothing else does. */
    private void rule(ApiObject object, Keys rule, Certificates certificates, List<Keys> backends) {
        String stated = rule.text("host");
        String host = stated.isEmpty() ? ANY : stated;
        Keys http = rule.inner("http");
        List<Keys> paths = KubernetesKeys.mappings(http, "paths");
        if (paths.isEmpty() && backends.isEmpty()) {
            rule.note("host", "it has no path, and the Ingress no default backend; left out");
        } else if (paths.isEmpty()) {
            backends.forEach(backend -> lead(object, certificates.way(host, ""), backend));
        }
        for (Keys path : paths) {
            path.takeIf("pathType", "Prefix");
            path.takeIf("pathType", "ImplementationSpecific");
            lead(object, certificates.way(host, path.text("path")), path.inner("backend"));
            KubernetesKeys.finish(path);
        }
        KubernetesKeys.finish(http);
        KubernetesKeys.finish(rule);
    }

    private static boolean hasCertificate(ApiObject object) {
        for (String annotation : CERTIFICATES) {
            String value = object.annotation(annotation);
            if (!value.isEmpty() && !value.equals("false")) {
                return true;
            }
        }
        return false;
    }

    /** Follows a backend in its present form or in the one before it. */
    private void lead(ApiObject object, IngressSection.Way way, Keys backend) {
        Keys service = backend.inner("service");
        Keys port = service.inner("port");
        String name = service.text("name") + backend.text("serviceName");
        String number = port.text("number") + port.text("name") + backend.text("servicePort");
        if (name.isEmpty()) {
            backend.note("resource", "leads to no Service; left out");
            backend.take("resource");
        } else {
            boolean present = backend.names().contains("service");
            section.lead(
                    way,
                    object.namespace(),
                    name,
                    number,
                    present ? service : backend,
                    present ? "name" : "serviceName");
        }
        KubernetesKeys.finish(port);
        KubernetesKeys.finish(service);
        KubernetesKeys.finish(backend);
    }
}
