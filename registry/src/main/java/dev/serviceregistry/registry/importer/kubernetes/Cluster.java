package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Notes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects of an import as a cluster would hold them.
 *
 * <p>An object without a namespace goes wherever it is applied to: it is taken to be where the one is that looks for it.
 */
final class Cluster {
    private final Notes notes;
    private final Map<String, List<ApiObject>> byKind = new HashMap<>();
    private final Map<String, ApiObject> byName = new HashMap<>();
    private final Map<String, List<ApiObject>> anywhere = new HashMap<>();
    private final List<Workload> workloads = new ArrayList<>();
    private final List<ApiObject> withoutContainers = new ArrayList<>();
    private final Map<String, Workload> workloadsByName = new HashMap<>();
    private final Map<String, List<Workload>> workloadsAnywhere = new HashMap<>();
    private final Set<String> namespaces = new LinkedHashSet<>();
    private final Set<ApiObject> used = Collections.newSetFromMap(new IdentityHashMap<>());

    Cluster(Collection<ApiObject> objects, Notes notes) {
        this.notes = notes;
        Set<String> titles = new HashSet<>();
        for (ApiObject object : objects) {
            titles.add(object.namespace() + "/" + object.title());
        }
        for (ApiObject object : objects) {
            namespace(object);
            if (object.workload() != null) {
                workload(object, object.workload(), titles);
            } else {
                byKind.computeIfAbsent(object.kind(), kind -> new ArrayList<>()).add(object);
                byName.put(object.kind() + "/" + object.namespace() + "/" + object.name(), object);
                anywhere.computeIfAbsent(object.kind() + "/" + object.name(), name -> new ArrayList<>(1))
                        .add(object);
            }
        }
    }

    private void namespace(ApiObject object) {
        boolean declared = object.kind().equals("Namespace");
        String namespace = declared ? object.name() : object.namespace();
        if (!namespace.isEmpty() && namespaces.add(namespace)) {
            object.metadata()
                    .note(
                            declared ? "name" : "namespace",
                            namespace + " belongs into deployment.toml, as deployment.namespace; left out");
        }
        if (declared) {
            used.add(object);
        }
    }

    private void workload(ApiObject object, WorkloadType type, Set<String> titles) {
        for (Keys owner : KubernetesKeys.mappings(object.metadata(), "ownerReferences")) {
            String title = owner.text("kind") + " " + owner.text("name");
            if (titles.contains(object.namespace() + "/" + title)) {
                object.note("it belongs to " + title + ", which is written");
                return;
            }
        }
        Workload workload = Workload.of(object, type);
        if (workload == null) {
            withoutContainers.add(object);
        } else {
            workloads.add(workload);
            workloadsByName.put(object.namespace() + "/" + object.title(), workload);
            workloadsAnywhere
                    .computeIfAbsent(object.title(), title -> new ArrayList<>(1))
                    .add(workload);
        }
    }

    Notes notes() {
        return notes;
    }

    /** What runs pods, in the order of the input. */
    List<Workload> workloads() {
        return workloads;
    }

    /** What would run pods, had they a container. */
    List<ApiObject> withoutContainers() {
        return withoutContainers;
    }

    /** The namespaces that objects state. */
    Set<String> namespaces() {
        return namespaces;
    }

    /** The objects of a kind that runs no pods. */
    List<ApiObject> all(String kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    /** The object that a name means to one in this namespace, or null; it counts as used from then on. */
    @Nullable
    ApiObject find(String kind, String namespace, String name) {
        ApiObject found = byName.get(kind + "/" + namespace + "/" + name);
        if (found == null && !namespace.isEmpty()) {
            found = byName.get(kind + "//" + name);
        }
        if (found == null && namespace.isEmpty()) {
            List<ApiObject> all = anywhere.getOrDefault(kind + "/" + name, List.of());
            found = all.size() == 1 ? all.get(0) : null;
        }
        if (found != null) {
            used.add(found);
        }
        return found;
    }

    /** The workload that a kind and a name mean to one in this namespace, or null. */
    @Nullable
    Workload workload(String kind, String namespace, String name) {
        Workload found = workloadsByName.get(namespace + "/" + kind + " " + name);
        if (found == null && !namespace.isEmpty()) {
            found = workloadsByName.get("/" + kind + " " + name);
        }
        if (found == null && namespace.isEmpty()) {
            List<Workload> all = workloadsAnywhere.getOrDefault(kind + " " + name, List.of());
            found = all.size() == 1 ? all.get(0) : null;
        }
        return found;
    }

    /** Whether one in this namespace can have to do with one in that. */
    static boolean sees(String namespace, String other) {
        return namespace.equals(other) || namespace.isEmpty() || other.isEmpty();
    }

    void use(ApiObject object) {
        used.add(object);
    }

    boolean isUsed(ApiObject object) {
        return used.contains(object);
    }
}
