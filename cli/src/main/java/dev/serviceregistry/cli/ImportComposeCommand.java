package dev.serviceregistry.cli;

import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Writes a project from Compose files. */
final class ImportComposeCommand implements Action {

    private final List<String> files = new ArrayList<>();

    private String project = "";

    private String owner = "";

    private boolean force;

    @Override
    public void declare(Options options) {
        options.about(
                        "Writes projects/NAME/services.toml from Compose files. What TOML cannot say is noted on"
                                + " standard error with its place.",
                        "import compose compose.yaml --project shop --owner shop-team",
                        "import compose compose.yaml compose.prod.yaml --project shop --force")
                .note("Several files are laid over each other in their order. Exit codes: 0 written, 2 not written.")
                .arguments("FILE", "Compose files of one project.", files)
                .text("--project", "NAME", "The project to write; needed.", value -> project = value)
                .text("--owner", "TEAM", "The team that owns it. Default: none.", value -> owner = value)
                .flag("--force", "Replace a project that is there already.", value -> force = value);
    }

    @Override
    public int run(Call call) throws IOException {
        if (project.isEmpty()) {
            throw call.settings().problem("project", "say which project to write: --project NAME");
        }
        ImportOptions options = new ImportOptions(project, owner);
        ComposeImport.requireName(options, call);
        if (!force && Files.exists(call.repository().root().resolve("projects").resolve(project))) {
            throw call.settings()
                    .problem("project", "there is a project '" + project + "' already; --force replaces it");
        }
        ImportedProject imported = ComposeImport.read(files, options, call);
        return ComposeImport.write(imported, call.repository(), call);
    }
}
