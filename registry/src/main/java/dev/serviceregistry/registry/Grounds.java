package dev.serviceregistry.registry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was asked about names while something was stated: as long as the answers are the same, it would be stated the same.
 */
final class Grounds {

    private final Map<String, @Nullable Object> owners = new HashMap<>();
    private final Map<String, Map<String, Names.Lead>> leads = new HashMap<>();
    private final Map<String, List<String>> homes = new HashMap<>();
    private final Set<String> within = new TreeSet<>();
    private boolean throughProjects;
    private long comparisons;

    /** Notes that somebody looked into a project or a version of the catalogue; null when there is none of this name. */
    void lookedInto(String owner, @Nullable Object seen) {
        owners.put(owner, seen);
    }

    /** Notes that somebody looked at a service of the project or version of the catalogue that was stated. */
    void lookedAt(String id) {
        within.add(id);
    }

    /** The ids of the services of what was stated that somebody looked at, sorted. */
    List<String> within() {
        return List.copyOf(within);
    }

    /** Notes where a name led to within a project or a version of the catalogue. */
    void found(String owner, String id, Names.Lead lead) {
        leads.computeIfAbsent(owner, unseen -> new HashMap<>()).put(id, lead);
    }

    /** Notes that somebody asked which projects have a service of this id. */
    void lookedFor(String id, List<String> found) {
        homes.put(id, new ArrayList<>(found));
    }

    /** Notes that somebody looked through the names of all projects. */
    void lookedThroughProjects() {
        throughProjects = true;
    }

    /** Whether nothing was asked that others can answer in another way. */
    boolean areNone() {
        return owners.isEmpty() && leads.isEmpty() && homes.isEmpty() && !throughProjects;
    }

    /** Whether what every project has decides about an answer. */
    boolean areOfAll() {
        return throughProjects || !homes.isEmpty();
    }

    /** The projects and versions of the catalogue that somebody looked into. */
    Set<String> owners() {
        return owners.keySet();
    }

    /** Notes that a name was compared with so many others. */
    void compared(long count) {
        comparisons += count;
    }

    /** How many names were compared. */
    long comparisons() {
        return comparisons;
    }

    /**
     * Whether everybody who asks today gets the same answers.
     *
     * @param changes what has changed since the answers were given, or were found to hold
     */
    boolean hold(Names names, RepositoryChanges changes) {
        for (String owner : changes.owners()) {
            if (owners.containsKey(owner)) {
                Object now = names.owner(owner);
                if (!isAsSeen(owner, owners.get(owner), now, names)) {
                    return false;
                }
                owners.put(owner, now);
            }
        }
        for (Map.Entry<String, List<String>> home : homes.entrySet()) {
            if (changes.isElsewhere(home.getKey())
                    && !names.homes(home.getKey()).equals(home.getValue())) {
                return false;
            }
        }
        return !throughProjects || !changes.areOfProjects();
    }

    /** Whether a project that says something else says the same of everything that somebody looked for in it. */
    private boolean isAsSeen(String owner, @Nullable Object before, @Nullable Object now, Names names) {
        if (!(before instanceof ProjectView seen) || !(now instanceof ProjectView project) || !project.readsAs(seen)) {
            return false;
        }
        for (Map.Entry<String, Names.Lead> lead :
                leads.getOrDefault(owner, Map.of()).entrySet()) {
            Names.Lead today = names.lead(owner, lead.getKey());
            if (!today.isAs(lead.getValue())) {
                return false;
            }
            lead.setValue(today);
        }
        return true;
    }
}
