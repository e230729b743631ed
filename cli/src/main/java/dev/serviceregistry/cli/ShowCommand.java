package dev.serviceregistry.cli;

import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.ServiceDefinition;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one service. */
@Command(
        name = "show",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Shows every value that holds for a service, after the project's overrides. Secrets are masked.",
        footer = {
            "",
            "Examples:",
            "  service-registry show cart",
            "  service-registry show postgres --project shop --origin",
            "  service-registry show shop/cart -f json",
            "",
            Common.SETTINGS
        })
final class ShowCommand implements Action {

    @Parameters(paramLabel = "SERVICE", description = "A service's id, or PROJECT/ID.")
    private String service = "";

    @Option(names = "--project", paramLabel = "NAME", description = "Show what the id means to this project.")
    private String project = "";

    @Option(names = "--origin", description = "Tell of each value where it is written, or that it is a default.")
    private boolean origin;

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Mixin
    private Common common = new Common();

    @Override
    public Common common() {
        return common;
    }

    @Override
    public int run(Call call) throws IOException {
        boolean json = options.json(call);
        Reading reading = Readings.shown(call);
        Readings.projects(project.isEmpty() ? List.of() : List.of(project), reading, call);
        ServiceDefinition found = ServiceSearch.one(service, project, reading.registry());
        if (json) {
            ServiceJson.show(found, origin, call.out());
        } else {
            ServiceText.show(found, origin, call);
        }
        return Program.OK;
    }
}
