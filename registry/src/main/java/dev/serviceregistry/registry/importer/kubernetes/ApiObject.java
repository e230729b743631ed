package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object that a manifest declares.
 *
 * @param version its API, as {@code apps/v1}
 * @param workload how it runs pods; null for what runs none
 * @param namespace empty where the manifest leaves it to whoever applies it
 * @param keys its keys
 * @param metadata the keys of its metadata
 * @param at where it begins
 */
record ApiObject(
        String version,
        String kind,
        @Nullable WorkloadType workload,
        String namespace,
        String name,
        Keys keys,
        Keys metadata,
        SourceLocation at) {

    static ApiObject of(
            String version,
            String kind,
            @Nullable WorkloadType workload,
            String namespace,
            String name,
            Yaml.Table table,
            Notes notes) {
        Keys keys = new Keys(table, kind + " " + name, notes);
        keys.take("apiVersion");
        keys.take("kind");
        keys.take("status");
        return new ApiObject(version, kind, workload, namespace, name, keys, keys.inner("metadata"), table.at());
    }

    /** What sentences call it. */
    String title() {
        return kind + " " + name;
    }

    Map<String, String> labels() {
        return KubernetesKeys.texts(metadata, "labels");
    }

    String annotation(String key) {
        return metadata.inner("annotations").text(key);
    }

    /** Notes the secrets in an object that is left out as a whole. */
    void noteSecrets() {
        KubernetesKeys.noteSecrets(keys);
    }

    void note(String message) {
        keys.notes().note(at, title() + ": " + message);
    }
}
