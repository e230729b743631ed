package dev.serviceregistry.cli;

import dev.serviceregistry.registry.OwnedService;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.ServiceDefinition;
import java.io.IOException;
import java.util.List;

/** Shows one service. */
final class ShowCommand implements Action {

    private String service = "";

    private String project = "";

    private boolean origin;

    private final AnswerOptions answer = new AnswerOptions();

    @Override
    public void declare(Options options) {
        options.about(
                        "Shows every value that holds for a service, after the project's overrides. Secrets are masked.",
                        "show cart",
                        "show postgres --project shop --origin",
                        "show shop/cart -f json")
                .argument("SERVICE", "1", "A service's id, or PROJECT/ID.", value -> service = value)
                .text("--project", "NAME", "Show what the id means to this project.", value -> project = value)
                .flag(
                        "--origin",
                        "Tell where each value is written, or that it is a default.",
                        value -> origin = value);
        answer.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        boolean json = answer.json(call);
        Reading reading = Readings.shown(call);
        Readings.projects(project.isEmpty() ? List.of() : List.of(project), reading, call);
        ServiceDefinition found = OwnedService.of(ServiceSearch.one(service, project, reading.registry()), reading);
        if (json) {
            ServiceJson.show(found, origin, call.out());
        } else {
            ServiceText.show(found, origin, call);
        }
        return Program.OK;
    }
}
