package dev.serviceregistry.registry;

import dev.serviceregistry.facts.CatalogVersion;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.TableEntry;
import dev.serviceregistry.registry.files.ParsedFile;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

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
