package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.tree.Mapping;

/** The frame of every object. */
final class Objects {

    private Objects() {}

    static Mapping of(String apiVersion, String kind, Mapping metadata) {
        return new Mapping().put("apiVersion", apiVersion).put("kind", kind).put("metadata", metadata);
    }

    /** An object of a project that belongs to none of its services. */
    static Mapping of(String apiVersion, String kind, String name, String namespace) {
        Mapping metadata = new Mapping().put("name", name);
        if (!namespace.isEmpty()) {
            metadata.put("namespace", namespace);
        }
        metadata.put("labels", new Mapping().put("app.kubernetes.io/managed-by", "service-registry"));
        return of(apiVersion, kind, metadata);
    }
}
