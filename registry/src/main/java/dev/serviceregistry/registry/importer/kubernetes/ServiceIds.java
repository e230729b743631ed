package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.ServiceNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Gives each container the id of a service, and the name by which it was known as an alias where that is another. */
final class ServiceIds {
    private final Map<Container, String> ids = new HashMap<>();
    private final Map<Container, String> aliases = new HashMap<>();

    ServiceIds(List<Workload> workloads) {
        List<String> names = new ArrayList<>();
        for (Workload workload : workloads) {
            workload.containers().forEach(container -> names.add(workload.nameOf(container)));
        }
        List<String> given = ServiceNames.ids(names);
        Set<String> claimed = new HashSet<>(given);
        int next = 0;
        for (Workload workload : workloads) {
            for (Container container : workload.containers()) {
                String name = names.get(next);
                String id = given.get(next++);
                ids.put(container, id);
                if (!id.equals(name)) {
                    aliases.put(container, alias(workload, name, claimed));
                }
                if (container.isMain() && !ServiceNames.label(name).equals(id)) {
                    workload.object()
                            .note("there is another " + ServiceNames.label(name) + "; this one is called " + id);
                }
            }
        }
    }

    private static String alias(Workload workload, String name, Set<String> claimed) {
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

    /** The original name, made longer where another service has it; empty where it is the id. */
    String alias(Container container) {
        return aliases.getOrDefault(container, "");
    }
}
