package dev.serviceregistry.benchmarks.generator;

import java.util.List;

/** A version of the generated catalogue: later ones have more services. */
enum CatalogueVersion {
    V1_0("v1.0", 30, "deprecated"),
    V1_1("v1.1", 34, "supported"),
    V1_2("v1.2", 37, "current"),
    HEAD("", 41, "draft");

    private final String label;
    private final int services;
    private final String status;

    CatalogueVersion(String label, int services, String status) {
        this.label = label;
        this.services = services;
        this.status = status;
    }

    /** Its name; empty for the head, which is not released. */
    String label() {
        return label;
    }

    /** How many of all services it has: the first ones. */
    int services() {
        return services;
    }

    /** How it stands as a release. */
    String status() {
        return status;
    }

    static List<CatalogueVersion> released() {
        return List.of(V1_0, V1_1, V1_2);
    }
}
