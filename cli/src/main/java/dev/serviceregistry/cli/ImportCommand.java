package dev.serviceregistry.cli;

import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Writes a project from files of another kind. */
final class ImportCommand implements Action {

    private final ImportFormat format;

    private final List<String> files = new ArrayList<>();

    private String project = "";

    private String owner = "";

    private boolean force;

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
    }

    @Override
    public int run(Call call) throws IOException {
        if (project.isEmpty() && format.needsProject()) {
            throw call.settings().problem("project", "say which project to write: --project NAME");
        }
        String name = project.isEmpty() ? ProjectImport.nameFor(files.get(0), call) : project;
        ImportOptions options = new ImportOptions(name, owner);
        ProjectImport.requireName(options, call);
        if (!force && Files.exists(call.repository().root().resolve("projects").resolve(name))) {
            throw call.settings().problem("project", "there is a project '" + name + "' already; --force replaces it");
        }
        ImportedProject imported = ProjectImport.read(format.importer(), files, options, call);
        return ProjectImport.write(imported, call.repository(), call);
    }
}
