package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.List;
import java.util.SortedMap;

/** The objects that projects are in a cluster, for formats that state them in another language and tell what they lose. */
public final class ClusterObjects {

    private final Connections connections;

    /** The objects of the projects of a registry. */
    public ClusterObjects(ServiceRegistry registry) {
        this.connections = new Connections(registry);
    }

    /** The objects of a project at a target, by the manifest that they stand in; new ones at each call. */
    public SortedMap<String, List<Tree>> of(Placement placement) {
        return new ProjectManifests(placement, connections).files();
    }
}
