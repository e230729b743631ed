package dev.serviceregistry.cli;

import java.io.IOException;
import java.nio.file.Path;

/** Tells the teams of affected projects what changed, each of them once. */
final class NotifyCommand implements Action {

    private static final String DEFAULT_OUTBOX = ".service-registry/outbox";

    private final JudgingOptions judging = new JudgingOptions();
    private final AnswerOptions answer = new AnswerOptions();
    private String directory = "";
    private boolean sends;

    @Override
    public void declare(Options options) {
        options.about(
                        "Shows what the teams of affected projects would be told about what changed since another state"
                                + " of the repository, and with --send tells them.",
                        "notify --against main",
                        "notify --against main --send --outbox ../outbox")
                .note("A notice is appended to notices.jsonl in the outbox, for another program to bring on. The same"
                        + " changes are told to the same team once, however often this runs on the same outbox.")
                .text(
                        "--against",
                        "REF|DIR|VERSION",
                        "Tell what changed since a git revision, a directory or a released version of the catalogue.",
                        value -> judging.against = value)
                .texts("--project", "NAME", "Tell only about this project.", judging.projects)
                .flag("--send", "Tell it; without it, only show what would be told.", value -> sends = value)
                .text(
                        "--outbox",
                        "DIR",
                        "Where is kept what was told. Default: " + DEFAULT_OUTBOX + " in the repository.",
                        value -> directory = value);
        options.rules();
        judging.audit.declare(options);
        answer.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        boolean json = answer.json(call);
        if (judging.against.isEmpty()) {
            throw call.settings().problem("against", "say what to compare with: --against REF, DIR or VERSION");
        }
        Path folder = directory.isEmpty()
                ? call.repository().root().resolve(DEFAULT_OUTBOX)
                : call.surroundings().directory().resolve(directory);
        return new NotifyRun(call, folder, sends).run(judging, json);
    }
}
