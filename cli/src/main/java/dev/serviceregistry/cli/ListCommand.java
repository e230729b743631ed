package dev.serviceregistry.cli;

import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.ServiceDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the services. */
@Command(
        name = "list",
        sortOptions = false,
        abbreviateSynopsis = true,
        description =
                "Lists the services: those of the catalogue (global/…) and each project's own and overridden ones.",
        footer = {
            "",
            "Examples:",
            "  service-registry list",
            "  service-registry list --project shop",
            "  service-registry list -f json",
            "",
            "With --project, the services of the catalogue that the project uses are listed too.",
            Common.SETTINGS
        })
final class ListCommand implements Action {

    @Option(names = "--project", paramLabel = "NAME", description = "List what this project runs. May be repeated.")
    private List<String> projects = new ArrayList<>();

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
        List<ServiceDefinition> services = Readings.services(Readings.projects(projects, reading, call), reading);
        if (json) {
            ServiceJson.list(services, call.out());
        } else {
            ServiceText.list(services, call);
        }
        return Program.OK;
    }
}
