package dev.serviceregistry.registry;

import dev.serviceregistry.facts.CatalogVersion;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.TableEntry;
import dev.serviceregistry.registry.baseline.BaselineFile;
import dev.serviceregistry.registry.files.ParsedFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A repository's files taken together, before anything is stated of them.
 *
 * @param files every file that was read, by name
 * @param policies those of them that hold policies, in the order of their names
 * @param catalogues the head and every frozen catalogue that somebody follows, by name
 * @param projects the projects by name
 * @param versions the listed versions of the catalogue by name
 * @param settings what the policies are judged by
 * @param shared which packs policies come from, and what is written over them
 * @param baseline what the baseline states; nothing without one
 * @param tables what the decision tables say
 * @param diagnostics what is wrong with the files
 */
record Repository(
        SortedMap<String, ParsedFile> files,
        List<ParsedFile> policies,
        Map<String, Catalogue> catalogues,
        SortedMap<String, ProjectView> projects,
        SortedMap<String, CatalogVersion> versions,
        Settings settings,
        List<Fact> shared,
        List<? extends Fact> baseline,
        List<TableEntry> tables,
        List<Diagnostic> diagnostics) {

    static final String HEAD = "global";

    private static final String PROJECTS = "projects/";
    private static final String SERVICES = "/services.toml";

    /**
     * The same repository after files of projects were saved; null when what they say takes a look at the others too.
     *
     * @param saved the files, all of which there are and were
     * @param now every file as it is now
     * @param readBaseline reads the baseline of the repository with this name
     */
    @Nullable
    Repository after(
            Set<String> saved, SortedMap<String, ParsedFile> now, Function<String, List<? extends Fact>> readBaseline) {
        SortedMap<String, ProjectView> views = new TreeMap<>(projects);
        for (String name : saved) {
            ParsedFile file = now.get(name);
            ParsedFile then = files.get(name);
            if (!name.startsWith(PROJECTS)
                    || file == null
                    || then == null
                    || !file.problems().isEmpty()
                    || !then.problems().isEmpty()) {
                return null;
            }
            if (name.endsWith(SERVICES)) {
                String project = name.substring(PROJECTS.length(), name.length() - SERVICES.length());
                ProjectView known = projects.get(project);
                if (known == null || known.catalogue().standsIn()) {
                    return null;
                }
                views.put(project, ProjectView.of(project, file, known.catalogue(), known));
            }
        }
        return new Repository(
                now,
                policies,
                catalogues,
                views,
                versions,
                settings,
                shared,
                readBaseline.apply(BaselineFile.repository(head().file())),
                tables,
                diagnostics);
    }

    /** Whether a name is that of a version of the catalogue: no project can have it. */
    static boolean isCatalogue(String name) {
        return name.equals(HEAD) || name.startsWith(HEAD + "@");
    }

    /** The files of a project that were read, whatever they are about. */
    List<ParsedFile> files(String project) {
        String folder = "projects/" + project + "/";
        return List.copyOf(files.subMap(folder, folder + Character.MAX_VALUE).values());
    }

    /** The definition of a service that is known to be there, by its whole identity. */
    ServiceDefinition definition(String service) {
        String owner = Section.owner(service);
        String id = service.substring(owner.length() + 1);
        ProjectView project = projects.get(owner);
        return project == null
                ? catalogues.get(owner).definitions().get(id)
                : project.definitions().get(id);
    }

    Catalogue head() {
        return catalogues.get(HEAD);
    }
}
