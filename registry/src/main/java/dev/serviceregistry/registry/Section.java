package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.JoinedContainer;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Use;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is stated of one version of the catalogue or of one project, and what others need to know of it.
 *
 * @param name the version of the catalogue, or the project
 * @param owner the project or the version of the catalogue as it was read
 * @param grounds what was asked of others meanwhile
 * @param facts the facts, what is wrong among them
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
            List<Fact> facts,
            List<Dependency> dependencies,
            List<Use> uses,
            List<Diagnostic> diagnostics,
            Map<String, Integer> groups,
            Availabilities availabilities,
            Map<String, Map<String, String>> tiers,
            boolean overrides) {
        Map<String, Integer> ranks = new HashMap<>();
        Map<String, List<Dependency>> requirements = new HashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof Criticality criticality) {
                ranks.put(criticality.service(), criticality.rank());
            } else if (fact instanceof JoinedContainer joined && joined.isStartedAfter()) {
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
                new FactPart(facts),
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

    /** The project or the version of the catalogue that a service belongs to. */
    static String owner(String service) {
        return service.substring(0, service.indexOf('/'));
    }
}
