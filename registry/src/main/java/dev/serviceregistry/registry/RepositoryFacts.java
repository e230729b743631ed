package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Document;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.FanInLimit;
import dev.serviceregistry.facts.ServicePattern;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.UnreadServices;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.schema.Versions;
import dev.serviceregistry.registry.tree.SharedTexts;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * States everything that rules may see of a repository, section by section.
 *
 * <p>A section whose grounds are as they were is not stated again, nor is what follows from such sections alone: after a
 * change to one file this costs little more than stating that file's section.
 */
final class RepositoryFacts {

    private final Repository repository;
    private final Names names;
    private final @Nullable SectionStore store;
    private @Nullable RepositoryFacts before;
    private final @Nullable RepositoryChanges changes;

    /** Taken over from one state to the next; null where nothing was known before. */
    private @Nullable Askers askers;

    /** How many names were compared for all sections, and for the ground. */
    private long comparisons;

    private long comparisonsOfGround;

    private final Tiers tiers;
    private final Map<String, Section> sections = new LinkedHashMap<>();

    /** The sections that are not as they were, those that are gone included. */
    private final Set<String> changed = new HashSet<>();

    private final List<FactPart> parts = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final FactPart documents;
    private final FactPart ground;
    private final FactPart whole;
    private final List<Fact> recovery;
    private final List<Fact> groups;
    private final SharingFacts sharing;
    private final Map<String, FactPart> chains;
    private final FanInFacts fanIn;
    private final StartOrderFacts startOrder;

    private RepositoryFacts(
            Repository repository,
            long mostComparisons,
            @Nullable Executor threads,
            SharedTexts texts,
            @Nullable SectionStore store,
            @Nullable RepositoryFacts before,
            @Nullable RepositoryChanges changes) {
        this.repository = repository;
        this.store = store;
        this.before = before;
        this.changes = changes;
        this.names = findNames(mostComparisons);
        this.tiers = before != null && before.repository.settings() == repository.settings()
                ? before.tiers
                : new Tiers(repository.settings());
        this.documents = before != null && changes != null && !changes.areOfFiles()
                ? before.documents
                : new FactPart(documents());
        // Taken over, as what else takes the whole repository to know.
        this.chains = before == null ? new TreeMap<>() : before.chains;
        this.ground = ground();
        List<Fact> stated = exceptions();
        sections(threads, texts);
        this.recovery = isAsBefore(Section::tiers) ? before.recovery : recovery();
        this.groups = isAsBefore(Section::groups) ? before.groups : patterns();
        stated.addAll(recovery);
        stated.addAll(groups);
        this.whole = FactPart.of(stated, before == null ? null : before.whole);
        chains();
        this.sharing = SharingFacts.of(repository, sections, changed, before == null ? null : before.sharing);
        this.fanIn = FanInFacts.of(repository, sections, changed, tiers.count(), before == null ? null : before.fanIn);
        this.startOrder = StartOrderFacts.of(repository, sections, changed, before == null ? null : before.startOrder);
        parts.add(documents);
        parts.add(ground);
        parts.add(whole);
        sections.values().forEach(section -> {
            parts.add(section.facts());
            parts.add(section.factsOfNaming());
        });
        parts.addAll(chains.values());
        parts.add(sharing.facts());
        parts.addAll(fanIn.parts());
        parts.add(startOrder.facts());
        names.noted();
        // Else every state would hold all that were before it.
        this.before = null;
    }

    /**
     * What is true of a repository.
     *
     * @param mostComparisons how many names are compared for suggestions at most
     * @param threads states what is true of different projects
     * @param texts what facts often say
     * @param store keeps what is stated from one run to the next; null when it is kept nowhere
     * @param before what was true of it before; null when that is not known
     * @param changes what has changed since; null when that is not known
     */
    static RepositoryFacts of(
            Repository repository,
            long mostComparisons,
            Executor threads,
            SharedTexts texts,
            @Nullable SectionStore store,
            @Nullable RepositoryFacts before,
            @Nullable RepositoryChanges changes) {
        if (before != null && before.names.areExhausted()) {
            return inOrder(repository, mostComparisons, texts);
        }
        RepositoryFacts facts =
                new RepositoryFacts(repository, mostComparisons, threads, texts, store, before, changes);
        if (facts.names.areExhausted()) {
            return inOrder(repository, mostComparisons, texts);
        }
        if (store != null) {
            facts.sections.values().forEach(section -> threads.execute(() -> store.keep(section)));
        }
        return facts;
    }

