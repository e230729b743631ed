package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FactSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The facts of a repository by project, kept up to date as parts of them come and go. */
final class FactIndex {

    private final Map<FactPart, Map<String, Share>> parts = new LinkedHashMap<>();

    /** What was stated last, and what followed from it. */
    private List<FactPart> stated = List.of();

    private FactPart following = new FactPart(List.of());

    /** The shares of each project by the parts they are of; under the empty name those of none. */
    private final SortedMap<String, Map<FactPart, Share>> byProject = new TreeMap<>();

    /** The facts of each class by the parts they are of. */
    private final Map<Class<?>, Map<FactPart, List<Fact>>> byClass = new HashMap<>();

    /** The shares that name a service of another project, by its whole identity. */
    private final Map<String, Set<Share>> naming = new HashMap<>();

    /** How many shares of projects have facts of a class. */
    private final Map<Class<?>, Integer> ofProjects = new HashMap<>();

    /** The projects that saw other services of other projects before the last change. */
    private Set<String> seeingOthers = Set.of();

    /** The names of the projects; null when one came or went since somebody asked. */
    private @Nullable List<String> projects;

    FactIndex() {
        add(following);
    }

    /** These facts. */
    static FactIndex of(FactSet facts) {
        FactIndex index = new FactIndex();
        facts.parts().forEach(index::add);
        return index;
    }

    /**
     * Takes the place of what was there; returns what differs. What comes is added before what goes is removed, so that no
     * project is gone in between.
     *
     * @param further what follows from all of it, and is judged beside it
     */
    FactChanges replaceBy(List<FactPart> now, Supplier<List<? extends Fact>> further) {
        List<FactPart> gone = new ArrayList<>();
        List<FactPart> come = new ArrayList<>();
        compare(stated, now, gone, come);
        stated = now;
        come.forEach(this::add);
        seeingOthers = seeingOthers(Set.copyOf(gone), Set.copyOf(come));
        gone.forEach(this::remove);
        FactPart follows = FactPart.of(further.get(), following);
        if (follows != following) {
            gone.add(following);
            come.add(follows);
            add(follows);
            remove(following);
            following = follows;
        }
        return FactChanges.between(together(gone).byClass(), together(come).byClass());
    }

    /** Mostly the same parts stand at the same places, which is seen sooner than they are found. */
    private static void compare(List<FactPart> then, List<FactPart> now, List<FactPart> gone, List<FactPart> come) {
        Differing<FactPart> rest = Differing.of(then, now, (one, other) -> one == other);
        List<FactPart> restThen = rest.then();
        List<FactPart> restNow = rest.now();
        if (restThen.size() == restNow.size()) {
            for (int i = 0; i < restNow.size(); i++) {
                if (restThen.get(i) != restNow.get(i)) {
                    gone.add(restThen.get(i));
                    come.add(restNow.get(i));
                }
            }
        } else {
            gone.addAll(restThen);
            come.addAll(restNow);
        }
        Set<FactPart> moved = new HashSet<>(gone);
        moved.retainAll(new HashSet<>(come));
        gone.removeIf(moved::contains);
        come.removeIf(moved::contains);
    }

    /** The projects that see other services of other projects when these parts have gone, all of them being there. */
    private Set<String> seeingOthers(Set<FactPart> gone, Set<FactPart> come) {
        Set<String> touched = new HashSet<>();
        gone.forEach(part -> touched.addAll(parts.get(part).keySet()));
        come.forEach(part -> touched.addAll(parts.get(part).keySet()));
        touched.removeIf(project -> project.isEmpty() || foreign(project, come).equals(foreign(project, gone)));
        return touched;
    }

    /** The services of other projects that a project sees but for these parts. */
    private Set<String> foreign(String project, Set<FactPart> without) {
        Set<String> seen = new HashSet<>();
        byProject.get(project).forEach((part, share) -> {
            if (!without.contains(part)) {
                seen.addAll(share.foreign());
            }
        });
        return seen;
    }

    private static FactPart together(List<FactPart> parts) {
        return parts.size() == 1 ? parts.get(0) : new FactPart(FactSet.of(parts).facts());
    }

