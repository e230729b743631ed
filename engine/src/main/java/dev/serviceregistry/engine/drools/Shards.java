package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.ServiceFact;
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

    /** What is true of one project, and the services of other projects that it names. */
    private record Share(FactsByType facts, Set<String> foreign) {

        Share() {
            this(new FactsByType(), new HashSet<>());
        }
    }

    private final SortedMap<String, Share> byProject = new TreeMap<>();
    private final Share shared = new Share();
    private final Map<String, List<Fact>> byForeignService = new HashMap<>();
    private final int size;

    /**
     * Sorts the facts by project.
     *
     * @param size how many projects a shard holds at most
     */
    Shards(List<Fact> facts, int size) {
        this.size = size;
        for (Fact fact : facts) {
            List<String> named = fact.namedServices();
            if (!named.isEmpty()) {
                name(project(fact), named);
            }
        }
        sort(facts);
    }

    private void name(String project, List<String> services) {
        for (String service : services) {
            boolean own = service.startsWith(project) && service.indexOf('/') == project.length();
            if (!own && !isShared(project(service))) {
                share(project).foreign().add(service);
                byForeignService.computeIfAbsent(service, unseen -> new ArrayList<>());
            }
        }
    }

    private void sort(List<Fact> facts) {
        String last = "";
        Share share = shared;
        List<Fact> ofForeign = null;
        for (Fact fact : facts) {
            if (!(fact instanceof ServiceFact ofService)) {
                Subject subject = fact.subject();
                last = "";
                share = share(subject.project());
                ofForeign = byForeignService.get(subject.project() + "/" + subject.service());
            } else if (last.isEmpty() || !ofService.service().equals(last)) {
                // Mostly the facts of one service stand together.
                last = ofService.service();
                share = share(project(last));
                ofForeign = byForeignService.get(last);
            }
            share.facts().add(fact);
            if (ofForeign != null) {
                ofForeign.add(fact);
            }
        }
    }

    /** The project of which a fact is true. */
    static String project(Fact fact) {
        return fact instanceof ServiceFact ofService
                ? project(ofService.service())
                : fact.subject().project();
    }

    private Share share(String project) {
        return isShared(project) ? shared : byProject.computeIfAbsent(project, unseen -> new Share());
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
    VisibleFacts visibleTo(Set<String> projects) {
        List<FactsByType> visible = new ArrayList<>();
        visible.add(shared.facts());
        Set<String> foreign = new HashSet<>(shared.foreign());
        for (String project : projects) {
            Share own = byProject.get(project);
            if (own != null) {
                visible.add(own.facts());
                foreign.addAll(own.foreign());
            }
        }
        FactsByType ofForeign = new FactsByType();
        for (String service : foreign) {
            if (!projects.contains(project(service))) {
                byForeignService.getOrDefault(service, List.of()).forEach(ofForeign::add);
            }
        }
        visible.add(ofForeign);
        return new VisibleFacts(visible);
    }

    /** What policies of repository scope see. */
    VisibleFacts all() {
        List<FactsByType> all = new ArrayList<>(byProject.size() + 1);
        all.add(shared.facts());
        byProject.values().forEach(share -> all.add(share.facts()));
        return new VisibleFacts(all);
    }

    /** Whether a finding on this subject is found by the shard of these projects, and by no other. */
    static boolean judges(Set<String> projects, Subject subject) {
        return projects.isEmpty() ? isShared(subject.project()) : projects.contains(subject.project());
    }

    /** The project that a service belongs to. */
    static String project(String service) {
        return service.substring(0, Math.max(service.indexOf('/'), 0));
    }

    /** Whether everybody sees what is true of it: the catalogue, or the repository as a whole. */
    static boolean isShared(String project) {
        return project.isEmpty() || project.equals(GLOBAL) || project.startsWith(GLOBAL + "@");
    }
}