    /** Which suggestions are left out, should there be too many, depends on everything that was asked before. */
    private static RepositoryFacts inOrder(Repository repository, long mostComparisons, SharedTexts texts) {
        return new RepositoryFacts(repository, mostComparisons, null, texts, null, null, null);
    }

    private Names findNames(long mostComparisons) {
        return before != null && changes != null && changes.areOfNoService()
                ? before.names.follow(repository)
                : new Names(new NameIndex(repository, mostComparisons));
    }

    /** Everything that is true. */
    FactSet facts() {
        return FactSet.of(parts);
    }

    /** The names by which it was stated. */
    Names names() {
        return names;
    }

    /** The dependencies among the facts. */
    List<Dependency> dependencies() {
        List<Dependency> dependencies = new ArrayList<>();
        sections.values().forEach(section -> dependencies.addAll(section.dependencies()));
        return dependencies;
    }

    /** What is wrong with the files and with what they say together. */
    List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        for (Section section : sections.values()) {
            if (!section.diagnostics().isEmpty()) {
                all.addAll(section.diagnostics());
            }
        }
        return all;
    }

    private List<Fact> documents() {
        List<Fact> stated = new ArrayList<>(repository.files().size());
        for (ParsedFile file : repository.files().values()) {
            stated.add(new Document(file.name()));
        }
        return stated;
    }

    /** What is true whatever projects say of services that can be read: it changes with everything else. */
    private FactPart ground() {
        if (before != null && changes != null && changes.areOfFewProjects()) {
            diagnostics.addAll(before.diagnostics);
            comparisonsOfGround = before.comparisonsOfGround;
            names.spare(comparisonsOfGround);
            return before.ground;
        }
        List<Fact> facts = new ArrayList<>();
        Grounds asked = names.noted();
        diagnostics.addAll(repository.diagnostics());
        unread(facts);
        facts.addAll(repository.versions().values());
        facts.addAll(repository.settings().stated());
        facts.addAll(repository.settings().conflicts());
        facts.addAll(repository.shared());
        new ApprovalFacts(names, repository, facts, diagnostics).state();
        new NamedTeams(names, repository, diagnostics).check();
        facts.addAll(repository.tables());
        facts.add(new FanInLimit(
                repository.settings().maxFanIn(), repository.settings().source("dependency.max_fan_in")));
        new SecuritySettings(repository.settings(), facts).state();
        new PolicyFacts(repository, names, tiers, facts).stateWhole();
        new SecretFacts(facts).state(repository.files().values());
        diagnostics.replaceAll(diagnostic -> SectionFacts.told(diagnostic, names));
        facts.addAll(diagnostics);
        comparisonsOfGround = asked.comparisons();
        return FactPart.of(facts, before == null ? null : before.ground);
    }

    /** What somebody has answered for, whose services may be called otherwise now. */
    private List<Fact> exceptions() {
        List<Fact> facts = new ArrayList<>();
        names.noted();
        new WaiverFacts(names, repository, facts).state();
        facts.addAll(repository.baseline());
        return facts;
    }

    /** States which files of services cannot be read. */
    private void unread(List<Fact> facts) {
        for (Catalogue catalogue : repository.catalogues().values()) {
            unread(catalogue.file(), facts);
        }
        for (ProjectView project : repository.projects().values()) {
            unread(project.file(), facts);
        }
    }

    private static void unread(ParsedFile file, List<Fact> facts) {
        if (!file.usable()) {
            facts.add(new UnreadServices(file.name(), SourceLocation.startOf(file.name())));
        }
    }

    /**
     * States the sections.
     *
     * @param threads states them; null to state one after the other
     * @param texts what facts often say
     */
    private void sections(@Nullable Executor threads, SharedTexts texts) {
        // What is asked to find out what holds is asked for nobody's sake.
        names.noted();
        if (before != null && changes != null && changes.areOfFewProjects()) {
            sectionsReached(before, changes, threads, texts);
            return;
        }
        Set<String> all = new LinkedHashSet<>(repository.catalogues().keySet());
        all.addAll(repository.projects().keySet());
        state(all, threads, texts);
        if (before != null) {
            for (String name : before.sections.keySet()) {
                if (!sections.containsKey(name)) {
                    changed.add(name);
                }
            }
        }
        for (Section section : sections.values()) {
            comparisons += section.comparisons(List.of());
        }
        askers = before == null ? null : Askers.of(sections.values());
    }

    /** States the sections that a change of few projects can reach; the others are not even looked at. */
    private void sectionsReached(
            RepositoryFacts known, RepositoryChanges since, @Nullable Executor threads, SharedTexts texts) {
        sections.putAll(known.sections);
        Askers asked = known.askers == null ? Askers.of(sections.values()) : known.askers;
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
            sections.put(name, task == null ? Objects.requireNonNull(before).section(name) : Results.of(task));
        }
    }

    private Section stated(String name, Object owner, SectionFacts facts) {
        Section then = before == null ? null : before.sections.get(name);
        return owner instanceof ProjectView project
                ? facts.of(project, KeptServices.of(then, project, changes))
                : facts.of((Catalogue) owner);
    }

    private Section section(String name) {
        return Objects.requireNonNull(sections.get(name), name);
    }

    /** The section as it was stated before; null when it would be stated otherwise, services that name others aside. */
    private @Nullable Section standing(String name, Object owner) {
        Section known = before == null ? null : before.sections.get(name);
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

    /** What is promised along dependencies: it changes with the section that has them, or with what is promised there. */
    private void chains() {
        Set<String> reached = new HashSet<>(changed);
        if (askers == null) {
            reached.addAll(sections.keySet());
        } else {
            reached.addAll(askers.reachedBy(promisingOtherwise()));
        }
        for (String name : reached) {
            Section section = sections.get(name);
            if (section == null) {
                chains.remove(name);
            } else {
                chains.put(name, FactPart.of(ServiceLevelFacts.chains(section, sections), chains.get(name)));
            }
        }
    }

    private Set<String> promisingOtherwise() {
        Set<String> others = new HashSet<>(changed);
        others.removeIf(name -> isAsBefore(name, Section::availabilities));
        return others;
    }

    /** Whether no section says something else of this than before, and they rest on the same. */
    private boolean isAsBefore(Function<Section, Object> part) {
        return before != null
                && changes != null
                && !changes.areOfGround()
                && changed.stream().allMatch(name -> isAsBefore(name, part));
    }

    private boolean isAsBefore(String name, Function<Section, Object> part) {
        Section then = before == null ? null : before.sections.get(name);
        Section now = sections.get(name);
        return then != null && now != null && part.apply(then).equals(part.apply(now));
    }

    private List<Fact> recovery() {
        List<Fact> facts = new ArrayList<>();
        new RecoveryFacts(repository.settings(), tiers, facts)
                .state(sections.values().stream().map(Section::tiers).toList());
        return facts;
    }

    private List<Fact> patterns() {
        Table declared = repository.head().file().content().table("patterns");
        Map<String, Integer> members = new HashMap<>();
        for (Section section : sections.values()) {
            section.groups().forEach((group, count) -> members.merge(group, count, Integer::sum));
        }
        List<Fact> facts = new ArrayList<>();
        declared.entries()
                .forEach((group, pattern) ->
                        facts.add(new ServicePattern(group, members.getOrDefault(group, 0), pattern.key())));
        return facts;
    }
}
