package dev.serviceregistry.generators.gitops;

import dev.serviceregistry.generators.kubernetes.ManifestObject;
import java.util.Optional;

/**
 * The objects of a service that is released step by step.
 *
 * @param deployment what runs it
 * @param service how it is reached in the cluster, if it has ports
 * @param ingress how it is reached from outside, if it is
 * @param scaler what scales it, if it is scaled
 */
public record ReleasedService(
        ManifestObject deployment,
        Optional<ManifestObject> service,
        Optional<ManifestObject> ingress,
        Optional<ManifestObject> scaler) {

    /** The name that they share. */
    public String name() {
        return deployment.name();
    }
}
