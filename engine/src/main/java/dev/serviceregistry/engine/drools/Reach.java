package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What facts that came or went can lead to. */
final class Reach {

    private final FactIndex index;
    private final Set<Class<?>> types = new HashSet<>();
    private final Set<Class<?>> sharedTypes = new HashSet<>();
    private final Set<String> projects = new HashSet<>();
    private final Set<String> projectsOfFacts = new HashSet<>();
    private final Set<String> gone = new HashSet<>();
    private boolean isEverywhere;

    /**
     * Of nothing yet.
     *
     * @param index all facts as they are now
     * @param isEverywhere whether what all projects see of each other is another than before
     */
    Reach(FactIndex index, boolean isEverywhere) {
        this.index = index;
        this.isEverywhere = isEverywhere;
    }

    /** Adds facts, each of which came or went. */
    void add(Collection<Fact> facts) {
        Set<String> services = new HashSet<>();
        for (Fact fact : facts) {
            types.add(fact.getClass());
            String project = Shards.project(fact);
            if (Shards.isShared(project)) {
                sharedTypes.add(fact.getClass());
            } else {
                add(project);
                projectsOfFacts.add(project);
                services.add(Shards.service(fact));
            }
        }
        for (String service : services) {
            for (String project : index.naming(service)) {
                if (project.isEmpty()) {
                    isEverywhere = true;
                } else {
                    add(project);
                }
            }
        }
    }

    private void add(String project) {
        (index.has(project) ? projects : gone).add(project);
    }

    /** The types of the facts. */
    Set<Class<?>> types() {
        return types;
    }

    /** The types of those that all projects see. */
    Set<Class<?>> sharedTypes() {
        return sharedTypes;
    }

    /** The projects that they are of, or that name a service that they are of. */
    Set<String> projects() {
        return projects;
    }

    /** The projects that they are of. */
    Set<String> projectsOfFacts() {
        return projectsOfFacts;
    }

    /** Those that are no more. */
    Set<String> gone() {
        return gone;
    }

    /** Whether all projects may see something else than before. */
    boolean isEverywhere() {
        return isEverywhere;
    }
}
