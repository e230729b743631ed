package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.log.Pruning;
import dev.serviceregistry.ledger.audit.log.PruningResult;
import dev.serviceregistry.registry.git.Checkout;
import java.io.IOException;
import java.time.LocalDate;

/** Removes old entries of an audit log. */
final class AuditPruneCommand implements Action {

    private final AuditOptions audit = new AuditOptions();
    private String before = "";

    @Override
    public void declare(Options options) {
        options.about(
                        "Removes the entries of an audit log from before a day. Their hashes stay, so that the log and"
                                + " every proof of what remains can be verified as before; the removal is an entry itself.",
                        "audit prune --before 2020-01-01 --audit audit")
                .note("It verifies the log first, and prunes none that is broken.")
                .text("--before", "DATE", "The first day (UTC) whose entries stay; needed.", value -> before = value)
                .setting("--before", "audit.before");
        audit.declare(options);
    }

    @Override
    public Place place() {
        return Place.WELCOME;
    }

    @Override
    public int run(Call call) throws IOException {
        AuditPlace place = AuditPlace.of(audit, call);
        Pruning pruning = new Pruning(place.directory(), AuditKeys.signing(audit, place.directory(), call));
        Checkout checkout =
                Checkout.of(call.surroundings().directory(), call.surroundings().variable("HOME"));
        PruningResult result = pruning.before(day(call), AuditTrail.stamp(call, checkout));
        AuditVerdict verdict = new AuditVerdict(place, result.verified());
        if (!verdict.isIntact()) {
            call.err().write(verdict.text(false));
            call.err().line("Nothing was removed.");
            return Program.FINDINGS;
        }
        if (!call.common().quiet) {
            call.out()
                    .line(Counts.of((int) result.removed(), "entry", "entries") + " removed; the log begins with entry "
                            + result.kept());
        }
        return Program.OK;
    }

    /** The first day whose entries stay; none that a regime demands may go. */
    private LocalDate day(Call call) {
        if (before.isEmpty()) {
            throw call.settings().problem("audit.before", "say from which day on entries stay: --before DATE");
        }
        LocalDate day = AsOf.day("audit.before", before, call);
        RetentionDemand.requireOlder(day, call);
        return day;
    }
}
