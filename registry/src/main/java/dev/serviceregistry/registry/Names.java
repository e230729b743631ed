package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.schema.ServiceKeys;
import dev.serviceregistry.registry.schema.Suggestion;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Says which service a name leads to: the own project's, else the catalogue's, else that of a project it names. For one
 * thread at a time.
 */
final class Names {

    private static final int MOST_OWNERS_NAMED = 3;

    private final NameIndex index;
    private final Map<String, Catalogue> catalogues;
    private final SortedMap<String, ProjectView> projects;
    private Grounds grounds = new Grounds();

    Names(NameIndex index) {
        this.index = index;
        this.catalogues = index.catalogues();
        this.projects = index.projects();
    }

    /** The names of another state of the repository, in which every service is where it is in this one. */
    Names follow(Repository repository) {
        return new Names(index.follow(repository));
    }

    /** The same names for another thread, which notes for itself what is asked. */
    Names apart() {
        return new Names(index);
    }

    /** Notes from now on what is asked. */
    Grounds noted() {
        grounds = new Grounds();
        return grounds;
    }

    /** Notes in these grounds from now on what is asked. */
    void note(Grounds asked) {
        grounds = asked;
    }

    /** Counts how many names were compared for what need not be stated again. */
    void spare(long comparisons) {
        index.mayCompare(comparisons);
    }

    /** Whether suggestions were left out, since there were too many unknown names. */
    boolean areExhausted() {
        return index.isExhausted();
    }

    /** The project or the version of the catalogue of this name; null when there is none. */
    @Nullable
    Object owner(String name) {
        ProjectView project = projects.get(name);
        return project == null ? catalogues.get(name) : project;
    }

    /** The projects that have a service of this id, sorted. */
    List<String> homes(String id) {
        return index.homes(id);
    }

    /**
     * Where a name leads.
     *
     * @param resolution whether it leads to a service
     * @param target the service's identity, or what it would be
     * @param definition the service, when it leads to one
     * @param hint how to mend a name that leads nowhere, or empty
     */
    record Lead(
            Resolution resolution, String target, @Nullable ServiceDefinition definition, String hint) {

        /** Whether it leads to the same for whoever names it, or nowhere in the same way. */
        boolean isAs(Lead other) {
            return resolution == other.resolution
                    && target.equals(other.target)
                    && hint.equals(other.hint)
                    && (definition == other.definition
                            || definition != null
                                    && other.definition != null
                                    && NamedService.of(definition).equals(NamedService.of(other.definition)));
        }
    }

    /** Where a name leads that a service of this project, or of this version of the catalogue, writes. */
    Lead resolve(String from, String name) {
        int slash = name.indexOf('/');
        Lead lead =
                slash > 0 ? explicit(name.substring(0, slash), name.substring(slash + 1)) : resolvePlain(from, name);
        ServiceDefinition found = lead.definition();
        if (found != null && found.service().project().equals(from)) {
            grounds.lookedAt(found.service().name());
        }
        return lead;
    }

    private Lead resolvePlain(String from, String name) {
        ProjectView project = projects.get(from);
        Catalogue catalogue = project == null ? catalogues.get(from) : project.catalogue();
        ServiceDefinition meant = plain(project, catalogue, name);
        if (meant != null) {
            return found(meant);
        }
        boolean unjudged = project != null && project.mayHave(name) || catalogue != null && catalogue.mayHave(name);
        return new Lead(
                unjudged ? Resolution.UNJUDGED : Resolution.MISSING,
                from + "/" + name,
                null,
                unjudged ? "" : hint(from, name));
    }

    /** An id stands before a former id, so that a name that was given away never hides the service that has it now. */
    private @Nullable ServiceDefinition plain(
            @Nullable ProjectView project, @Nullable Catalogue catalogue, String name) {
        if (project != null && project.definitions().containsKey(name)) {
            return project.definitions().get(name);
        }
        if (catalogue != null && catalogue.definitions().containsKey(name)) {
            return catalogue.definitions().get(name);
        }
        ServiceDefinition own = project == null ? null : index.formerly(project.definitions(), name);
        if (own != null || catalogue == null) {
            return own;
        }
        ServiceDefinition global = catalogue.named(name);
        return global != null
                        && project != null
                        && project.isOverride(global.service().name())
                ? project.definitions().get(global.service().name())
                : global;
    }

