package dev.serviceregistry.cli;

import dev.serviceregistry.registry.OwnedService;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.ServiceDefinition;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lists the services. */
final class ListCommand implements Action {

    private final List<String> projects = new ArrayList<>();

    private final AnswerOptions answer = new AnswerOptions();

    @Override
    public void declare(Options options) {
        options.about(
                        "Lists the services: those of the catalogue (global/…) and each project's own and overridden"
                                + " ones.",
                        "list",
                        "list --project shop",
                        "list -f json")
                .note("With --project, the services of the catalogue that the project uses are listed too.")
                .texts("--project", "NAME", "List what this project runs.", projects);
        answer.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        boolean json = answer.json(call);
        Reading reading = Readings.shown(call);
        List<ServiceDefinition> services =
                Readings.services(Readings.projects(projects, reading, call), reading).stream()
                        .map(service -> OwnedService.of(service, reading))
                        .toList();
        if (json) {
            ServiceJson.list(services, call.out());
        } else {
            ServiceText.list(services, call);
        }
        return Program.OK;
    }
}
