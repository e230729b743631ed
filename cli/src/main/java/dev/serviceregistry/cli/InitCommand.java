package dev.serviceregistry.cli;

import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.recognition.AnyImporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes a central repository. */
final class InitCommand implements Action {

    private String directory = "";

    private final List<String> from = new ArrayList<>();

    private String project = "";

    @Override
    public void declare(Options options) {
        options.about(
                        "Makes a central repository with an example in it, ready to validate. It never overwrites a"
                                + " file.",
                        "init my-registry",
                        "init my-registry --from shop/compose.yaml",
                        "init my-registry --from shop/manifests/ shop/ingress.yaml")
                .note("With --from, the project is named after the first file's directory, unless --project names it.")
                .argument("DIR", "0..1", "Where to make it. Default: here.", value -> directory = value)
                .series(
                        "--from",
                        "FILE",
                        "Bring in Compose files, Kubernetes manifests or Backstage's catalogue files in place of the"
                                + " example.",
                        from)
                .text("--project", "NAME", "The name of the project that is brought in.", value -> project = value);
    }

    @Override
    public Place place() {
        return Place.NONE;
    }

    @Override
    public int run(Call call) throws IOException {
        InitTarget target = InitTarget.of(directory, from, call);
        Scaffold scaffold = Scaffold.at(target.directory(), call);
        if (target.files().isEmpty()) {
            scaffold.writeWithExample();
        } else {
            String name =
                    project.isEmpty() ? ProjectImport.nameFor(target.files().get(0), call) : project;
            ImportOptions options = new ImportOptions(name, "platform-team");
            ProjectImport.requireName(options, call);
            ImportedProject imported = ProjectImport.read(new AnyImporter(), target.files(), options, call);
            ProjectImport.write(imported, scaffold.write(imported.teams()), call);
        }
        if (!call.common().quiet) {
            call.out().line("").line("Next: service-registry validate --config " + target.directory());
        }
        return Program.OK;
    }
}
