package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        Map<String, String> secrets = secrets(spec);
        boolean everywhere = hasCertificate(object);
        for (String key : List.of("defaultBackend", "backend")) {
            Keys backend = spec.inner(key);
            if (!backend.names().isEmpty()) {
                lead(object, way("*", "", secrets, everywhere), backend);
            }
        }
        for (Keys rule : KubernetesKeys.mappings(spec, "rules")) {
            String host = rule.text("host");
            Keys http = rule.inner("http");
            for (Keys path : KubernetesKeys.mappings(http, "paths")) {
                path.takeIf("pathType", "Prefix");
                path.takeIf("pathType", "ImplementationSpecific");
                lead(
                        object,
                        way(host.isEmpty() ? "*" : host, path.text("path"), secrets, everywhere),
                        path.inner("backend"));
                KubernetesKeys.finish(path);
            }
            KubernetesKeys.finish(http);
            KubernetesKeys.finish(rule);
        }
        KubernetesKeys.finish(spec);
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

    /** The secret of each host with a certificate; that of {@code *} where an entry names no hosts. */
    private static Map<String, String> secrets(Keys spec) {
        Map<String, String> secrets = new HashMap<>();
        for (Keys tls : KubernetesKeys.mappings(spec, "tls")) {
            List<String> hosts = tls.texts("hosts");
            String secret = tls.text("secretName");
            for (String host : hosts.isEmpty() ? List.of("*") : hosts) {
                secrets.put(host, secret);
            }
            KubernetesKeys.finish(tls);
        }
        return secrets;
    }

    private static IngressSection.Way way(String host, String path, Map<String, String> secrets, boolean everywhere) {
        int dot = host.indexOf('.');
        String wildcard = dot < 0 ? "*" : "*" + host.substring(dot);
        for (String candidate : List.of(host, wildcard, "*")) {
            if (secrets.containsKey(candidate)) {
                return new IngressSection.Way(host, path, true, secrets.getOrDefault(candidate, ""));
            }
        }
        return new IngressSection.Way(host, path, everywhere, "");
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
