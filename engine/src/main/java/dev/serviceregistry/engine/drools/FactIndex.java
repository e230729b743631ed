package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.ServiceFact;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The facts of a repository by project, kept up to date as parts of them come and go. */
final class FactIndex {

    /** What one part states of one project, or of none. */
    private static final class Share {

        private final Map<Class<?>, List<Fact>> byClass;
        private final Set<String> foreign = new HashSet<>();

        /** Filled when it is first asked for, by whichever thread that is, and complete before others see it. */
        private volatile @Nullable Map<String, List<Fact>> byService;

        private Share(Map<Class<?>, List<Fact>> byClass) {
            this.byClass = byClass;
        }

        private List<Fact> of(String service) {
            Map<String, List<Fact>> known = byService;
            if (known == null) {
                known = new HashMap<>();
                for (List<Fact> facts : byClass.values()) {
                    for (Fact fact : facts) {
                        known.computeIfAbsent(service(fact), unseen -> new ArrayList<>())
                                .add(fact);
                    }
                }
                byService = known;
            }
            return known.getOrDefault(service, List.of());
        }
    }

    private final Map<FactPart, Map<String, Share>> parts = new IdentityHashMap<>();

    /** The shares of each project by the parts they are of; under the empty name those of none. */
    private final SortedMap<String, Map<FactPart, Share>> byProject = new TreeMap<>();

    private final Map<Class<?>, Integer> present = new HashMap<>();

    /** How many shares of projects have facts of a class. */
    private final Map<Class<?>, Integer> ofProjects = new HashMap<>();

    /** These facts. */
    static FactIndex of(FactSet facts) {
        FactIndex index = new FactIndex();
        facts.parts().forEach(index::add);
        return index;
    }

    /** Takes the place of what was there; returns what differs, each fact that came or went once. */
    List<Fact> replaceBy(List<FactPart> now) {
        Map<FactPart, Boolean> wanted = new IdentityHashMap<>();
        now.forEach(part -> wanted.put(part, true));
        List<FactPart> gone = new ArrayList<>();
        for (FactPart part : parts.keySet()) {
            if (!wanted.containsKey(part)) {
                gone.add(part);
            }
        }
        Map<Fact, Integer> balance = new LinkedHashMap<>();
        for (FactPart part : gone) {
            part.facts().forEach(fact -> balance.merge(fact, -1, Integer::sum));
            remove(part);
        }
        for (FactPart part : now) {
            if (!parts.containsKey(part)) {
                part.facts().forEach(fact -> balance.merge(fact, 1, Integer::sum));
                add(part);
            }
        }
        balance.values().removeIf(count -> count == 0);
        return List.copyOf(balance.keySet());
    }

    private void add(FactPart part) {
        Map<String, Share> shares = shares(part);
        for (Fact fact : part.facts()) {
            for (String named : fact.namedServices()) {
                String project = Shards.project(fact);
                if (!Shards.isOf(named, project) && !Shards.isShared(Shards.project(named))) {
                    shares.get(Shards.isShared(project) ? "" : project).foreign.add(named);
                }
            }
        }
        parts.put(part, shares);
        shares.forEach((project, share) -> {
            byProject.computeIfAbsent(project, unseen -> new LinkedHashMap<>()).put(part, share);
            if (!project.isEmpty()) {
                share.byClass.keySet().forEach(type -> ofProjects.merge(type, 1, Integer::sum));
            }
        });
        part.byClass().keySet().forEach(type -> present.merge(type, 1, Integer::sum));
    }

    /** What a part states of each project; mostly all of it is of one. */
    private static Map<String, Share> shares(FactPart part) {
        Map<String, Share> shares = new HashMap<>();
        if (part.facts().isEmpty()) {
            return shares;
        }
        String first = Shards.project(part.facts().get(0));
        if (part.facts().stream().allMatch(fact -> Shards.isOf(fact, first))) {
            shares.put(Shards.isShared(first) ? "" : first, new Share(part.byClass()));
            return shares;
        }
        Map<String, List<Fact>> sorted = new HashMap<>();
        for (Fact fact : part.facts()) {
            String project = Shards.project(fact);
            sorted.computeIfAbsent(Shards.isShared(project) ? "" : project, unseen -> new ArrayList<>())
                    .add(fact);
        }
        boolean isWhole = sorted.size() == 1;
        sorted.forEach((project, facts) ->
                shares.put(project, new Share(isWhole ? part.byClass() : new FactPart(facts).byClass())));
        return shares;
    }