    private Lead explicit(String owner, String id) {
        grounds.lookedInto(owner, owner(owner));
        if (owner(owner) == null) {
            grounds.lookedThroughProjects();
        }
        Lead lead = lead(owner, id);
        grounds.found(owner, id, lead);
        return lead;
    }

    /** What the service declares in whose pod one runs here, mostly itself; nothing where that does not run here. */
    Table pod(String here, ServiceDefinition service) {
        Optional<String> pod = service.effective().table("deploy").string("sidecar_of");
        if (pod.isEmpty()) {
            return service.effective();
        }
        ServiceDefinition main = resolve(here, pod.get()).definition();
        ProjectView project = projects.get(here);
        boolean runs =
                main != null && (project == null ? main.service().project().equals(here) : project.runs(main));
        return runs ? main.effective() : Table.empty(service.service().source());
    }

    /** Where a name leads within a project or a version of the catalogue. */
    Lead lead(String owner, String id) {
        String target = owner + "/" + id;
        Catalogue catalogue = catalogues.get(owner);
        ProjectView project = projects.get(owner);
        if (catalogue == null && project == null) {
            String hint = closest(owner, projects.keySet())
                    .map(meant -> "did you mean '" + meant + "/" + id + "'?")
                    .orElse("there is no project '" + owner + "'");
            return new Lead(Resolution.MISSING, target, null, hint);
        }
        SortedMap<String, ServiceDefinition> there = project == null ? catalogue.definitions() : index.members(project);
        ServiceDefinition definition = named(there, id);
        if (definition != null) {
            return found(definition);
        }
        boolean unjudged = project == null
                ? catalogue.mayHave(id)
                : project.mayHave(id)
                        || project.uses().containsKey(id) && project.catalogue().mayHave(id);
        String hint = unjudged
                ? ""
                : closest(id, there.keySet())
                        .map(meant -> "did you mean '" + owner + "/" + meant + "'?")
                        .orElse("");
        return new Lead(unjudged ? Resolution.UNJUDGED : Resolution.MISSING, target, null, hint);
    }

    private static Lead found(ServiceDefinition definition) {
        return new Lead(Resolution.FOUND, definition.id(), definition, "");
    }

    /** The definition with this id, else the one that had it before it was renamed. */
    private @Nullable ServiceDefinition named(SortedMap<String, ServiceDefinition> definitions, String name) {
        ServiceDefinition definition = definitions.get(name);
        return definition != null ? definition : index.formerly(definitions, name);
    }

    /** The subject by the id that its service has now, where it is written by a former one. */
    Subject present(Subject subject) {
        ProjectView project = projects.get(subject.project());
        Catalogue catalogue = project == null ? catalogues.get(subject.project()) : project.catalogue();
        ServiceDefinition meant = plain(project, catalogue, subject.service());
        return meant == null || meant.service().name().equals(subject.service())
                ? subject
                : new Subject(subject.project(), meant.service().name(), subject.element());
    }

    private String hint(String from, String name) {
        List<String> elsewhere = new ArrayList<>(homes(name));
        grounds.lookedFor(name, elsewhere);
        elsewhere.remove(from);
        if (!elsewhere.isEmpty()) {
            List<String> spellings = new ArrayList<>();
            for (String owner : elsewhere.subList(0, Math.min(MOST_OWNERS_NAMED, elsewhere.size()))) {
                spellings.add("'" + owner + "/" + name + "'");
            }
            return "write " + String.join(" or ", spellings) + " to depend on another project's";
        }
        ProjectView project = projects.get(from);
        Catalogue catalogue = project == null ? catalogues.get(from) : project.catalogue();
        Set<String> own = project == null ? Set.of() : project.definitions().keySet();
        Set<String> global =
                catalogue == null ? Set.of() : catalogue.definitions().keySet();
        if (!index.mayCompareMore(own.size() + global.size())) {
            return "";
        }
        List<String> known = new ArrayList<>(own);
        known.addAll(global);
        return suggestion(name, known);
    }

