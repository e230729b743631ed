package dev.serviceregistry.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Finds services by what they are called; for any number of threads. */
final class NameIndex {

    /** How many names are compared for a suggestion; who has so many unknown names does not read a suggestion for each. */
    static final long MOST_COMPARISONS = 3_000_000;

    private final Map<String, Catalogue> catalogues;
    private final SortedMap<String, ProjectView> projects;
    private final Map<String, SortedMap<String, ServiceDefinition>> members = new ConcurrentHashMap<>();
    private final Map<SortedMap<String, ServiceDefinition>, Map<String, ServiceDefinition>> formerIds =
            Collections.synchronizedMap(new IdentityHashMap<>());
    private final long mostComparisons;
    private final AtomicLong comparisonsLeft;
    private volatile boolean isExhausted;
    private volatile @Nullable Map<String, List<String>> homes;

    /**
     * An index of the services of a repository.
     *
     * @param mostComparisons how many names are compared for suggestions at most
     */
    NameIndex(Repository repository, long mostComparisons) {
        this.catalogues = repository.catalogues();
        this.projects = repository.projects();
        this.mostComparisons = mostComparisons;
        this.comparisonsLeft = new AtomicLong(mostComparisons);
    }

    /** The same of another state of the repository, in which every service is where it is in this one. */
    NameIndex follow(Repository repository) {
        NameIndex next = new NameIndex(repository, mostComparisons);
        next.homes = homes;
        return next;
    }

    Map<String, Catalogue> catalogues() {
        return catalogues;
    }

    SortedMap<String, ProjectView> projects() {
        return projects;
    }

    /** What a project runs by id. */
    SortedMap<String, ServiceDefinition> members(ProjectView project) {
        return members.computeIfAbsent(project.name(), unused -> project.members());
    }

    /** The one of these definitions that was called so before it was renamed; null when none was. */
    @Nullable
    ServiceDefinition formerly(SortedMap<String, ServiceDefinition> definitions, String name) {
        return formerIds
                .computeIfAbsent(definitions, unused -> FormerIds.of(definitions.values()))
                .get(name);
    }

    /** The projects that have a service of this id, sorted. */
    List<String> homes(String id) {
        Map<String, List<String>> known = homes;
        if (known == null) {
            known = byService();
        }
        return known.getOrDefault(id, List.of());
    }

    /** Counts names that are to be compared; false when there were too many. */
    boolean mayCompare(long count) {
        if (comparisonsLeft.addAndGet(-count) < 0) {
            isExhausted = true;
        }
        return !isExhausted;
    }

    /** Whether so many more names may be compared. */
    boolean mayCompareMore(long count) {
        if (count > comparisonsLeft.get()) {
            isExhausted = true;
        }
        return !isExhausted;
    }

    /** Whether suggestions were left out, since there were too many unknown names. */
    boolean isExhausted() {
        return isExhausted;
    }

    private synchronized Map<String, List<String>> byService() {
        Map<String, List<String>> known = homes;
        if (known != null) {
            return known;
        }
        Map<String, List<String>> byService = new HashMap<>();
        for (ProjectView project : projects.values()) {
            for (String id : project.definitions().keySet()) {
                byService.computeIfAbsent(id, unused -> new ArrayList<>()).add(project.name());
            }
        }
        homes = byService;
        return byService;
    }
}
