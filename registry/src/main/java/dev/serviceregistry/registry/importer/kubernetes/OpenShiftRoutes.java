package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.ArrayList;
import java.util.List;

/** Reads the ways into the cluster that routes of OpenShift declare. */
final class OpenShiftRoutes {
    private static final String INSECURE = "insecureEdgeTerminationPolicy";

    /** What a backend has that states no weight. */
    private static final long USUAL_WEIGHT = 100;

    private final Cluster cluster;
    private final ServiceLinks links;
    private final IngressSection section;

    OpenShiftRoutes(Cluster cluster, ServiceLinks links, IngressSection section) {
        this.cluster = cluster;
        this.links = links;
        this.section = section;
    }

    void read() {
        cluster.all("Route").forEach(this::route);
    }

    private void route(ApiObject object) {
        cluster.use(object);
        Keys spec = object.keys().inner("spec");
        String host = spec.text("host");
        boolean tls = isEncrypted(spec.inner("tls"));
        IngressSection.Way way = new IngressSection.Way(host.isEmpty() ? "*" : host, spec.text("path"), tls, "");
        Keys port = spec.inner("port");
        String target = port.text("targetPort");
        KubernetesKeys.finish(port);
        List<Keys> backends = new ArrayList<>(List.of(spec.inner("to")));
        backends.addAll(KubernetesKeys.mappings(spec, "alternateBackends"));
        for (Keys backend : Shares.taken(backends, USUAL_WEIGHT)) {
            String service = backend.text("name");
            backend.takeIf("kind", "Service");
            String number = links.numberOf(object.namespace(), service, target);
            section.lead(way, object.namespace(), service, number, backend, "name");
            KubernetesKeys.finish(backend);
        }
        spec.takeIf("wildcardPolicy", "None");
        KubernetesKeys.finish(spec);
    }

    /** Whether nothing but encrypted requests is answered. */
    private static boolean isEncrypted(Keys tls) {
        boolean answersAll = tls.text(INSECURE).equals("Allow");
        if (answersAll) {
            tls.note(INSECURE, "requests that are not encrypted are answered too; written without tls");
        }
        boolean encrypted = !tls.text("termination").isEmpty() && !answersAll;
        KubernetesKeys.finish(tls);
        return encrypted;
    }
}
