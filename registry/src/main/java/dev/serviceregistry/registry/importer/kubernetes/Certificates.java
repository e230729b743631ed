package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The hosts of an Ingress for which there is a certificate. */
final class Certificates {
    private static final String ANY = "*";

    private final boolean everywhere;
    private final Map<String, Certificate> byHost = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    /** What {@code spec.tls} says of a host. */
    private record Certificate(String secret, Keys keys) {}

    /**
     * The certificates of an Ingress.
     *
     * @param everywhere whether the controller has one for whatever host
     */
    Certificates(Keys spec, boolean everywhere) {
        this.everywhere = everywhere;
        for (Keys tls : KubernetesKeys.mappings(spec, "tls")) {
            List<String> hosts = tls.texts("hosts");
            Certificate certificate = new Certificate(tls.text("secretName"), tls);
            for (String host : hosts.isEmpty() ? List.of(ANY) : hosts) {
                byHost.put(host, certificate);
            }
            KubernetesKeys.finish(tls);
        }
    }

    /** A way to a host, encrypted where a certificate is for that host, for all beside it, or for any. */
    IngressSection.Way way(String host, String path) {
        int dot = host.indexOf('.');
        for (String candidate : List.of(host, dot < 0 ? ANY : ANY + host.substring(dot), ANY)) {
            Certificate certificate = byHost.get(candidate);
            if (certificate != null) {
                used.add(candidate);
                return new IngressSection.Way(host, path, true, certificate.secret());
            }
        }
        return new IngressSection.Way(host, path, everywhere, "");
    }

    /** Notes the hosts to which there was no way. */
    void finish() {
        byHost.forEach((host, certificate) -> {
            if (!host.equals(ANY) && !used.contains(host)) {
                certificate.keys().note("hosts", host + " is the host of no way in; left out");
            }
        });
    }
}
