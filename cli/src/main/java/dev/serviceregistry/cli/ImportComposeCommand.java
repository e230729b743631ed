package dev.serviceregistry.cli;

import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a project from Compose files. */
@Command(
        name = "compose",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Writes projects/NAME/services.toml from Compose files. What TOML cannot say is noted on standard"
                + " error with its place.",
        footer = {
            "",
            "Examples:",
            "  service-registry import compose compose.yaml --project shop --owner shop-team",
            "  service-registry import compose compose.yaml compose.prod.yaml --project shop --force",
            "",
            "Several files are laid over each other in their order. Exit codes: 0 written, 2 not written.",
            Common.SETTINGS
        })
final class ImportComposeCommand implements Action {

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Compose files of one project.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--project", paramLabel = "NAME", description = "The project to write; needed.")
    private String project = "";

    @Option(names = "--owner", paramLabel = "TEAM", description = "The team that owns it. Default: none.")
    private String owner = "";

    @Option(names = "--force", description = "Replace a project that is there already.")
    private boolean force;

    @Mixin
    private Common common = new Common();

    @Override
    public Common common() {
        return common;
    }

    @Override
    public int run(Call call) throws IOException {
        if (project.isEmpty()) {
            throw call.settings().problem("project", "say which project to write: --project NAME");
        }
        if (!force && Files.exists(call.repository().root().resolve("projects").resolve(project))) {
            throw call.settings()
                    .problem("project", "there is a project '" + project + "' already; --force replaces it");
        }
        ImportedProject imported = ComposeImport.read(files, new ImportOptions(project, owner), call);
        return ComposeImport.write(imported, call.repository(), call);
    }
}
