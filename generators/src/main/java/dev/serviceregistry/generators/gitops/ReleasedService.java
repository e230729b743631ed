package dev.serviceregistry.generators.gitops;

import dev.serviceregistry.generators.kubernetes.ManifestObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The objects of a service that is released step by step.
 *
 * @param deployment what runs it
 * @param service how it is reached in the cluster, if it has ports
 * @param waysIn how it is reached from outside, if it is
 * @param scaler what scales it, if it is scaled
 */
public record ReleasedService(
        ManifestObject deployment,
        Optional<ManifestObject> service,
        List<ManifestObject> waysIn,
        Optional<ManifestObject> scaler) {

    /** The name that they share. */
    public String name() {
        return deployment.name();
    }

    /** The hosts that lead to it from outside. */
    public Set<String> hosts() {
        Set<String> hosts = new TreeSet<>();
        waysIn.forEach(way -> hosts.addAll(way.hosts()));
        return hosts;
    }
}
