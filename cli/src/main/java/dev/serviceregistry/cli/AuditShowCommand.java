package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.event.AuditEvent;
import dev.serviceregistry.ledger.audit.log.LogEntries;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

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
        audit.declareToRead(options);
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
        Set<Long> missing = new TreeSet<>(wanted.numbers());
        Set<String> unknown = new TreeSet<>(wanted.kinds());
        AuditEvent.KINDS.forEach(unknown::remove);
        long unread = new LogEntries(place.directory()).read(entry -> {
            missing.remove(entry.number());
            unknown.remove(entry.kind());
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
        for (String kind : unknown) {
            throw call.settings()
                    .problem(
                            "audit.kind",
                            "there is no kind '" + kind + "'" + UsageProblem.hint(kind, AuditEvent.KINDS));
        }
        for (long number : missing) {
            throw new UsageProblem(place.lacks(number));
        }
        if (shown.areNone()) {
            call.err().line(place.shown() + " has no such entry");
        }
        return Program.OK;
    }
}
