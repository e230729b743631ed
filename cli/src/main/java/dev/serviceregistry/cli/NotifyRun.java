package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.ChangeReport;
import dev.serviceregistry.ledger.outbox.FileSender;
import dev.serviceregistry.ledger.outbox.Outbox;
import dev.serviceregistry.ledger.outbox.OutboxEntry;
import dev.serviceregistry.registry.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One run of {@code notify}: finds out what is to be told, tells it when asked to, and shows it.
 *
 * @param call the call
 * @param folder the outbox
 * @param sends whether it is told, and not only shown
 */
record NotifyRun(Call call, Path folder, boolean sends) {

    private static final String NOTICES = "notices.jsonl";

    int run(JudgingOptions judging, boolean json) throws IOException {
        Reading reading = Readings.of(call);
        Readings.warnOfUnreadable(reading, call);
        ComparedJudgement judged = new Judging(call, judging).judged(reading, Set.of("breaking"), Set.of(), List.of());
        ChangeReport changes = Changes.report(judged, reading, new BrokenProjects(Set.of()));
        Notices notices = Notices.of(Guides.of(judged, changes, reading, judging.against, "", call));
        if (sends && judging.audit.areSet()) {
            AuditTrail.open(judging.audit, call).judged(judged, reading).record();
        }
        Outbox outbox = new Outbox(folder);
        List<OutboxEntry> failed = sends ? send(outbox, notices) : List.of();
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

    /** Sends what was not sent before; returns what could not be. */
    private List<OutboxEntry> send(Outbox outbox, Notices notices) throws IOException {
        FileSender sender = new FileSender(folder.resolve(NOTICES));
        List<OutboxEntry> failed = new ArrayList<>(
                outbox.send(notices.notices(), sender, call.surroundings().clock()));
        failed.removeIf(OutboxEntry::sent);
        return failed;
    }
}
