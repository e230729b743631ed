package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;

/**
 * A container of a pod.
 *
 * @param name its name in the pod
 * @param keys its keys
 */
record Container(String name, Role role, Keys keys) {
    /** What a container is to its pod. */
    enum Role {
        /** What the pod is there for. */
        MAIN,
        /** Runs beside it. */
        SIDECAR,
        /** Runs to its end before it. */
        INIT,
        /** Starts before it and goes on running. */
        EARLY_SIDECAR
    }

    boolean isMain() {
        return role == Role.MAIN;
    }

    boolean runsBefore() {
        return role == Role.INIT || role == Role.EARLY_SIDECAR;
    }
}
