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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private @Nullable RepositoryFacts before;
    private final @Nullable RepositoryChanges changes;
    private final Tiers tiers;
    private final Map<String, Section> sections = new LinkedHashMap<>();

    /** The sections that are not as they were, those that are gone included. */
    private final Set<String> changed = new HashSet<>();

    private final List<FactPart> parts = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final FactPart documents;
    private final FactPart whole;
    private final List<Fact> recovery;
    private final List<Fact> groups;
    private final SharingFacts sharing;
    private final Map<String, FactPart> chains;
    private final FanInFacts fanIn;
    private final StartOrderFacts startOrder;

    private RepositoryFacts(
            Repository repository, @Nullable Executor threads, SharedTexts texts, @Nullable RepositoryFacts before) {
        this.repository = repository;
        this.before = before;
        this.changes = before == null ? null : RepositoryChanges.between(before.repository, repository);
        this.names = findNames();
        this.tiers = new Tiers(repository.settings());
        this.documents = before != null && changes != null && !changes.areOfFiles()
                ? before.documents
                : new FactPart(documents());
        // Taken over, as what else takes the whole repository to know.
        this.chains = before == null ? new HashMap<>() : before.chains;
        List<Fact> stated = whole();
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
        parts.add(whole);
        sections.values().forEach(section -> parts.add(section.facts()));
        parts.addAll(chains.values());
        parts.add(sharing.facts());
        parts.addAll(fanIn.parts());
        parts.add(startOrder.facts());
        parts.removeIf(part -> part.facts().isEmpty());
        names.noted();
        // Else every state would hold all that were before it.
        this.before = null;
    }

    /**
     * What is true of a repository.
     *
     * @param threads states what is true of different projects
     * @param texts what facts often say
     * @param before what was true of it before; null when that is not known
     */
    static RepositoryFacts of(
            Repository repository, Executor threads, SharedTexts texts, @Nullable RepositoryFacts before) {
        if (before != null && before.names.areExhausted()) {
            return inOrder(repository, texts);
        }
        RepositoryFacts facts = new RepositoryFacts(repository, threads, texts, before);
        return facts.names.areExhausted() ? inOrder(repository, texts) : facts;
    }

    /** Which suggestions are left out, should there be too many, depends on everything that was asked before. */
    private static RepositoryFacts inOrder(Repository repository, SharedTexts texts) {
        return new RepositoryFacts(repository, null, texts, null);
    }

    private Names findNames() {
        return before != null && changes != null && changes.areOfNoService()
                ? before.names.follow(repository)
                : new Names(new NameIndex(repository.catalogues(), repository.projects()));
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
        sections.values().forEach(section -> all.addAll(section.diagnostics()));
        return all;
    }

    private List<Fact> documents() {
        List<Fact> stated = new ArrayList<>(repository.files().size());
        for (ParsedFile file : repository.files().values()) {
            stated.add(new Document(file.name()));
        }
        return stated;
    }

    /** What is true of the repository as a whole, whatever services there are. */
    private List<Fact> whole() {
        List<Fact> facts = new ArrayList<>();
        names.noted();
        diagnostics.addAll(repository.diagnostics());
        unread(facts);
        facts.addAll(repository.versions().values());
        facts.addAll(repository.settings().stated());
        facts.addAll(repository.settings().conflicts());
        facts.addAll(repository.shared());
        new WaiverFacts(names, repository, facts).state();
        new ApprovalFacts(names, repository, facts, diagnostics).state();
        new NamedTeams(names, repository, diagnostics).check();
        facts.addAll(repository.baseline());
        facts.addAll(repository.tables());
        facts.add(new FanInLimit(
                repository.settings().maxFanIn(), repository.settings().source("dependency.max_fan_in")));
        new SecuritySettings(repository.settings(), facts).state();
        new PolicyFacts(repository, names, tiers, facts).stateWhole();
        new SecretFacts(facts).state(repository.files().values());
        diagnostics.replaceAll(diagnostic -> SectionFacts.told(diagnostic, names));
        facts.addAll(diagnostics);
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
        Versions versions = new Versions();
        Map<String, FutureTask<Section>> tasks = new LinkedHashMap<>();
        // What is asked to find out what holds is asked for nobody's sake.
        names.noted();
        for (Catalogue catalogue : repository.catalogues().values()) {
            if (!holds(catalogue.name(), catalogue)) {
                tasks.put(
                        catalogue.name(),
                        new FutureTask<>(() -> stating(threads, versions, texts).of(catalogue)));
            }
        }
        for (ProjectView project : repository.projects().values()) {
            if (!holds(project.name(), project)) {
                tasks.put(
                        project.name(),
                        new FutureTask<>(() -> stating(threads, versions, texts).of(project)));
            }
        }
        changed.addAll(tasks.keySet());
        Results.of(List.copyOf(tasks.values()), threads == null ? Runnable::run : threads);
        repository.catalogues().keySet().forEach(name -> sections.put(name, section(name, tasks)));
        repository.projects().keySet().forEach(name -> sections.put(name, section(name, tasks)));
        if (before != null) {
            for (String name : before.sections.keySet()) {
                if (!sections.containsKey(name)) {
                    changed.add(name);
                }
            }
        }
    }

    private Section section(String name, Map<String, FutureTask<Section>> tasks) {
        FutureTask<Section> task = tasks.get(name);
        return task == null ? Objects.requireNonNull(before).sections.get(name) : Results.of(task);
    }

    /** Whether the section is as it was stated before. */
    private boolean holds(String name, Object owner) {
        Section known = before == null ? null : before.sections.get(name);
        boolean holds = known != null
                && changes != null
                && !changes.areOfGround()
                && !changes.areWithin(name)
                && known.owner() == owner
                && known.grounds().hold(names, changes);
        if (holds) {
            names.spare(known.grounds());
        }
        return holds;
    }

    private SectionFacts stating(@Nullable Executor threads, Versions versions, SharedTexts texts) {
        return new SectionFacts(repository, threads == null ? names : names.apart(), versions, tiers, texts);
    }

    /** What is promised along dependencies: it changes with the section that has them, or with one that they lead to. */
    private void chains() {
        for (Section section : sections.values()) {
            FactPart known = chains.get(section.name());
            if (known == null
                    || changed.contains(section.name())
                    || section.grounds().leadInto(changed)) {
                chains.put(section.name(), FactPart.of(ServiceLevelFacts.chains(section, sections), known));
            }
        }
        chains.keySet().retainAll(sections.keySet());
    }

    /** Whether no section says something else of this than before, and they rest on the same. */
    private boolean isAsBefore(Function<Section, Object> part) {
        RepositoryFacts known = before;
        if (known == null || changes == null || changes.areOfGround()) {
            return false;
        }
        for (String name : changed) {
            Section then = known.sections.get(name);
            Section now = sections.get(name);
            if (then == null || now == null || !part.apply(then).equals(part.apply(now))) {
                return false;
            }
        }
        return true;
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
