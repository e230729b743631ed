package dev.serviceregistry.cli;

import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import java.io.IOException;
import java.util.List;

/** Makes a central repository. */
final class InitCommand implements Action {

    private String directory = ".";

    private String from = "";

    private String project = "";

    @Override
    public void declare(Options options) {
        options.about(
                        "Makes a central repository with an example in it, ready to validate. It never overwrites a"
                                + " file.",
                        "init my-registry",
                        "init my-registry --from shop/compose.yaml")
                .note("With --from, the project is named after the file's directory, unless --project names it.")
                .argument("DIR", "0..1", "Where to make it. Default: here.", value -> directory = value)
                .text("--from", "FILE", "Bring in a Compose file in place of the example.", value -> from = value)
                .text("--project", "NAME", "The name of the project that is brought in.", value -> project = value);
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
            ImportOptions options = new ImportOptions(name, "platform-team");
            ComposeImport.requireName(options, call);
            imported = ComposeImport.read(List.of(from), options, call);
        }
        Repository repository = scaffold.write(imported == null);
        if (imported != null) {
            ComposeImport.write(imported, repository, call);
        }
        if (!call.common().quiet) {
            call.out().line("").line("Next: service-registry validate --config " + directory);
        }
        return Program.OK;
    }
}
