package dev.serviceregistry.generators.backstage;

import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.Team;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.tree.Scalar;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What several projects have in common: each entity stands in the file of the first project that names it. */
final class SharedEntities {

    private final Map<String, String> first = new HashMap<>();
    private final Map<String, Team> teams = new HashMap<>();

    SharedEntities(ServiceRegistry registry) {
        for (Team team : registry.facts().ofType(Team.class)) {
            teams.put(team.name(), team);
        }
        for (Project project : registry.projects()) {
            registry.declaration(project.name())
                    .flatMap(declaration -> declaration.project().string("owner"))
                    .ifPresent(owner -> take(project, "Group", EntityNames.name(withoutAt(owner))));
            for (ServiceDefinition definition : registry.services(project.name())) {
                definition
                        .effective()
                        .string("owner")
                        .ifPresent(owner -> take(project, "Group", EntityNames.name(withoutAt(owner))));
                definition
                        .effective()
                        .string("system")
                        .ifPresent(system -> take(project, "System", EntityNames.name(system)));
                for (Scalar contract :
                        definition.effective().table("dependencies").scalars("provides")) {
                    take(project, "API", EntityNames.contract(contract.text()));
                }
            }
        }
    }

    private void take(Project project, String kind, String name) {
        first.putIfAbsent(kind + "/" + name, project.name());
    }

    /** Whether an entity stands in the file of a project. */
    boolean isIn(String project, String kind, String name) {
        return project.equals(first.getOrDefault(kind + "/" + name, project));
    }

    /** A team, when the catalogue describes it. */
    Optional<Team> team(String name) {
        return Optional.ofNullable(teams.get(name));
    }

    /** The name of a team, which may be written with an {@code @}. */
    static String withoutAt(String owner) {
        return owner.startsWith("@") ? owner.substring(1) : owner;
    }
}