    private void remove(FactPart part) {
        for (String project : parts.remove(part).keySet()) {
            Map<FactPart, Share> shares = byProject.get(project);
            Share share = shares.remove(part);
            if (!project.isEmpty()) {
                share.byClass.keySet().forEach(type -> less(type, ofProjects));
            }
            if (shares.isEmpty()) {
                byProject.remove(project);
            }
        }
        part.byClass().keySet().forEach(type -> less(type, present));
    }

    private static void less(Class<?> type, Map<Class<?>, Integer> counts) {
        counts.merge(type, -1, (count, less) -> count == 1 ? null : count + less);
    }

    /** The classes of the facts of projects. */
    Set<Class<?>> typesOfProjects() {
        return ofProjects.keySet();
    }

    /** The classes of all facts. */
    Set<Class<?>> types() {
        return present.keySet();
    }

    /** The names of the projects, sorted. */
    List<String> projects() {
        List<String> names = new ArrayList<>(byProject.keySet());
        names.remove("");
        return names;
    }

    /** The projects of each shard, as they are when everything is judged; the first stands for none. */
    List<Set<String>> shards(int size) {
        List<Set<String>> shards = new ArrayList<>();
        shards.add(Set.of());
        shards.addAll(chunks(projects(), size));
        return shards;
    }

    static List<Set<String>> chunks(List<String> projects, int size) {
        List<Set<String>> chunks = new ArrayList<>();
        for (int from = 0; from < projects.size(); from += size) {
            chunks.add(Set.copyOf(projects.subList(from, Math.min(from + size, projects.size()))));
        }
        return chunks;
    }

    /** The services of other projects that a project names; under the empty name, those that everybody sees. */
    Set<String> foreign(String project) {
        Set<String> foreign = new HashSet<>();
        for (Share share : shares(project)) {
            foreign.addAll(share.foreign);
        }
        return foreign;
    }

    /** The service that a fact is about, by its whole identity. */
    static String service(Fact fact) {
        if (fact instanceof ServiceFact ofService) {
            return ofService.service();
        }
        Subject subject = fact.subject();
        return subject.project() + "/" + subject.service();
    }

    /** What policies of project scope may see when they judge these projects. */
    VisibleFacts visibleTo(Set<String> projects) {
        List<Map<Class<?>, List<Fact>>> visible = new ArrayList<>();
        Set<String> foreign = new HashSet<>();
        see("", visible, foreign);
        projects.forEach(project -> see(project, visible, foreign));
        List<Fact> ofForeign = new ArrayList<>();
        for (String service : foreign) {
            if (!projects.contains(Shards.project(service))) {
                for (Share share : shares(Shards.project(service))) {
                    ofForeign.addAll(share.of(service));
                }
            }
        }
        visible.add(new FactPart(ofForeign).byClass());
        return new VisibleFacts(visible);
    }

    private void see(String project, List<Map<Class<?>, List<Fact>>> visible, Set<String> foreign) {
        for (Share share : shares(project)) {
            visible.add(share.byClass);
            foreign.addAll(share.foreign);
        }
    }

    private Iterable<Share> shares(String project) {
        Map<FactPart, Share> shares = byProject.get(project);
        return shares == null ? List.of() : shares.values();
    }

    /** What policies of repository scope see. */
    VisibleFacts all() {
        List<Map<Class<?>, List<Fact>>> all = new ArrayList<>();
        parts.keySet().forEach(part -> all.add(part.byClass()));
        return new VisibleFacts(all);
    }

    /** The facts of this type and of the types below it. */
    <F extends Fact> List<F> of(Class<F> type) {
        return FactSet.of(List.copyOf(parts.keySet())).ofType(type);
    }
}
