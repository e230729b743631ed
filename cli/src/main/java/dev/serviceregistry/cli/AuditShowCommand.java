package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.log.LogEntries;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Shows entries of an audit log. */
final class AuditShowCommand implements Action {

    private final AuditOptions audit = new AuditOptions();
    private final AnswerOptions answer = new AnswerOptions();
    private final List<String> kinds = new ArrayList<>();
    private final List<String> numbers = new ArrayList<>();
    private String subject = "";
    private String from = "";
    private String to = "";

    @Override
    public void declare(Options options) {
        options.about(
                        "Shows what an audit log holds, whether it is intact or not.",
                        "audit show --audit audit",
                        "audit show --kind judgement --from 2026-11-01 --to 2026-11-30",
                        "audit show --subject projects/shop --format json")
                .arguments("ENTRY", "0..*", "Only the entries with these numbers.", numbers)
                .texts("--kind", "KIND", "Only entries of this kind, such as judgement or waiver.", kinds)
                .setting("--kind", "audit.kind")
                .text("--from", "DATE", "Only entries of this day (UTC) or later.", value -> from = value)
                .setting("--from", "audit.from")
                .text("--to", "DATE", "Only entries of this day (UTC) or earlier.", value -> to = value)
                .setting("--to", "audit.to")
                .text(
                        "--subject",
                        "TEXT",
                        "Only entries that name it: a project, file, fingerprint, rule or person.",
                        value -> subject = value)
                .setting("--subject", "audit.subject");
        audit.declare(options);
        answer.declare(options);
    }

    @Override
    public Place place() {
        return Place.WELCOME;
    }

    @Override
    public int run(Call call) throws IOException {
        AuditPlace place = AuditPlace.of(audit, call);
        AuditFilter filter = AuditFilter.of(numbers, kinds, from, to, subject, call);
        boolean json = answer.json(call);
        List<Entry> entries = new ArrayList<>();
        long unread = new LogEntries(place.directory()).read(entry -> {
            if (filter.takes(entry)) {
                entries.add(entry);
            }
            return true;
        });
        if (json) {
            AuditText.json(entries, call.out());
        } else {
            entries.forEach(entry -> call.out().line(AuditText.of(entry)));
        }
        if (unread > 0) {
            call.err()
                    .line(Counts.of((int) unread, "line") + " cannot be read; 'service-registry audit verify' tells"
                            + " where the log is broken");
        }
        return Program.OK;
    }
}
