package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Facts by project, so that a few projects can be judged without the others. */
final class Shards {

    private static final String GLOBAL = "global";

    private final SortedMap<String, List<Fact>> byProject = new TreeMap<>();
    private final List<Fact> shared = new ArrayList<>();
    private final Map<String, List<Fact>> byNamedService = new HashMap<>();
    private final int size;

    /**
     * Sorts the facts by project.
     *
     * @param size how many projects a shard holds at most
     */
    Shards(List<Fact> facts, int size) {
        this.size = size;
        for (Fact fact : facts) {
            String project = fact.subject().project();
            if (isShared(project)) {
                shared.add(fact);
            } else {
                byProject.computeIfAbsent(project, name -> new ArrayList<>()).add(fact);
            }
            for (String service : fact.namedServices()) {
                byNamedService.computeIfAbsent(service, name -> new ArrayList<>());
            }
        }
        for (List<Fact> ofProject : byProject.values()) {
            for (Fact fact : ofProject) {
                Subject subject = fact.subject();
                List<Fact> ofService = byNamedService.get(subject.project() + "/" + subject.service());
                if (ofService != null) {
                    ofService.add(fact);
                }
            }
        }
    }

    /** Whether the facts fall into more than one shard. */
    static boolean areNeeded(List<Fact> facts, int size) {
        Set<String> projects = new HashSet<>();
        for (Fact fact : facts) {
            String project = fact.subject().project();
            if (!isShared(project) && projects.add(project) && projects.size() > size) {
                return true;
            }
        }
        return false;
    }

    /** The projects of each shard; the first is empty and stands for the repository and its catalogue. */
    List<Set<String>> projects() {
        List<Set<String>> shards = new ArrayList<>();
        shards.add(Set.of());
        Set<String> shard = new HashSet<>();
        for (String project : byProject.keySet()) {
            shard.add(project);
            if (shard.size() == size) {
                shards.add(shard);
                shard = new HashSet<>();
            }
        }
        if (!shard.isEmpty()) {
            shards.add(shard);
        }
        return shards;
    }

    /** What policies of project scope may see when they judge these projects. */
    List<Fact> visibleTo(Set<String> projects) {
        List<Fact> own = new ArrayList<>(shared);
        for (String project : projects) {
            own.addAll(byProject.getOrDefault(project, List.of()));
        }
        Set<String> foreign = new HashSet<>();
        for (Fact fact : own) {
            for (String service : fact.namedServices()) {
                if (!projects.contains(project(service))) {
                    foreign.add(service);
                }
            }
        }
        List<Fact> visible = new ArrayList<>(own);
        for (String service : foreign) {
            visible.addAll(byNamedService.getOrDefault(service, List.of()));
        }
        return visible;
    }

    /** Whether a finding on this subject is found by the shard of these projects, and by no other. */
    static boolean judges(Set<String> projects, Subject subject) {
        return projects.isEmpty() ? isShared(subject.project()) : projects.contains(subject.project());
    }

    private static String project(String service) {
        return service.substring(0, Math.max(service.indexOf('/'), 0));
    }

    private static boolean isShared(String project) {
        return project.isEmpty() || project.equals(GLOBAL) || project.startsWith(GLOBAL + "@");
    }
}
