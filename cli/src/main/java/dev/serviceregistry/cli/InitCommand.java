package dev.serviceregistry.cli;

import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a central repository. */
@Command(
        name = "init",
        sortOptions = false,
        abbreviateSynopsis = true,
        description =
                "Makes a central repository with an example in it, ready to validate. It never overwrites a file.",
        footer = {
            "",
            "Examples:",
            "  service-registry init my-registry",
            "  service-registry init my-registry --from shop/compose.yaml",
            "",
            "With --from, the project is named after the file's directory, unless --project names it.",
            Common.SETTINGS
        })
final class InitCommand implements Action {

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "Where to make it. Default: here.")
    private String directory = ".";

    @Option(names = "--from", paramLabel = "FILE", description = "Bring in a Compose file in place of the example.")
    private String from = "";

    @Option(names = "--project", paramLabel = "NAME", description = "The name of the project that is brought in.")
    private String project = "";

    @Mixin
    private Common common = new Common();

    @Override
    public Common common() {
        return common;
    }

    @Override
    public Place place() {
        return Place.NONE;
    }

    @Override
    public int run(Call call) throws IOException {
        Scaffold scaffold = Scaffold.at(directory, call);
        ImportedProject imported = null;
        if (!from.isEmpty()) {
            String name = project.isEmpty() ? Scaffold.projectOf(from, call) : project;
            imported = ComposeImport.read(List.of(from), new ImportOptions(name, "platform-team"), call);
        }
        Repository repository = scaffold.write(imported == null);
        if (imported != null) {
            ComposeImport.write(imported, repository, call);
        }
        call.out().line("").line("Next: service-registry validate --config " + directory);
        return Program.OK;
    }
}
