package dev.serviceregistry.registry.importer.draft;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.importer.ImportCounts;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.ImportedTeam;
import dev.serviceregistry.registry.importer.yaml.Notes;
import dev.serviceregistry.registry.importer.yaml.TextFile;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The file of a project, while its services are gathered. */
public final class ProjectDraft {
    private final ImportOptions options;
    private final Map<String, Object> services = new LinkedHashMap<>();
    private final SortedMap<String, ImportedTeam> teams = new TreeMap<>();
    private ImportCounts counts = ImportCounts.NONE;

    /** A project without services so far. */
    public ProjectDraft(ImportOptions options) {
        this.options = options;
    }

    /** Says what of a call cannot be: a name that no project may have, no file at all. */
    public static void check(List<Path> files, ImportOptions options, Notes notes) {
        if (!options.hasValidName()) {
            notes.error(
                    SourceLocation.startOf(files.isEmpty() ? "." : TextFile.display(files.get(0))),
                    "the project's name must begin with a letter or digit and have only letters, digits, `.`, `_` and"
                            + " `-`, and `global` is the catalogue's: " + options.projectName());
        }
        if (files.isEmpty()) {
            notes.error(
                    SourceLocation.startOf("."),
                    "name at least one " + notes.dialect().name() + " file");
        }
    }

    /** Adds a service under its id. */
    public void add(String id, Map<String, Object> service, ImportCounts its) {
        services.put(id, service);
        counts = counts.plus(its);
    }

    /** Adds a team that the input names as an owner. */
    public void add(ImportedTeam team) {
        teams.put(team.name(), team);
    }

    /** The project as it is written. */
    public ImportedProject finish(Notes notes) {
        Map<String, Object> project = new LinkedHashMap<>();
        project.put("name", options.projectName());
        Toml.put(project, "owner", options.team());
        Map<String, Object> toml = new LinkedHashMap<>();
        toml.put("schema_version", "1");
        toml.put("project", project);
        toml.put("services", services);
        TreeMap<String, String> written = new TreeMap<>();
        written.put("projects/" + options.projectName() + "/services.toml", TomlWriter.write(toml));
        return new ImportedProject(options.projectName(), written, List.copyOf(teams.values()), notes.notes(), counts);
    }
}
