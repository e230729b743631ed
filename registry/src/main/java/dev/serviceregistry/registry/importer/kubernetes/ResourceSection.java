package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Resources;
import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.List;
import java.util.Map;

/** Writes the resources of a container into {@code [services.X.metadata]}: its own, else its pod's or its namespace's. */
final class ResourceSection {
    private ResourceSection() {}

    static Map<String, Object> toml(Workload workload, Container container, Cluster cluster) {
        Resources written = new Resources();
        Keys resources = container.keys().inner("resources");
        Keys requests = resources.inner("requests");
        Keys limits = resources.inner("limits");
        memory(written, "min_memory_mb", requests);
        memory(written, "max_memory_mb", limits);
        processors(written, "cpu_request_millicores", requests);
        processors(written, "cpu_limit_millicores", limits);
        limits(written, workload.pod().inner("resources").inner("limits"));
        for (ApiObject range : cluster.all("LimitRange")) {
            if (range.namespace().isEmpty() || range.namespace().equals(workload.namespace())) {
                defaults(written, range, limits);
                cluster.use(range);
            }
        }
        KubernetesKeys.finish(requests);
        KubernetesKeys.finish(limits);
        KubernetesKeys.finish(resources);
        return written.toml();
    }

    /** The amounts that a namespace gives a container which states none; a request is its own limit where it has one. */
    private static void defaults(Resources written, ApiObject range, Keys ownLimits) {
        range.note("only its defaults are written, with the containers that state no amounts");
        for (Keys item : KubernetesKeys.mappings(range.keys().inner("spec"), "limits")) {
            if (!item.text("type").equals("Container")) {
                continue;
            }
            for (String key : List.of("default", "max")) {
                limits(written, item.inner(key));
            }
            for (String key : List.of("defaultRequest", "default", "max", "min")) {
                if (!written.has("min_memory_mb") && ownLimits.text("memory").isEmpty()) {
                    memory(written, "min_memory_mb", item.inner(key));
                }
                if (!written.has("cpu_request_millicores")
                        && ownLimits.text("cpu").isEmpty()) {
                    processors(written, "cpu_request_millicores", item.inner(key));
                }
            }
        }
    }

    private static void limits(Resources written, Keys from) {
        if (!written.has("max_memory_mb")) {
            memory(written, "max_memory_mb", from);
        }
        if (!written.has("cpu_limit_millicores")) {
            processors(written, "cpu_limit_millicores", from);
        }
    }

    /** Notes what is written of the pod's resources; once all containers are. */
    static void finish(Workload workload) {
        Keys resources = workload.pod().inner("resources");
        if (!resources.names().isEmpty()) {
            workload.pod()
                    .note(
                            "resources",
                            resources.names().contains("limits")
                                    ? "the limits of the pod hold for each container that states none; all else is left out"
                                    : "has no place in the registry; left out");
        }
    }

    private static void memory(Resources written, String name, Keys from) {
        String text = from.text("memory");
        if (!text.isEmpty()) {
            written.put(name, from, "memory", text, ResourceQuantity.mebibytes(text));
        }
    }

    private static void processors(Resources written, String name, Keys from) {
        String text = from.text("cpu");
        if (!text.isEmpty()) {
            written.put(name, from, "cpu", text, ResourceQuantity.millicores(text));
        }
    }
}
