package dev.serviceregistry.registry.importer.kubernetes;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The containers of a pod that a Service leads to.
 *
 * @param byPort those that listen behind each number of the Service
 */
record Listeners(Workload workload, Map<Integer, Set<Container>> byPort) {
    /**
     * Who listens behind a number; behind one that the Service does not have the main container, unless all listen but it.
     *
     * @param port 0 for none that is known
     */
    Set<Container> behind(int port) {
        Set<Container> found = byPort.getOrDefault(port, Set.of());
        return found.isEmpty() ? usual() : found;
    }

    private Set<Container> usual() {
        Set<Container> all = new LinkedHashSet<>();
        byPort.values().forEach(all::addAll);
        return all.isEmpty() || all.contains(workload.main()) ? Set.of(workload.main()) : all;
    }

    /** The container that is meant by the name of the Service: the main one, unless another one listens alone. */
    Container meant() {
        Set<Container> usual = usual();
        return usual.size() == 1 ? usual.iterator().next() : workload.main();
    }
}
