package dev.serviceregistry.generators.gitops;

import dev.serviceregistry.facts.Project;
import dev.serviceregistry.generators.Targets;
import dev.serviceregistry.generators.kubernetes.Names;
import dev.serviceregistry.registry.ServiceRegistry;
import java.util.HashMap;
import java.util.Map;

/** What each project at each target is called among the objects of a tool, where all of them stand side by side. */
public final class DeliveryNames {

    private final Map<String, String> names = new HashMap<>();

    /** The names for a registry; those that would clash are numbered in the order of the projects. */
    public DeliveryNames(ServiceRegistry registry) {
        Names free = new Names();
        for (Project project : registry.projects()) {
            registry.declaration(project.name())
                    .ifPresent(declaration -> Targets.of(declaration)
                            .keySet()
                            .forEach(target -> names.put(
                                    target + "/" + project.name(), free.free(project.name() + "-" + target))));
        }
    }

    /** The name of a project at one of its targets. */
    public String of(String project, String target) {
        return names.getOrDefault(target + "/" + project, Names.label(project + "-" + target));
    }
}
