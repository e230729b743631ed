package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.log.LogEntries;
import java.io.IOException;

/** Shows entries of an audit log. */
final class AuditShowCommand implements Action {

    private final AuditOptions audit = new AuditOptions();
    private final AnswerOptions answer = new AnswerOptions();
    private final AuditFilterOptions filter = new AuditFilterOptions();

    @Override
    public void declare(Options options) {
        options.about(
                "Shows what an audit log holds, whether it is intact or not.",
                "audit show --audit audit",
                "audit show --kind judgement --from 2026-11-01 --to 2026-11-30",
                "audit show --subject projects/shop --format json");
        filter.declare(options);
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
        AuditFilter wanted = filter.filter(call);
        boolean json = answer.json(call);
        ShownEntries shown = new ShownEntries(call.out(), json);
        long unread = new LogEntries(place.directory()).read(entry -> {
            if (wanted.takes(entry)) {
                shown.add(entry);
            }
            return true;
        });
        shown.end();
        if (unread > 0) {
            call.err()
                    .line(Counts.of((int) unread, "line") + " cannot be read; 'service-registry audit verify' tells"
                            + " where the log is broken");
        }
        return Program.OK;
    }
}
