package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Resources;
import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.Map;

/** Writes the resources of a container into {@code [services.X.metadata]}: its own limits, else those of its pod. */
final class ResourceSection {
    private ResourceSection() {}

    static Map<String, Object> toml(Workload workload, Container container) {
        Resources written = new Resources();
        Keys resources = container.keys().inner("resources");
        Keys requests = resources.inner("requests");
        Keys limits = resources.inner("limits");
        memory(written, "min_memory_mb", requests);
        memory(written, "max_memory_mb", limits);
        processors(written, "cpu_request_millicores", requests);
        processors(written, "cpu_limit_millicores", limits);
        Keys ofPod = workload.pod().inner("resources").inner("limits");
        if (!written.has("max_memory_mb")) {
            memory(written, "max_memory_mb", ofPod);
        }
        if (!written.has("cpu_limit_millicores")) {
            processors(written, "cpu_limit_millicores", ofPod);
        }
        KubernetesKeys.finish(requests);
        KubernetesKeys.finish(limits);
        KubernetesKeys.finish(resources);
        return written.toml();
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
