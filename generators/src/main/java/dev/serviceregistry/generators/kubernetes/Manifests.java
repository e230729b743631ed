package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Generation;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The objects that the Kubernetes manifests of a project at a target hold, for formats that name them. */
public final class Manifests {

    private static final Set<String> WAYS_IN = Set.of("Ingress", "HTTPRoute");

    private final String namespace;
    private final List<ManifestObject> objects;

    private Manifests(String namespace, List<ManifestObject> objects) {
        this.namespace = namespace;
        this.objects = List.copyOf(objects);
    }

    /** What is generated for Kubernetes on the same request, by {@code TARGET/PROJECT}. */
    public static Map<String, Manifests> of(ServiceRegistry registry, GenerationRequest request) {
        Map<String, Manifests> manifests = new HashMap<>();
        ClusterObjects cluster = new ClusterObjects(registry);
        for (Placement placement : new Generation(KubernetesGenerator.FORMAT, registry, request).placements()) {
            List<ManifestObject> objects = new ArrayList<>();
            for (Map.Entry<String, List<Tree>> file : cluster.of(placement).entrySet()) {
                if (!file.getKey().equals("kustomization.yaml")) {
                    for (Tree tree : file.getValue()) {
                        objects.add(new ManifestObject((Mapping) tree));
                    }
                }
            }
            manifests.put(
                    placement.target() + "/" + placement.project(),
                    new Manifests(ServiceObjects.namespace(placement), objects));
        }
        return manifests;
    }

    /** The namespace that they are in. */
    public String namespace() {
        return namespace;
    }

    /** All of them, in the order of their files. */
    public List<ManifestObject> objects() {
        return objects;
    }

    /** Those of a kind. */
    public List<ManifestObject> ofKind(String kind) {
        return objects.stream().filter(object -> object.kind().equals(kind)).toList();
    }

    /** How services are reached from outside: by an Ingress, or by routes of a gateway. */
    public List<ManifestObject> waysIn() {
        return objects.stream()
                .filter(object -> WAYS_IN.contains(object.kind()))
                .toList();
    }

    /** How a service is reached from outside, by what its objects are called. */
    public List<ManifestObject> waysIn(String service) {
        return waysIn().stream()
                .filter(object -> object.text("metadata", "labels", "app.kubernetes.io/name")
                        .equals(service))
                .toList();
    }

    /** The one of a kind and a name. */
    public Optional<ManifestObject> find(String kind, String name) {
        return ofKind(kind).stream()
                .filter(object -> object.name().equals(name))
                .findFirst();
    }
}
