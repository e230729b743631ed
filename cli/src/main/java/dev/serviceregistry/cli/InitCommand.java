package dev.serviceregistry.cli;

import dev.serviceregistry.registry.importer.CatalogTeams;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.recognition.AnyImporter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes a central repository. */
final class InitCommand implements Action {

    private static final String FIRST_TEAM = "platform-team";

    private String directory = "";

    private final List<String> from = new ArrayList<>();

    private String project = "";

    private String owner = "";

    private boolean shell;

    private final AuditOptions audit = new AuditOptions();

    @Override
    public void declare(Options options) {
        options.about(
                        "Makes a central repository with an example in it, ready to validate. It never overwrites a"
                                + " file.",
                        "init my-registry",
                        "init my-registry --from shop/compose.yaml",
                        "init my-registry --from shop/manifests/ shop/ingress.yaml",
                        "init --shell")
                .note("With --from, the project is named after the first file's directory, unless --project names it."
                        + " The owner is declared as a team in services/catalog.toml.")
                .argument(
                        "DIR",
                        "0..1",
                        "Where to make it, which --config says too. Default: here.",
                        value -> directory = value)
                .series(
                        "--from",
                        "FILE",
                        "Bring in Compose files, Kubernetes manifests or Backstage's catalogue files in place of the"
                                + " example.",
                        from)
                .text("--project", "NAME", "The name of the project that is brought in.", value -> project = value)
                .text(
                        "--owner",
                        "TEAM",
                        "The team that owns the project that is brought in. Default: platform-team.",
                        value -> owner = value)
                .flag(
                        "--shell",
                        "Make no repository; write the completion of commands and options for bash and zsh, and the"
                                + " manual pages, for this user.",
                        value -> shell = value);
        audit.declare(options);
    }

    @Override
    public Place place() {
        return Place.NONE;
    }

    @Override
    public int run(Call call) throws IOException {
        boolean isConfigured = call.settings().isOnCommandLine("config");
        if (shell) {
            if (!directory.isEmpty() || !from.isEmpty() || isConfigured) {
                throw new UsageProblem("--shell makes no repository: give it neither a directory nor files");
            }
            new ShellSupport(call).install(audit);
            return Program.OK;
        }
        if (isConfigured && !directory.isEmpty()) {
            throw new UsageProblem("'" + directory + "' and --config both say where the new repository is: name one");
        }
        String config = call.common().config;
        InitTarget target =
                InitTarget.of(isConfigured ? config : directory, from, config.isEmpty() ? "." : config, call);
        Scaffold scaffold = Scaffold.at(target.directory(), audit, call);
        if (target.files().isEmpty()) {
            scaffold.writeWithExample();
        } else {
            String name =
                    project.isEmpty() ? ProjectImport.nameFor(target.files().get(0), call) : project;
            ImportOptions options = new ImportOptions(
                    name, owner.isEmpty() ? FIRST_TEAM : owner, new CatalogTeams(Scaffold.teams(), true));
            ProjectImport.requireName(options, call);
            ImportedProject imported = ProjectImport.read(new AnyImporter(), target.files(), options, call);
            Repository repository = scaffold.writeWith(imported, options.team());
            ProjectImport.count(imported, call);
            if (owner.isEmpty() && !call.common().quiet) {
                call.out()
                        .line("Where the files name no owner, it is " + FIRST_TEAM + " of "
                                + repository.shown(Repository.MARK) + "; --owner TEAM names another.");
            }
        }
        if (!call.common().quiet) {
            call.out().line("").line("Next: service-registry validate --config " + target.directory());
        }
        return Program.OK;
    }
}
