package dev.serviceregistry.generators.gitops;

import dev.serviceregistry.facts.Project;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which projects are delivered before which: those that their services require to start, as far as that is no circle. */
public final class ProjectOrder {

    private final Map<String, Set<String>> before = new TreeMap<>();

    /** The order of the projects of a registry. */
    public ProjectOrder(ServiceRegistry registry) {
        Map<String, Set<String>> required = new TreeMap<>();
        for (Project project : registry.projects()) {
            required.put(project.name(), new TreeSet<>());
        }
        for (Project project : registry.projects()) {
            for (ServiceDefinition service : registry.services(project.name())) {
                for (Node item : service.effective().table("dependencies").items("requires")) {
                    String name = item instanceof Scalar scalar
                            ? scalar.text()
                            : item instanceof Table table
                                    ? table.string("service").orElse("")
                                    : "";
                    int slash = name.indexOf('/');
                    if (slash > 0 && required.containsKey(name.substring(0, slash))) {
                        required.get(project.name()).add(name.substring(0, slash));
                    }
                }
            }
        }
        required.forEach((project, others) -> {
            Set<String> first = new TreeSet<>();
            for (String other : others) {
                if (!leads(other, project, required, new HashSet<>())) {
                    first.add(other);
                }
            }
            before.put(project, first);
        });
    }

    private static boolean leads(String from, String to, Map<String, Set<String>> required, Set<String> seen) {
        if (from.equals(to)) {
            return true;
        }
        if (!seen.add(from)) {
            return false;
        }
        for (String next : required.getOrDefault(from, Set.of())) {
            if (leads(next, to, required, seen)) {
                return true;
            }
        }
        return false;
    }

    /** The projects that come directly before one. */
    public Set<String> before(String project) {
        return before.getOrDefault(project, Set.of());
    }

    /** After how many others a project comes, one after the other. */
    public int wave(String project) {
        int wave = 0;
        for (String other : before(project)) {
            wave = Math.max(wave, wave(other) + 1);
        }
        return wave;
    }
}
