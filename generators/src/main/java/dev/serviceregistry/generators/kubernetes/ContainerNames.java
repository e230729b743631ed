package dev.serviceregistry.generators.kubernetes;

import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.tree.Scalar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the containers of a pod are called where they were imported from: their services are called after the workload too,
 * and have the alias {@code WORKLOAD/CONTAINER}.
 */
final class ContainerNames {

    private final Map<String, String> originals = new HashMap<>();

    ContainerNames(Placement placement) {
        for (PlacedService service : placement.services()) {
            if (service.get("deploy").get("sidecar_of").isPresent()) {
                for (Scalar alias : service.definition().effective().scalars("aliases")) {
                    int slash = alias.text().indexOf('/');
                    String original = alias.text().substring(slash + 1);
                    if (slash > 0 && original.equals(Names.label(original))) {
                        originals.put(Names.label(service.name()), original);
                    }
                }
            }
        }
    }

    /** Gives the containers of an object their names again, as far as no two of a pod have the same. */
    void restore(Tree object) {
        if (object instanceof Mapping mapping) {
            mapping.entries().values().forEach(this::restore);
            if (mapping.get("containers") instanceof Sequence containers) {
                Sequence before = mapping.get("initContainers") instanceof Sequence init ? init : new Sequence();
                restore(containers, before);
            }
        }
    }

    private void restore(Sequence containers, Sequence before) {
        Set<String> taken = new HashSet<>();
        containers.items().forEach(container -> taken.add(name(container)));
        before.items().forEach(container -> taken.add(name(container)));
        for (Sequence list : new Sequence[] {before, containers}) {
            for (Tree container : list.items()) {
                String original = originals.getOrDefault(name(container), "");
                if (container instanceof Mapping mapping && !original.isEmpty() && taken.add(original)) {
                    mapping.put("name", original);
                }
            }
        }
    }

    private static String name(Tree container) {
        return container instanceof Mapping mapping && mapping.get("name") instanceof Text text ? text.value() : "";
    }
}
