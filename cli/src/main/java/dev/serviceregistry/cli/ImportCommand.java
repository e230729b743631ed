package dev.serviceregistry.cli;

import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.importer.CatalogTeams;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes a project from files of another kind. */
final class ImportCommand implements Action {

    private final ImportFormat format;

    private final List<String> files = new ArrayList<>();

    private String project = "";

    private String owner = "";

    private boolean force;

    private final AuditOptions audit = new AuditOptions();

    ImportCommand(ImportFormat format) {
        this.format = format;
    }

    @Override
    public void declare(Options options) {
        String needed = format.needsProject() ? "The project to write; needed." : "The project to write.";
        format.declare(options)
                .arguments("FILE", format.argument(), files)
                .text("--project", "NAME", needed, value -> project = value)
                .text("--owner", "TEAM", "The team that owns it. Default: none.", value -> owner = value)
                .flag("--force", "Replace a project that is there already.", value -> force = value);
        audit.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        if (project.isEmpty() && format.needsProject()) {
            throw call.settings().problem("project", "say which project to write: --project NAME");
        }
        String name = project.isEmpty() ? ProjectImport.nameFor(files.get(0), call) : project;
        ImportOptions options = new ImportOptions(name, owner, new CatalogTeams(teams(call.repository()), false));
        ProjectImport.requireName(options, call);
        if (!force && isThere(call.repository().root().resolve("projects").resolve(name))) {
            throw call.settings().problem("project", "there is a project '" + name + "' already; --force replaces it");
        }
        ImportedProject imported = ProjectImport.read(format.importer(), files, options, call);
        ProjectImport.write(imported, call.repository(), audit, call);
        if (owner.isEmpty() && !format.namesOwners() && !call.common().quiet) {
            call.out()
                    .line("Nobody owns it yet, which is an error of GOV-001: write owner = \"TEAM\" below [project] in "
                            + call.repository().shown("projects/" + name + "/services.toml")
                            + ", or import with --owner TEAM; [teams] of "
                            + call.repository().shown(Repository.MARK) + " declares the teams.");
        }
        return Program.OK;
    }

    /** Whether there is anything of a project; an empty folder is none. */
    private static boolean isThere(Path project) throws IOException {
        if (!Files.isDirectory(project)) {
            return false;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(project)) {
            return files.iterator().hasNext();
        }
    }

    private static Set<String> teams(Repository repository) {
        return FileReader.readWithoutSchema(Repository.MARK, repository.root().resolve(Repository.MARK))
                .content()
                .table("teams")
                .entries()
                .keySet();
    }
}
