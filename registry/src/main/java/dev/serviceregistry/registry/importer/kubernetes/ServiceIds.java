package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.ServiceNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gives each container the id of a service, and the names by which it was known as aliases where those are others. */
final class ServiceIds {
    private final Map<Container, String> ids = new HashMap<>();
    private final Map<Container, List<String>> aliases = new HashMap<>();
    private final Set<String> claimed = new HashSet<>();

    ServiceIds(List<Workload> workloads) {
        List<String> names = new ArrayList<>();
        for (Workload workload : workloads) {
            workload.containers().forEach(container -> names.add(workload.nameOf(container)));
        }
        List<String> given = ServiceNames.ids(names);
        claimed.addAll(given);
        int next = 0;
        for (Workload workload : workloads) {
            for (Container container : workload.containers()) {
                String name = names.get(next);
                String id = given.get(next++);
                ids.put(container, id);
                if (!id.equals(name)) {
                    add(container, alias(workload, name));
                }
                if (container.isMain() && !ServiceNames.label(name).equals(id)) {
                    workload.object()
                            .note("there is another " + ServiceNames.label(name) + "; this one is called " + id);
                }
            }
        }
    }

    private String alias(Workload workload, String name) {
        String kind = workload.object().kind().toLowerCase(Locale.ROOT);
        String space = workload.namespace().isEmpty() ? "" : workload.namespace() + "/";
        for (String candidate : List.of(name, space + name, kind + "/" + name, space + kind + "/" + name)) {
            if (claimed.add(candidate)) {
                return candidate;
            }
        }
        return "";
    }

    String of(Container container) {
        return ids.getOrDefault(container, "");
    }

    String of(Workload workload) {
        return of(workload.main());
    }

    /** Keeps the name of a Service that leads to a container alone; false where something else is called so. */
    boolean serve(Container container, String name) {
        boolean isFree = claimed.add(name);
        if (isFree) {
            add(container, name);
        }
        return isFree;
    }

    private void add(Container container, String alias) {
        if (!alias.isEmpty()) {
            aliases.computeIfAbsent(container, unused -> new ArrayList<>(1)).add(alias);
        }
    }

    /** The original name where that is not the id, made longer where another service has it, and the names of its Services. */
    List<String> aliases(Container container) {
        return aliases.getOrDefault(container, List.of());
    }
}
