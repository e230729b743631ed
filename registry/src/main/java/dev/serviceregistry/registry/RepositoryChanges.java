package dev.serviceregistry.registry;

import dev.serviceregistry.registry.files.ParsedFile;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What is not as it was: the projects, versions of the catalogue and ids that names may lead to, and files. */
final class RepositoryChanges {

    private static final String PROJECTS = "projects/";

    private final Set<String> filesOf = new HashSet<>();
    private final boolean areOfFiles;
    private final boolean areOfGround;
    private final boolean areOfFewProjects;

    private final Set<String> owners = new HashSet<>();
    private final Set<String> ids = new HashSet<>();
    private final boolean areOfProjects;

    private RepositoryChanges(Repository before, Repository now) {
        this.areOfFiles = compareFiles(before.files(), now.files());
        this.areOfGround = before.head() != now.head()
                || before.settings() != now.settings()
                || before.files().get(FrozenCatalogues.VERSIONS) != now.files().get(FrozenCatalogues.VERSIONS)
                || !before.versions().equals(now.versions());
        compare(before.catalogues(), now.catalogues());
        compare(before.projects(), now.projects());
        this.areOfProjects = !before.projects().keySet().equals(now.projects().keySet());
        this.areOfFewProjects = false;
        compareIds(before, now);
    }

    private RepositoryChanges(Repository before, Repository now, Set<String> saved) {
        this.areOfFiles = false;
        this.areOfGround = false;
        this.areOfProjects = false;
        for (String name : saved) {
            String project = project(name);
            if (!now.files().get(name).isAs(before.files().get(name))) {
                filesOf.add(project);
            }
            if (before.projects().get(project) != now.projects().get(project)) {
                owners.add(project);
            }
        }
        compareIds(before, now);
        this.areOfFewProjects = ids.isEmpty();
    }

    private void compareIds(Repository before, Repository now) {
        for (String owner : owners) {
            compareIds(before.projects().get(owner), now.projects().get(owner));
        }
    }

    /** What differs between two states of a repository. */
    static RepositoryChanges between(Repository before, Repository now) {
        return new RepositoryChanges(before, now);
    }

    /**
     * What differs after files of projects were saved.
     *
     * @param saved the files, besides which nothing differs, and which there are and were
     */
    static RepositoryChanges ofProjects(Repository before, Repository now, Set<String> saved) {
        return new RepositoryChanges(before, now, saved);
    }

    /** Compares files that are sorted by name; whether some came or went. */
    private boolean compareFiles(SortedMap<String, ParsedFile> before, SortedMap<String, ParsedFile> now) {
        Iterator<ParsedFile> others = before.values().iterator();
        boolean areOthers = before.size() != now.size();
        for (ParsedFile file : now.values()) {
            if (areOthers || !others.hasNext()) {
                break;
            }
            ParsedFile other = others.next();
            areOthers = !file.name().equals(other.name());
            if (!file.isAs(other)) {
                filesOf.add(project(file.name()));
            }
        }
        if (areOthers) {
            now.values().forEach(file -> filesOf.add(project(file.name())));
            before.values().forEach(file -> filesOf.add(project(file.name())));
        }
        return areOthers;
    }

    /** The project that a file is of; empty when it is of none. */
    private static String project(String file) {
        int from = PROJECTS.length();
        return file.startsWith(PROJECTS) ? file.substring(from, Math.max(from, file.indexOf('/', from))) : "";
    }

    private void compare(Map<String, ?> before, Map<String, ?> now) {
        now.forEach((name, owner) -> {
            if (before.get(name) != owner) {
                owners.add(name);
            }
        });
        before.keySet().stream().filter(name -> !now.containsKey(name)).forEach(owners::add);
    }

    private void compareIds(@Nullable ProjectView before, @Nullable ProjectView now) {
        Set<String> then = before == null ? Set.of() : before.definitions().keySet();
        Set<String> today = now == null ? Set.of() : now.definitions().keySet();
        then.stream().filter(id -> !today.contains(id)).forEach(ids::add);
        today.stream().filter(id -> !then.contains(id)).forEach(ids::add);
    }

    /** Whether everything rests on something else: the head of the catalogue, its versions, or the settings. */
    boolean areOfGround() {
        return areOfGround;
    }

    /** Whether no others can be reached than the projects of which a file says something else, and those that name them. */
    boolean areOfFewProjects() {
        return areOfFewProjects;
    }

    /** The projects of which a file says something else. */
    Set<String> projects() {
        return filesOf;
    }

    /** Whether a file came or went. */
    boolean areOfFiles() {
        return areOfFiles;
    }

    /** Whether a file of this project says something else, came or went. */
    boolean areWithin(String project) {
        return filesOf.contains(project);
    }

    /** The projects and versions of the catalogue that say something else, came or went. */
    Set<String> owners() {
        return owners;
    }

    /** Whether a service of this id came to a project, or went. */
    boolean isElsewhere(String id) {
        return ids.contains(id);
    }

    /** Whether every service is in the project that it was in. */
    boolean areOfNoService() {
        return ids.isEmpty();
    }

    /** Whether a project came or went. */
    boolean areOfProjects() {
        return areOfProjects;
    }
}
