package dev.serviceregistry.registry;

import dev.serviceregistry.facts.ConsumedContract;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.JoinedContainer;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.ProvidedContract;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.graph.DependencyGraph;
import dev.serviceregistry.registry.tree.SharedTexts;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A registry over the files of a repository. */
final class ResolvedRegistry implements ServiceRegistry {

    private final Repository repository;
    private final RepositoryFacts stated;
    private final Names names;
    private final FactSet facts;
    private final List<Diagnostic> diagnostics;
    private final StatedValues values;

    /**
     * A registry.
     *
     * @param mostComparisons how many names are compared for suggestions at most
     * @param threads states what is true of different projects
     * @param texts what facts often say
     * @param store keeps what is stated from one run to the next; null when it is kept nowhere
     * @param before a registry over the same repository as it was before, of which is kept what is the same; null when
     *     there is none
     * @param changes what has changed since; null when there is none
     */
    ResolvedRegistry(
            Repository repository,
            long mostComparisons,
            Executor threads,
            SharedTexts texts,
            @Nullable SectionStore store,
            @Nullable ResolvedRegistry before,
            @Nullable RepositoryChanges changes) {
        this.repository = repository;
        this.stated = RepositoryFacts.of(
                repository, mostComparisons, threads, texts, store, before == null ? null : before.stated, changes);
        this.names = stated.names();
        this.facts = stated.facts();
        this.diagnostics = List.copyOf(stated.diagnostics());
        this.values = new StatedValues(repository, before == null ? null : before.values);
    }

    /** The files that it is over. */
    Repository repository() {
        return repository;
    }

    /** What is wrong with the files and with what they say together. */
    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    @Override
    public List<Project> projects() {
        return List.copyOf(facts.ofType(Project.class));
    }

    @Override
    public boolean isEmpty() {
        for (Catalogue catalogue : repository.catalogues().values()) {
            if (!catalogue.definitions().isEmpty()) {
                return false;
            }
        }
        for (ProjectView project : repository.projects().values()) {
            if (!project.definitions().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int count() {
        int count = repository.head().definitions().size();
        for (ProjectView project : repository.projects().values()) {
            count += project.definitions().size();
        }
        return count;
    }

    @Override
    public List<ServiceDefinition> services() {
        List<ServiceDefinition> all = new ArrayList<>();
        repository
                .catalogues()
                .values()
                .forEach(catalogue -> all.addAll(catalogue.definitions().values()));
        repository
                .projects()
                .values()
                .forEach(project -> all.addAll(project.definitions().values()));
        all.sort((a, b) -> a.id().compareTo(b.id()));
        return List.copyOf(all);
    }

    @Override
    public List<ServiceDefinition> services(String project) {
        ProjectView view = repository.projects().get(project);
        if (view != null) {
            return List.copyOf(view.members().values());
        }
        Catalogue catalogue = repository.catalogues().get(project);
        return catalogue == null
                ? List.of()
                : List.copyOf(catalogue.definitions().values());
    }

    @Override
    public Optional<ServiceDefinition> find(String project, String service) {
        boolean known = repository.projects().containsKey(project)
                || repository.catalogues().containsKey(project);
        if (!known) {
            return Optional.empty();
        }
        synchronized (names) { // It remembers what it has found out.
            return Optional.ofNullable(names.resolve(project, service).definition());
        }
    }

    @Override
    public boolean leavesOpen(ServiceDefinition definition, String path) {
        return names.leavesOpen(definition, path);
    }

    @Override
    public List<ServiceDefinition> pattern(String name) {
        return services().stream()
                .filter(definition -> definition.effective().scalars("patterns").stream()
                        .anyMatch(pattern -> pattern.text().equals(name)))
                .toList();
    }

    @Override
    public Optional<ProjectDeclaration> declaration(String project) {
        ProjectView view = repository.projects().get(project);
        return view == null
                ? Optional.empty()
                : Optional.of(new ProjectDeclaration(
                        project,
                        view.file().content().table("project"),
                        table(project, "deployment"),
                        table(project, "monitoring")));
    }

    /** The table that a file of a project is called after. */
    private Table table(String project, String name) {
        String path = "projects/" + project + "/" + name + ".toml";
        ParsedFile file = repository.files().get(path);
        return file == null
                ? Table.empty(SourceLocation.startOf(path))
                : file.content().table(name);
    }

    @Override
    public DependencyGraph dependencies() {
        List<DependencyGraph.Edge> edges = new ArrayList<>();
        for (Dependency dependency : stated.dependencies()) {
            if (dependency.resolution() == Resolution.FOUND) {
                edges.add(new DependencyGraph.Edge(
                        dependency.service(),
                        dependency.target(),
                        dependency.kind().toString()));
            }
        }
        for (JoinedContainer joined : facts.ofType(JoinedContainer.class)) {
            if (joined.resolution() == Resolution.FOUND) {
                edges.add(new DependencyGraph.Edge(joined.service(), joined.target(), DependencyGraph.JOINS));
            }
        }
        Map<String, List<ProvidedContract>> provided = new HashMap<>();
        for (ProvidedContract contract : facts.ofType(ProvidedContract.class)) {
            provided.computeIfAbsent(contract.name(), unused -> new ArrayList<>())
                    .add(contract);
        }
        for (ConsumedContract consumed : facts.ofType(ConsumedContract.class)) {
            for (ProvidedContract contract : provided.getOrDefault(consumed.name(), List.of())) {
                if (contract.serves(consumed.version())) {
                    edges.add(new DependencyGraph.Edge(consumed.service(), contract.service(), "consumes"));
                }
            }
        }
        return new DependencyGraph(
                services().stream().map(ServiceDefinition::id).toList(), edges);
    }

    @Override
    public FactSet facts() {
        return facts;
    }

    @Override
    public List<FactPart> values(Predicate<Class<? extends Fact>> isRead) {
        return values.parts(isRead);
    }
}
