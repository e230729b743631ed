package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Document;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.ServicePattern;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.tree.SharedTexts;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
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
    private @Nullable RepositoryFacts before;
    private final @Nullable RepositoryChanges changes;

    /** How many names were compared for the ground. */
    private long comparisonsOfGround;

    private final Tiers tiers;
    private final StatedSections sections;
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
        List<Fact> everywhere = exceptions();
        this.sections =
                new StatedSections(repository, names, tiers, store, before == null ? null : before.sections, changes);
        sections.state(threads, texts);
        this.recovery = before != null && sections.areAsBefore(Section::tiers) ? before.recovery : recovery();
        this.groups = before != null && sections.areAsBefore(Section::groups) ? before.groups : patterns();
        everywhere.addAll(recovery);
        everywhere.addAll(groups);
        this.whole = FactPart.of(everywhere, before == null ? null : before.whole);
        chains();
        Map<String, Section> stated = sections.byName();
        Set<String> changed = sections.changed();
        this.sharing = SharingFacts.of(repository, stated, changed, before == null ? null : before.sharing);
        this.fanIn = FanInFacts.of(repository, stated, changed, tiers.count(), before == null ? null : before.fanIn);
        this.startOrder = StartOrderFacts.of(repository, stated, changed, before == null ? null : before.startOrder);
        parts.add(documents);
        parts.add(ground);
        parts.add(whole);
        stated.values().forEach(section -> {
            parts.add(section.facts());
            parts.add(section.factsOfNaming());
        });
        parts.addAll(chains.values());
        parts.add(sharing.facts());
        parts.addAll(fanIn.parts());
        parts.add(startOrder.facts());
        names.noted();
        // Else every state would hold all that were before it.
        sections.forgetBefore();
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
            facts.sections.byName().values().forEach(section -> threads.execute(() -> store.keep(section)));
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
        sections.byName().values().forEach(section -> dependencies.addAll(section.dependencies()));
        return dependencies;
    }

    /** What is wrong with the files and with what they say together. */
    List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        for (Section section : sections.byName().values()) {
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

    /** What is true whatever projects say: it changes with everything else. */
    private FactPart ground() {
        if (before != null && changes != null && changes.areOfFewProjects()) {
            diagnostics.addAll(before.diagnostics);
            comparisonsOfGround = before.comparisonsOfGround;
            names.spare(comparisonsOfGround);
            return before.ground;
        }
        List<Fact> facts = new ArrayList<>();
        Grounds asked = names.noted();
        new GroundFacts(names, repository, tiers, facts, diagnostics).state();
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

    /** What is promised along dependencies: it changes with the section that has them, or with what is promised there. */
    private void chains() {
        Map<String, Section> stated = sections.byName();
        for (String name : sections.reachedBy(Section::availabilities)) {
            Section section = stated.get(name);
            if (section == null) {
                chains.remove(name);
            } else {
                chains.put(name, FactPart.of(ServiceLevelFacts.chains(section, stated), chains.get(name)));
            }
        }
    }

    private List<Fact> recovery() {
        List<Fact> facts = new ArrayList<>();
        new RecoveryFacts(repository.settings(), tiers, facts)
                .state(sections.byName().values().stream().map(Section::tiers).toList());
        return facts;
    }

    private List<Fact> patterns() {
        Table declared = repository.head().file().content().table("patterns");
        Map<String, Integer> members = new HashMap<>();
        for (Section section : sections.byName().values()) {
            section.groups().forEach((group, count) -> members.merge(group, count, Integer::sum));
        }
        List<Fact> facts = new ArrayList<>();
        declared.entries()
                .forEach((group, pattern) ->
                        facts.add(new ServicePattern(group, members.getOrDefault(group, 0), pattern.key())));
        return facts;
    }
}
