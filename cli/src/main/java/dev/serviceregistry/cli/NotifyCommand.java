package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.ChangeReport;
import dev.serviceregistry.ledger.outbox.FileSender;
import dev.serviceregistry.ledger.outbox.Outbox;
import dev.serviceregistry.ledger.outbox.OutboxEntry;
import dev.serviceregistry.registry.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Tells the teams of affected projects what changed, each of them once. */
final class NotifyCommand implements Action {

    private static final String DEFAULT_OUTBOX = ".service-registry/outbox";
    private static final String NOTICES = "notices.jsonl";

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
        judging.audit.declare(options);
        answer.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        boolean json = answer.json(call);
        if (judging.against.isEmpty()) {
            throw call.settings().problem("against", "say what to compare with: --against REF, DIR or VERSION");
        }
        Reading reading = Readings.of(call);
        Readings.warnOfUnreadable(reading, call);
        ComparedJudgement judged = new Judging(call, judging).judged(reading, Set.of("breaking"), Set.of(), List.of());
        ChangeReport changes = Changes.report(judged, reading);
        Notices notices = Notices.of(Guides.of(judged, changes, reading, judging.against, "", call));
        Path folder = directory.isEmpty()
                ? call.repository().root().resolve(DEFAULT_OUTBOX)
                : call.surroundings().directory().resolve(directory);
        Outbox outbox = new Outbox(folder);
        List<OutboxEntry> failed = List.of();
        if (sends && judging.audit.areSet()) {
            AuditTrail.open(judging.audit, call)
                    .judged(judged, judging, reading)
                    .record();
        }
        if (sends) {
            FileSender sender = new FileSender(folder.resolve(NOTICES));
            failed = outbox.send(notices.notices(), sender, call.surroundings().clock()).stream()
                    .filter(entry -> !entry.sent())
                    .toList();
        }
        NoticeReport report = NoticeReport.of(notices, changes.against(), outbox.entries(), sends);
        report.warn(call);
        if (json) {
            report.writeJson(call);
        } else {
            report.writeText(call);
        }
        for (OutboxEntry entry : failed) {
            call.err().line("could not be sent: " + entry.notice().title() + ": " + entry.failure());
        }
        return failed.isEmpty() ? Program.OK : Program.USAGE;
    }
}
