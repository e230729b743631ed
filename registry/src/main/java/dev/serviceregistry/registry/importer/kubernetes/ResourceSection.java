package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Resources;
import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.Map;

/** Writes the resources of a container into {@code [services.X.metadata]}. */
final class ResourceSection {
    private ResourceSection() {}

    static Map<String, Object> toml(Container container) {
        Resources written = new Resources();
        Keys resources = container.keys().inner("resources");
        Keys requests = resources.inner("requests");
        Keys limits = resources.inner("limits");
        memory(written, "min_memory_mb", requests);
        memory(written, "max_memory_mb", limits);
        processors(written, "cpu_request_millicores", requests);
        processors(written, "cpu_limit_millicores", limits);
        KubernetesKeys.finish(requests);
        KubernetesKeys.finish(limits);
        KubernetesKeys.finish(resources);
        return written.toml();
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
