package dev.serviceregistry.oracle;

import dev.serviceregistry.oracle.Repository.Project;
import dev.serviceregistry.oracle.Repository.Release;
import dev.serviceregistry.oracle.Repository.Seal;
import dev.serviceregistry.oracle.Repository.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the files of a repository amount to, worked out by hand: who is defined, and what names lead to. */
final class World {

    static final String HEAD = "global";

    /**
     * A definition.
     *
     * @param identity its whole identity
     * @param context the part before the slash
     * @param id the part behind it
     * @param written what its file says
     * @param effective what holds for it, in the long form
     * @param override whether it overrides a service of the catalogue, or may do so
     */
    record Definition(String identity, String context, String id, Tree written, Tree effective, boolean override) {

        /** This definition as if its file did not say what it says at a path. */
        Definition without(String path) {
            Tree rest = written.copy();
            rest.remove(path);
            return new Definition(identity, context, id, rest, effective, override);
        }
    }

    /** What a name leads to. */
    sealed interface Answer {
        record Found(Definition target) implements Answer {}

        record Missing() implements Answer {}

        record Unjudged() implements Answer {}
    }

    private final Repository repository;
    private final SortedMap<String, Definition> definitions = new TreeMap<>();
    private final Map<String, Project> projects = new HashMap<>();
    private final List<Tree> settings;

    /** The paths at which the schema refuses what is written, by the identity of the definition. */
    private final Map<String, List<String>> refused = new HashMap<>();

    World(Repository repository) {
        this.repository = repository;
        this.settings = repository.policies().stream()
                .filter(Settings::readable)
                .map(file -> file.tree().counted())
                .toList();
        repository.projects().forEach(project -> projects.put(project.name(), project));
        if (repository.head().readable()) {
            repository.head().services().forEach((id, service) -> define(HEAD, id, service));
        }
        for (Release release : repository.releases()) {
            if (isFollowed(release) && release.catalogue().readable()) {
                release.catalogue()
                        .services()
                        .forEach((id, service) -> define(HEAD + "@" + release.name(), id, service));
            }
        }
        for (Project project : readableProjects()) {
            project.services().forEach((id, service) -> define(project, id, service));
        }
    }

    private void define(String context, String id, Tree written) {
        String identity = context + "/" + id;
        definitions.put(identity, new Definition(identity, context, id, written, written.longForm(), false));
    }

    private void define(Project project, String id, Tree written) {
        String identity = project.name() + "/" + id;
        Definition base = definitions.get(catalogueOf(project) + "/" + id);
        boolean used = project.uses().contains(id);
        boolean override = used && (base != null || !sound(project));
        Tree effective = used && base != null ? base.effective().overriddenBy(written.longForm()) : written.longForm();
        effective.remove("unset");
        definitions.put(identity, new Definition(identity, project.name(), id, written, effective, override));
    }

    Repository repository() {
        return repository;
    }

    Collection<Definition> definitions() {
        return definitions.values();
    }

    /** Whether every file can be read that services stand in: whoever is in another one may do anything. */
    boolean readsAllServices() {
        return repository.head().readable()
                && repository.projects().stream().allMatch(Project::readable)
                && repository.releases().stream()
                        .filter(this::isFollowed)
                        .allMatch(release -> release.seal() != Seal.FILE_MISSING
                                && release.catalogue().readable());
    }

    List<Project> readableProjects() {
        return repository.projects().stream().filter(Project::readable).toList();
    }

    /** The project of this name, if it can be read. */
    Optional<Project> project(String name) {
        return Optional.ofNullable(projects.get(name)).filter(Project::readable);
    }

    /** The context of the catalogue that a project follows; the head's when it pins what is not listed. */
    String catalogueOf(Project project) {
        return repository.lists(project.pin()) ? HEAD + "@" + project.pin() : HEAD;
    }

    /** Whether some project pins this version. */
    boolean isFollowed(Release release) {
        return readableProjects().stream().anyMatch(project -> project.pin().equals(release.name()));
    }

    /** Whether it is known what the project's catalogue has. */
    boolean sound(Project project) {
        if (!project.pin().isEmpty() && !repository.lists(project.pin())) {
            return false;
        }
        return readable(catalogueOf(project));
    }

