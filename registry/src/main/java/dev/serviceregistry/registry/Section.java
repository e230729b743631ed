package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.JoinedContainer;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is stated of one version of the catalogue or of one project, and what others need to know of it.
 *
 * @param name the version of the catalogue, or the project
 * @param owner the project or the version of the catalogue as it was read
 * @param grounds what was asked of others meanwhile, but for the services that name others
 * @param facts the facts, but for those of the services that name others; what is wrong is among them
 * @param naming what is stated of the services that name others, by their ids
 * @param others the same of those that do not; none when nobody knows it apart
 * @param factsOfNaming the facts of these
 * @param dependencies the dependencies among them, in their order
 * @param uses what a project uses of its catalogue
 * @param diagnostics what is wrong
 * @param groups how many of the definitions are in each group of services
 * @param availabilities what the definitions promise of their availability
 * @param tiers one live service of each tier, by type
 * @param ranks the ranks of the services that have one
 * @param requirements what must be started before a service, by the services that wait for it
 * @param required the services that something here requires, with what does
 * @param globals how many other services here depend on each service of the catalogue, whichever version of it they see
 * @param overrides whether some definition is an override
 */
record Section(
        String name,
        Object owner,
        Grounds grounds,
        FactPart facts,
        SortedMap<String, StatedService> naming,
        Map<String, StatedService> others,
        FactPart factsOfNaming,
        List<Dependency> dependencies,
        List<Use> uses,
        List<Diagnostic> diagnostics,
        Map<String, Integer> groups,
        Availabilities availabilities,
        Map<String, Map<String, String>> tiers,
        Map<String, Integer> ranks,
        Map<String, List<Dependency>> requirements,
        Map<String, List<String>> required,
        Map<String, Integer> globals,
        boolean overrides) {

    static Section of(
            String name,
            Object owner,
            Grounds grounds,
            FactPart facts,
            SortedMap<String, StatedService> services,
            List<Dependency> dependencies,
            List<Use> uses,
            List<Diagnostic> diagnostics,
            Map<String, Integer> groups,
            Availabilities availabilities,
            Map<String, Map<String, String>> tiers,
            boolean overrides) {
        Map<String, Integer> ranks = new HashMap<>();
        Map<String, List<Dependency>> requirements = new HashMap<>();
        SortedMap<String, StatedService> naming = new TreeMap<>();
        Map<String, StatedService> others = new HashMap<>();
        services.forEach((id, service) -> (service.namesOthers() ? naming : others).put(id, service));
        List<Fact> namingFacts = new ArrayList<>();
        naming.values().forEach(service -> namingFacts.addAll(service.facts()));
        FactPart factsOfNaming = new FactPart(namingFacts);
        FactSet all = FactSet.of(List.of(facts, factsOfNaming));
        for (Criticality criticality : all.ofType(Criticality.class)) {
            ranks.put(criticality.service(), criticality.rank());
        }
        for (JoinedContainer joined : all.ofType(JoinedContainer.class)) {
            if (joined.isStartedAfter()) {
                requirements
                        .computeIfAbsent(joined.service(), unused -> new ArrayList<>())
                        .add(JoinedContainerFacts.requirement(joined));
            }
        }
        Map<String, List<String>> required = new HashMap<>();
        Map<String, Integer> globals = new HashMap<>();
        for (Dependency dependency : dependencies) {
            String target = dependency.target();
            if (dependency.resolution() == Resolution.FOUND
                    && Repository.isCatalogue(owner(target))
                    && !dependency.service().equals(target)) {
                globals.merge(target.substring(target.indexOf('/') + 1), 1, Integer::sum);
            }
            if (dependency.kind() == DependencyKind.REQUIRES && dependency.resolution() == Resolution.FOUND) {
                requirements
                        .computeIfAbsent(dependency.service(), unused -> new ArrayList<>())
                        .add(dependency);
                if (!dependency.service().equals(dependency.target())) {
                    required.computeIfAbsent(dependency.target(), unused -> new ArrayList<>())
                            .add(dependency.service());
                }
            }
        }
        return new Section(
                name,
                owner,
                grounds,
                facts,
                naming,
                others,
                factsOfNaming,
                dependencies,
                uses,
                diagnostics,
                groups,
                availabilities,
                tiers,
                ranks,
                requirements,
                required,
                globals,
                overrides);
    }

    /** The services that name others and would be stated otherwise today. */
    List<String> outdated(Names names, RepositoryChanges changes) {
        List<String> outdated = new ArrayList<>();
        naming.forEach((id, service) -> {
            if (!service.grounds().hold(names, changes)) {
                outdated.add(id);
            }
        });
        return outdated;
    }

    /** The same with some services that name others stated again; null when more of it than that is another. */
    @Nullable
    Section with(Map<String, StatedService> again) {
        SortedMap<String, StatedService> services = new TreeMap<>(others);
        services.putAll(naming);
        Map<Dependency, Dependency> replaced = new IdentityHashMap<>();
        for (Map.Entry<String, StatedService> entry : again.entrySet()) {
            StatedService now = entry.getValue();
            StatedService then = Objects.requireNonNull(services.put(entry.getKey(), now));
            if (!now.namesOthers()
                    || !then.diagnostics().equals(now.diagnostics())
                    || then.dependencies().size() != now.dependencies().size()) {
                return null;
            }
            for (int i = 0; i < now.dependencies().size(); i++) {
                replaced.put(then.dependencies().get(i), now.dependencies().get(i));
            }
        }
        List<Dependency> all = new ArrayList<>(dependencies);
        all.replaceAll(dependency -> replaced.getOrDefault(dependency, dependency));
        return of(
                name,
                owner,
                grounds,
                facts,
                services,
                all,
                uses,
                diagnostics,
                groups,
                availabilities,
                tiers,
                overrides);
    }

    /** What is stated of a service; null when that is not known apart, or there is none of this id. */
    @Nullable
    StatedService service(String id) {
        StatedService known = naming.get(id);
        return known == null ? others.get(id) : known;
    }

    /** How many names were compared, but for these of the services that name others. */
    long comparisons(List<String> others) {
        long comparisons = grounds.comparisons();
        for (Map.Entry<String, StatedService> service : naming.entrySet()) {
            if (!others.contains(service.getKey())) {
                comparisons += service.getValue().grounds().comparisons();
            }
        }
        return comparisons;
    }

    /** The projects and versions of the catalogue that somebody looked into. */
    Set<String> askedAbout() {
        Set<String> owners = new HashSet<>(grounds.owners());
        naming.values().forEach(service -> owners.addAll(service.grounds().owners()));
        return owners;
    }

    /** Whether what every project has decides about something that is stated. */
    boolean asksForAll() {
        return grounds.areOfAll()
                || naming.values().stream()
                        .anyMatch(service -> service.grounds().areOfAll());
    }

    /** The project or the version of the catalogue that a service belongs to. */
    static String owner(String service) {
        return service.substring(0, service.indexOf('/'));
    }
}