    private void add(FactPart part) {
        Map<String, Share> shares = Share.of(part);
        parts.put(part, shares);
        shares.forEach((project, share) -> {
            byProject
                    .computeIfAbsent(project, unseen -> {
                        projects = null;
                        return new LinkedHashMap<>();
                    })
                    .put(part, share);
            share.foreign()
                    .forEach(service -> naming.computeIfAbsent(service, unseen -> new HashSet<>())
                            .add(share));
            if (!project.isEmpty()) {
                share.byClass().keySet().forEach(type -> ofProjects.merge(type, 1, Integer::sum));
            }
        });
        part.byClass()
                .forEach((type, facts) ->
                        byClass.computeIfAbsent(type, unseen -> new HashMap<>()).put(part, facts));
    }

    private void remove(FactPart part) {
        for (String project : parts.remove(part).keySet()) {
            Map<FactPart, Share> shares = byProject.get(project);
            Share share = shares.remove(part);
            for (String service : share.foreign()) {
                naming.computeIfPresent(service, (name, from) -> from.remove(share) && from.isEmpty() ? null : from);
            }
            if (!project.isEmpty()) {
                share.byClass().keySet().forEach(type -> less(type, ofProjects));
            }
            if (shares.isEmpty()) {
                byProject.remove(project);
                projects = null;
            }
        }
        for (Class<?> type : part.byClass().keySet()) {
            byClass.computeIfPresent(
                    type, (own, facts) -> facts.remove(part) != null && facts.isEmpty() ? null : facts);
        }
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
        return byClass.keySet();
    }

    /** Whether something is true of a project of this name. */
    boolean has(String project) {
        return byProject.containsKey(project);
    }

    /** The names of the projects, sorted. */
    List<String> projects() {
        List<String> known = projects;
        if (known == null) {
            List<String> names = new ArrayList<>(byProject.keySet());
            names.remove("");
            known = List.copyOf(names);
            projects = known;
        }
        return known;
    }

    /** The projects of each shard, as they are when everything is judged; the first stands for none. */
    List<Set<String>> shards(int size) {
        List<Set<String>> shards = new ArrayList<>();
        shards.add(Set.of());
        shards.addAll(Shards.chunks(projects(), size));
        return shards;
    }

    /** The services of projects that everybody sees, since what is shared names them. */
    Set<String> seenByAll() {
        Set<String> seen = new HashSet<>();
        for (Share share : shares("")) {
            seen.addAll(share.foreign());
        }
        return seen;
    }

    /** The projects that saw other services of other projects before the last change than they see now. */
    Set<String> seeingOthers() {
        return seeingOthers;
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
        return VisibleFacts.in(visible);
    }

    private void see(String project, List<Map<Class<?>, List<Fact>>> visible, Set<String> foreign) {
        for (Share share : shares(project)) {
            visible.add(share.byClass());
            foreign.addAll(share.foreign());
        }
    }

    private Iterable<Share> shares(String project) {
        Map<FactPart, Share> shares = byProject.get(project);
        return shares == null ? List.of() : shares.values();
    }

    /** The projects that name this service, which is another's; the empty name when everybody sees it. */
    Set<String> naming(String service) {
        Set<String> projects = new HashSet<>();
        for (Share share : naming.getOrDefault(service, Set.of())) {
            projects.add(share.project());
        }
        return projects;
    }

    /** What policies of repository scope see. */
    VisibleFacts all() {
        return new VisibleFacts(this::groups);
    }

    /** The facts of this type and of the types below it. */
    <F extends Fact> List<F> of(Class<F> type) {
        List<F> found = new ArrayList<>();
        for (List<Fact> group : groups(type)) {
            group.forEach(fact -> found.add(type.cast(fact)));
        }
        return found;
    }

    /** The same in the order in which they were stated. */
    <F extends Fact> List<F> inOrder(Class<F> type) {
        int groups = groups(type).size();
        return groups > 1 ? FactSet.of(stated).ofType(type) : of(type);
    }

    /** The facts of this type, and of the types below it, that are of a project or of a version of the catalogue. */
    <F extends Fact> List<F> of(String project, Class<F> type) {
        List<F> found = new ArrayList<>();
        for (Share share : shares(Shards.isShared(project) ? "" : project)) {
            share.byClass().forEach((own, facts) -> {
                if (type.isAssignableFrom(own)) {
                    facts.stream()
                            .filter(fact -> Shards.isOf(fact, project))
                            .forEach(fact -> found.add(type.cast(fact)));
                }
            });
        }
        return found;
    }

    private List<List<Fact>> groups(Class<?> type) {
        List<List<Fact>> groups = new ArrayList<>();
        byClass.forEach((own, facts) -> {
            if (type.isAssignableFrom(own)) {
                groups.addAll(facts.values());
            }
        });
        return groups;
    }
}