    private boolean readable(String catalogue) {
        return catalogue.equals(HEAD)
                ? repository.head().readable()
                : repository.catalogue(catalogue.substring(HEAD.length() + 1)).readable();
    }

    /** The service of the catalogue that a project follows. */
    Optional<Definition> inCatalogue(Project project, String id) {
        return Optional.ofNullable(definitions.get(catalogueOf(project) + "/" + id));
    }

    /** The service of the catalogue that a definition overrides. */
    Optional<Definition> base(Definition definition) {
        return definition.override()
                ? inCatalogue(projects.get(definition.context()), definition.id())
                : Optional.empty();
    }

    /** What a project uses by an id, its present one or a former one. */
    Optional<Definition> used(Project project, String id) {
        return inCatalogue(project, id).or(() -> formerly(of(catalogueOf(project)), id));
    }

    /** What a project runs, by id. */
    SortedMap<String, Definition> runs(Project project) {
        SortedMap<String, Definition> runs = new TreeMap<>();
        for (String id : project.uses()) {
            used(project, id).ifPresent(definition -> runs.put(definition.id(), definition));
        }
        for (String id : project.services().keySet()) {
            runs.put(id, definitions.get(project.name() + "/" + id));
        }
        return runs;
    }

    /** What a name means where it is written: an id before a former id, at home before in the catalogue. */
    Answer resolve(String context, String name) {
        int slash = name.indexOf('/');
        if (slash >= 0) {
            return elsewhere(name.substring(0, slash), name.substring(slash + 1));
        }
        Definition own = definitions.get(context + "/" + name);
        if (own != null) {
            return new Answer.Found(own);
        }
        Project project = projects.get(context);
        Optional<Definition> shared = project == null ? Optional.empty() : inCatalogue(project, name);
        if (shared.isPresent()) {
            return new Answer.Found(shared.get());
        }
        Optional<Definition> renamed = formerly(of(context), name);
        if (renamed.isPresent()) {
            return new Answer.Found(renamed.get());
        }
        if (project == null) {
            return new Answer.Missing();
        }
        Optional<Definition> renamedShared = formerly(of(catalogueOf(project)), name);
        if (renamedShared.isPresent()) {
            Definition changed = runs(project).get(renamedShared.get().id());
            return new Answer.Found(changed != null && changed.override() ? changed : renamedShared.get());
        }
        return sound(project) ? new Answer.Missing() : new Answer.Unjudged();
    }

    private Answer elsewhere(String project, String name) {
        Project other = projects.get(project);
        if (other == null) {
            return new Answer.Missing();
        }
        if (!other.readable()) {
            return new Answer.Unjudged();
        }
        SortedMap<String, Definition> runs = runs(other);
        Optional<Definition> target =
                Optional.ofNullable(runs.get(name)).or(() -> formerly(List.copyOf(runs.values()), name));
        if (target.isPresent()) {
            return new Answer.Found(target.get());
        }
        return other.uses().contains(name) && !sound(other) ? new Answer.Unjudged() : new Answer.Missing();
    }

    private List<Definition> of(String context) {
        return definitions.values().stream()
                .filter(definition -> definition.context().equals(context))
                .toList();
    }

    private static Optional<Definition> formerly(List<Definition> services, String name) {
        return services.stream()
                .filter(service -> service.effective().texts("aliases").contains(name))
                .findFirst();
    }

    Optional<Definition> find(String context, String name) {
        return resolve(context, name) instanceof Answer.Found found ? Optional.of(found.target()) : Optional.empty();
    }

    /** The service in whose pod one runs here, mostly itself; none where that does not run here. */
    Optional<Definition> pod(String context, Definition service) {
        Optional<String> pod = service.effective().text("deploy.sidecar_of");
        return pod.isEmpty()
                ? Optional.of(service)
                : find(context, pod.get())
                        .filter(main -> project(context)
                                .map(project -> runs(project).containsValue(main))
                                .orElseGet(() -> main.context().equals(context)));
    }

    /** The value of a setting that no two files contradict each other about. */
    Optional<Object> setting(String path) {
        return settings.stream().flatMap(tree -> tree.value(path).stream()).findFirst();
    }

    /** What the files that can be read set, in the order of their names. */
    List<Tree> settings() {
        return settings;
    }

