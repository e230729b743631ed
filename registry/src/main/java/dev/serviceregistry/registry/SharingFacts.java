package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FanIn;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.SharedVersion;
import dev.serviceregistry.facts.Usage;
import dev.serviceregistry.facts.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** States how services are shared, which takes the whole repository to know. */
final class SharingFacts {

    private static final int MOST_PROJECTS_NAMED = 5;

    private final Repository repository;
    private final List<Dependency> dependencies;
    private final List<Use> uses;
    private final int lastRank;

    SharingFacts(Repository repository, List<Dependency> dependencies, List<Use> uses, int tiers) {
        this.repository = repository;
        this.dependencies = dependencies;
        this.uses = uses;
        this.lastRank = Math.max(0, tiers - 1);
    }

    List<Fact> state(List<Fact> stated) {
        List<Fact> facts = new ArrayList<>();
        fanIn(stated, facts);
        Map<String, List<Use>> usesByName = new HashMap<>();
        Map<String, Integer> users = dependantsByGlobalId();
        for (Use use : uses) {
            users.merge(present(use.name()), 1, Integer::sum);
            if (use.resolution() == Resolution.FOUND) {
                usesByName
                        .computeIfAbsent(present(use.name()), unused -> new ArrayList<>())
                        .add(use);
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

    private void fanIn(List<Fact> stated, List<Fact> facts) {
        Map<String, Integer> ranks = new HashMap<>();
        Map<String, ServiceDefinition> definitions = new HashMap<>();
        for (Fact fact : stated) {
            if (fact instanceof Criticality criticality) {
                ranks.put(criticality.service(), criticality.rank());
            }
        }
        repository
                .catalogues()
                .values()
                .forEach(catalogue -> catalogue
                        .definitions()
                        .values()
                        .forEach(definition -> definitions.put(definition.id(), definition)));
        repository
                .projects()
                .values()
                .forEach(project -> project.definitions()
                        .values()
                        .forEach(definition -> definitions.put(definition.id(), definition)));
        Map<String, Set<String>> dependants = new TreeMap<>();
        for (Dependency dependency : dependencies) {
            if (dependency.kind() == DependencyKind.REQUIRES
                    && dependency.resolution() == Resolution.FOUND
                    && !dependency.service().equals(dependency.target())) {
                dependants
                        .computeIfAbsent(dependency.target(), unused -> new TreeSet<>())
                        .add(dependency.service());
            }
        }
        for (Map.Entry<String, Set<String>> entry : dependants.entrySet()) {
            int strictest = lastRank;
            for (String dependant : entry.getValue()) {
                strictest = Math.min(strictest, ranks.getOrDefault(dependant, lastRank));
            }
            ServiceDefinition target = definitions.get(entry.getKey());
            facts.add(new FanIn(
                    entry.getKey(),
                    entry.getValue().size(),
                    strictest,
                    target.service().source()));
        }
    }

    /** How many other services depend on a service of the catalogue, whichever version of it they see. */
    private Map<String, Integer> dependantsByGlobalId() {
        Map<String, Integer> dependants = new HashMap<>();
        for (Dependency dependency : dependencies) {
            String target = dependency.target();
            if (dependency.resolution() == Resolution.FOUND
                    && isGlobal(target)
                    && !dependency.service().equals(target)) {
                dependants.merge(present(target.substring(target.indexOf('/') + 1)), 1, Integer::sum);
            }
        }
        return dependants;
    }

    /** The id that a service of any version of the catalogue has in its head. */
    private String present(String id) {
        ServiceDefinition present = repository.head().named(id);
        return present == null ? id : present.service().name();
    }

    private boolean isGlobal(String service) {
        return repository.catalogues().containsKey(service.substring(0, service.indexOf('/')));
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
