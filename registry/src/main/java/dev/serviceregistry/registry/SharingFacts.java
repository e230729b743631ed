package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.SharedVersion;
import dev.serviceregistry.facts.Usage;
import dev.serviceregistry.facts.Use;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** States how the services of the catalogue are shared, which takes the whole repository to know. */
final class SharingFacts {

    private static final int MOST_PROJECTS_NAMED = 5;

    private final Repository repository;
    private final Collection<Section> sections;

    SharingFacts(Repository repository, Collection<Section> sections) {
        this.repository = repository;
        this.sections = sections;
    }

    List<Fact> state() {
        List<Fact> facts = new ArrayList<>();
        Map<String, List<Use>> usesByName = new HashMap<>();
        Map<String, Integer> users = dependantsByGlobalId();
        for (Section section : sections) {
            for (Use use : section.uses()) {
                users.merge(present(use.name()), 1, Integer::sum);
                if (use.resolution() == Resolution.FOUND) {
                    usesByName
                            .computeIfAbsent(present(use.name()), unused -> new ArrayList<>())
                            .add(use);
                }
            }
        }
        for (ServiceDefinition global : repository.head().definitions().values()) {
            String id = global.service().name();
            List<Use> ofThis = usesByName.getOrDefault(id, List.of());
            facts.add(new Usage(
                    global.id(), users.getOrDefault(id, 0), global.service().source()));
            if (!ofThis.isEmpty()) {
                facts.add(sharedVersion(global, ofThis));
            }
        }
        return facts;
    }

    /** How many other services depend on a service of the catalogue, whichever version of it they see. */
    private Map<String, Integer> dependantsByGlobalId() {
        Map<String, Integer> dependants = new HashMap<>();
        for (Section section : sections) {
            section.globals().forEach((id, count) -> dependants.merge(present(id), count, Integer::sum));
        }
        return dependants;
    }

    /** The id that a service of any version of the catalogue has in its head. */
    private String present(String id) {
        ServiceDefinition present = repository.head().named(id);
        return present == null ? id : present.service().name();
    }

    private SharedVersion sharedVersion(ServiceDefinition global, List<Use> ofThis) {
        Map<String, List<String>> projectsByVersion = new TreeMap<>();
        for (Use use : ofThis) {
            ProjectView project = repository.projects().get(use.project());
            String version = project.member(use.name()).service().version();
            if (!version.isEmpty()) {
                projectsByVersion
                        .computeIfAbsent(version, unused -> new ArrayList<>())
                        .add(use.project());
            }
        }
        List<String> seen = new ArrayList<>();
        for (Map.Entry<String, List<String>> entry : projectsByVersion.entrySet()) {
            List<String> projects = entry.getValue();
            String more = projects.size() > MOST_PROJECTS_NAMED
                    ? " and " + (projects.size() - MOST_PROJECTS_NAMED) + " more"
                    : "";
            seen.add(entry.getKey() + " by "
                    + String.join(", ", projects.subList(0, Math.min(MOST_PROJECTS_NAMED, projects.size()))) + more);
        }
        return new SharedVersion(
                global.id(),
                projectsByVersion.size(),
                String.join("; ", seen),
                List.copyOf(ofThis),
                global.effective()
                        .get("version")
                        .map(version -> version.source())
                        .orElse(global.service().source()));
    }
}
