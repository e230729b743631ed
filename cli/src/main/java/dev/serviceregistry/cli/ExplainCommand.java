package dev.serviceregistry.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells why a finding was made, or why a rule finds nothing. */
final class ExplainCommand implements Action {

    private final JudgingOptions judging = new JudgingOptions();
    private final AnswerOptions answer = new AnswerOptions();
    private final List<String> asked = new ArrayList<>();
    private String project = "";

    @Override
    public void declare(Options options) {
        options.about(
                        "Tells why a finding was made: what the rule demands and why, the facts and settings it rests on with"
                                + " their places, who owns the subject, and what to do. For a rule and a service on which it"
                                + " finds nothing, by which condition it does not.",
                        "explain 0f3c88a1",
                        "explain SLA-003 shop/cart",
                        "explain SLA-003 -f json")
                .arguments(
                        "FINDING",
                        "1..2",
                        "A finding's fingerprint, or its beginning; or a rule's id, and a service, PROJECT/ID or ID.",
                        asked)
                .text("--project", "NAME", "Take the service as this project means it.", value -> project = value);
        judging.declareCircumstances(options);
        options.rules();
        answer.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        boolean json = answer.json(call);
        Explaining explaining = new Explaining(call, judging);
        explaining.tell(asked.get(0), asked.size() < 2 ? "" : asked.get(1), project, json);
        return Program.OK;
    }
}