    /** What to write instead of an unknown name, in words; nothing when no known name is close. */
    String suggestion(String name, Collection<String> known) {
        return closest(name, known)
                .map(meant -> "did you mean '" + meant + "'?")
                .orElse("");
    }

    private Optional<String> closest(String name, Collection<String> known) {
        grounds.compared(known.size());
        return index.mayCompare(known.size()) ? Suggestion.closest(name, known) : Optional.empty();
    }

    /**
     * Whether nobody can know what a service has at a path: since the schema refused that, something below it or what it
     * would be in; or since it overrides what cannot be read.
     */
    boolean leavesOpen(ServiceDefinition definition, String path) {
        String id = definition.service().name();
        ProjectView project = projects.get(definition.service().project());
        if (project == null) {
            Catalogue catalogue = catalogues.get(definition.service().project());
            return catalogue != null && leavesOpen(catalogue.file(), id, path);
        }
        boolean overrides = project.isOverride(id);
        return leavesOpen(project.file(), definition.header(), path)
                || overrides
                        && leavesOpen(project.catalogue().file(), id, path)
                        && !WrittenKeys.settles(project.written(id), path)
                || !overrides
                        && project.uses().containsKey(id)
                        && project.catalogue().mayHave(id)
                        && !WrittenKeys.states(project.written(id), path);
    }

    private static boolean leavesOpen(ParsedFile file, String id, String path) {
        return !file.refused().isEmpty() && file.leavesOpen("services." + id + "." + path);
    }

    /** Whether a port has an address that nobody can know, since the schema refuses it: no generator publishes such a port. */
    boolean hidesAddress(ServiceDefinition definition, String name, Table port) {
        return port.get("host_ip").isEmpty() && leavesOpen(definition, "ports." + name + ".host_ip");
    }

    /** The dotted paths of the schema's keys of which nobody can know what a service says, or not all of it. */
    Set<String> openKeys(ServiceDefinition definition) {
        if (!mayLeaveOpen(definition)) {
            return Set.of();
        }
        Set<String> keys = new LinkedHashSet<>();
        ServiceKeys.addWithin("", keys);
        keys.removeIf(key -> !leavesOpen(definition, key));
        return keys;
    }

    private boolean mayLeaveOpen(ServiceDefinition definition) {
        String id = definition.service().name();
        ProjectView project = projects.get(definition.service().project());
        if (project == null) {
            Catalogue catalogue = catalogues.get(definition.service().project());
            return catalogue != null && !catalogue.file().refused().isEmpty();
        }
        Catalogue catalogue = project.catalogue();
        return !project.file().refused().isEmpty()
                || !catalogue.file().refused().isEmpty()
                || project.uses().containsKey(id) && catalogue.mayHave(id);
    }

    /** Whether the schema refused what is written at this path within this span of the file that a definition comes from. */
    boolean refuses(ServiceDefinition definition, String path, SourceLocation span) {
        String written = "services." + definition.header() + "." + path;
        String inherited = "services." + definition.service().name() + "." + path;
        ProjectView project = projects.get(definition.service().project());
        Catalogue catalogue =
                project == null ? catalogues.get(definition.service().project()) : project.catalogue();
        return project != null && WrittenKeys.refuses(project.file(), written, span)
                || catalogue != null && WrittenKeys.refuses(catalogue.file(), inherited, span);
    }

    /** Whether a service writes this key of its own table under a name that the schema takes for a slip. */
    boolean misspells(ServiceDefinition definition, String key) {
        Service service = definition.service();
        ProjectView project = projects.get(service.project());
        Catalogue catalogue = catalogues.get(service.project());
        if (project == null && catalogue == null) {
            return false;
        }
        ParsedFile file = project == null ? catalogue.file() : project.file();
        String table = "services." + definition.header() + ".";
        for (String refused : file.refused().tailSet(table)) {
            if (!refused.startsWith(table)) {
                return false;
            }
            if (Suggestion.closest(refused.substring(table.length()), List.of(key))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }
}