    /** Whether somebody set something that the schema refused, and nobody set it so that it holds. */
    boolean isUnknown(String path) {
        return setting(path).isEmpty()
                && repository.policies().stream()
                        .filter(Settings::readable)
                        .anyMatch(file -> refuses(file.tree(), path));
    }

    /** Whether the schema refuses something of a tree at a path, above it or below it. */
    static boolean refuses(Tree tree, String path) {
        return refused(tree).stream().anyMatch(place -> isWithin(place, path) || isWithin(path, place));
    }

    /** The tiers, the most critical first. */
    List<?> tiers() {
        Optional<Object> order = setting("tiers.order");
        return order.isPresent() ? (List<?>) order.get() : List.of("critical", "high", "medium", "low");
    }

    /**
     * Whether it is certain that a definition says nothing at a path: neither does it, nor did the schema refuse what may
     * have said it, nor does it override what cannot be read.
     */
    boolean lacks(Definition definition, String path) {
        return isNothing(definition.effective().value(path)) && !isUncertain(definition, path);
    }

    /** What a text says, if it is not blank; a secret says something, whatever that is. */
    Optional<String> said(Tree tree, String path) {
        return tree.value(path)
                .filter(value -> value instanceof String || value instanceof Tree.Secret)
                .map(value -> value instanceof Tree.Secret secret ? secret.text() : (String) value)
                .filter(text -> !text.isBlank());
    }

    /** Whether it is certain that a definition has no text at a path, or a blank one. */
    boolean isSilentAbout(Definition definition, String path) {
        boolean blank = definition.written().text(path).isPresent();
        Definition asked = blank ? definition.without(path) : definition;
        return said(definition.effective(), path).isEmpty() && !isUncertain(asked, path);
    }

    private static boolean isNothing(Optional<Object> value) {
        return value.isEmpty()
                || value.get().equals("")
                || value.get() instanceof Tree table && table.entries().isEmpty();
    }

    /** Whether something that cannot be known may have been meant for a path: above it, at it or below it. */
    boolean isUncertain(Definition definition, String path) {
        boolean refuses = refused.computeIfAbsent(definition.identity(), key -> refused(definition.written())).stream()
                .anyMatch(place -> isWithin(place, path) || isWithin(path, place));
        Project project = projects.get(definition.context());
        if (refuses || !definition.override() || project == null) {
            return refuses;
        }
        Object own = definition.written().value(path).orElse(Tree.empty());
        if (!(own instanceof Tree)) {
            return false;
        }
        Optional<Definition> base = inCatalogue(project, definition.id());
        return base.isEmpty()
                || definition.written().texts("unset").stream().noneMatch(gone -> isWithin(path, gone))
                        && isUncertain(base.get(), path);
    }

    /** A list in the words of the file that decides about it, mistakes included; nothing when the whole was refused. */
    List<?> writtenList(Definition definition, String path) {
        Optional<Object> own = definition.written().value(path);
        if (own.isPresent() || !definition.override()) {
            return own.orElse("") instanceof List<?> items ? items : List.of();
        }
        Optional<Definition> base = inCatalogue(projects.get(definition.context()), definition.id());
        boolean unset = definition.written().texts("unset").stream().anyMatch(gone -> isWithin(path, gone));
        return base.isEmpty() || unset ? List.of() : writtenList(base.get(), path);
    }

    private static List<String> refused(Tree written) {
        List<String> paths = new ArrayList<>();
        written.mistakes((path, mistake) -> {
            if (mistake instanceof Tree.Refused) {
                paths.add(path);
            }
        });
        return paths;
    }

    private static boolean isWithin(String path, String other) {
        return path.equals(other) || path.startsWith(other + ".");
    }

    /** Whether a setting, which is true, false or the least tier that it holds for, demands something of a definition. */
    boolean demands(String setting, Definition definition) {
        Object demand = setting(setting).orElse(false);
        int least = tiers().indexOf(demand);
        return demand.equals(true)
                || rank(definition).filter(rank -> rank <= least).isPresent();
    }

    /** A definition's place in the order of tiers, when it states a known one. */
    Optional<Integer> rank(Definition definition) {
        return definition
                .effective()
                .text("criticality")
                .map(tier -> tiers().indexOf(tier))
                .filter(rank -> rank >= 0);
    }
}
