package dev.serviceregistry.registry;

import dev.serviceregistry.registry.schema.Versions;
import dev.serviceregistry.registry.tree.SharedTexts;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The sections of a repository: one whose grounds are as they were stays as it is, the others are stated. */
final class StatedSections {

    private final Repository repository;
    private final Names names;
    private final Tiers tiers;
    private final @Nullable SectionStore store;
    private @Nullable StatedSections before;
    private final @Nullable RepositoryChanges changes;
    private final Map<String, Section> byName = new LinkedHashMap<>();

    /** Those that are not as they were, and those that are gone. */
    private final Set<String> changed = new HashSet<>();

    /** Taken over from one state to the next; null where nothing was known before. */
    private @Nullable Askers askers;

    /** How many names were compared for all sections. */
    private long comparisons;

    /**
     * None yet.
     *
     * @param store keeps what is stated from one run to the next; null when it is kept nowhere
     * @param before those of the state before; null when that is not known
     * @param changes what has changed since; null when that is not known
     */
    StatedSections(
            Repository repository,
            Names names,
            Tiers tiers,
            @Nullable SectionStore store,
            @Nullable StatedSections before,
            @Nullable RepositoryChanges changes) {
        this.repository = repository;
        this.names = names;
        this.tiers = tiers;
        this.store = store;
        this.before = before;
        this.changes = changes;
    }

    /** The sections by the project, or the version of the catalogue, that they are of. */
    Map<String, Section> byName() {
        return byName;
    }

    /** The names of the sections that are not as they were, and of those that are gone. */
    Set<String> changed() {
        return changed;
    }

    /** Lets go of the state before, of which nothing can be told any more. */
    void forgetBefore() {
        before = null;
    }

    /**
     * States the sections.
     *
     * @param threads states them; null to state one after the other
     * @param texts what facts often say
     */
    void state(@Nullable Executor threads, SharedTexts texts) {
        // What is asked to find out what holds is asked for nobody's sake.
        names.noted();
        if (before != null && changes != null && changes.areOfFewProjects()) {
            stateReached(before, changes, threads, texts);
            return;
        }
        Set<String> all = new LinkedHashSet<>(repository.catalogues().keySet());
        all.addAll(repository.projects().keySet());
        state(all, threads, texts);
        if (before != null) {
            for (String name : before.byName.keySet()) {
                if (!byName.containsKey(name)) {
                    changed.add(name);
                }
            }
        }
        for (Section section : byName.values()) {
            comparisons += section.comparisons(List.of());
        }
        askers = before == null ? null : Askers.of(byName.values());
    }

    /** States the sections that a change of few projects can reach; the others are not even looked at. */
    private void stateReached(
            StatedSections known, RepositoryChanges since, @Nullable Executor threads, SharedTexts texts) {
        byName.putAll(known.byName);
        Askers asked = known.askers == null ? Askers.of(byName.values()) : known.askers;
        Set<String> reached = asked.reachedBy(since.owners());
        reached.addAll(since.projects());
        comparisons = known.comparisons;
        for (String name : reached) {
            comparisons -= known.section(name).comparisons(List.of());
        }
        names.spare(comparisons);
        state(reached, threads, texts);
        for (String name : reached) {
            comparisons += section(name).comparisons(List.of());
        }
        for (String name : changed) {
            asked.replace(known.section(name), section(name));
        }
        askers = asked;
    }

    /** States those of these sections that do not hold any more. */
    private void state(Set<String> some, @Nullable Executor threads, SharedTexts texts) {
        Versions versions = new Versions();
        Map<String, FutureTask<Section>> tasks = new LinkedHashMap<>();
        for (String name : some) {
            Object owner = Objects.requireNonNull(names.owner(name));
            Section known = standing(name, owner);
            List<String> outdated = known == null ? List.of() : known.outdated(names, Objects.requireNonNull(changes));
            if (known == null) {
                tasks.put(name, new FutureTask<>(() -> {
                    Section kept = store == null ? null : store.find(name, owner);
                    if (kept != null) {
                        names.spare(kept.comparisons(List.of()));
                        return kept;
                    }
                    return stated(name, owner, stating(threads, versions, texts));
                }));
            } else if (outdated.isEmpty()) {
                names.spare(known.comparisons(List.of()));
            } else {
                names.spare(known.comparisons(outdated));
                tasks.put(name, new FutureTask<>(() -> {
                    Section again = stating(threads, versions, texts).of((ProjectView) owner, known, outdated);
                    return again == null ? stated(name, owner, stating(threads, versions, texts)) : again;
                }));
            }
        }
        changed.addAll(tasks.keySet());
        Results.of(List.copyOf(tasks.values()), threads == null ? Runnable::run : threads);
        for (String name : some) {
            FutureTask<Section> task = tasks.get(name);
            byName.put(name, task == null ? Objects.requireNonNull(before).section(name) : Results.of(task));
        }
    }

    private Section stated(String name, Object owner, SectionFacts facts) {
        Section then = before == null ? null : before.byName.get(name);
        return owner instanceof ProjectView project
                ? facts.of(project, KeptServices.of(then, project, changes))
                : facts.of((Catalogue) owner);
    }

    private Section section(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    /** The section as it was stated before; null when it would be stated otherwise, services that name others aside. */
    private @Nullable Section standing(String name, Object owner) {
        Section known = before == null ? null : before.byName.get(name);
        return known != null
                        && changes != null
                        && !changes.areOfGround()
                        && !changes.areWithin(name)
                        && known.owner() == owner
                        && known.grounds().hold(names, changes)
                ? known
                : null;
    }

    private SectionFacts stating(@Nullable Executor threads, Versions versions, SharedTexts texts) {
        return new SectionFacts(repository, threads == null ? names : names.apart(), versions, tiers, texts);
    }

    /** The sections that changed, and those that asked about one that says something else of this than before. */
    Set<String> reachedBy(Function<Section, Object> part) {
        Set<String> reached = new HashSet<>(changed);
        if (askers == null) {
            reached.addAll(byName.keySet());
        } else {
            Set<String> others = new HashSet<>(changed);
            others.removeIf(name -> isAsBefore(name, part));
            reached.addAll(askers.reachedBy(others));
        }
        return reached;
    }

    /** Whether no section says something else of this than before, and they rest on the same. */
    boolean areAsBefore(Function<Section, Object> part) {
        return before != null
                && changes != null
                && !changes.areOfGround()
                && changed.stream().allMatch(name -> isAsBefore(name, part));
    }

    private boolean isAsBefore(String name, Function<Section, Object> part) {
        Section then = before == null ? null : before.byName.get(name);
        Section now = byName.get(name);
        return then != null && now != null && part.apply(then).equals(part.apply(now));
    }
}
