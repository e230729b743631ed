package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.log.LogVerification;
import dev.serviceregistry.ledger.audit.log.WrongKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tells whether an audit log is as it was written. */
final class AuditVerifyCommand implements Action {

    private final AuditOptions audit = new AuditOptions();
    private final AnswerOptions answer = new AnswerOptions();
    private final AuditTrust trust = new AuditTrust();
    private final List<String> checkpoints = new ArrayList<>();

    @Override
    public void declare(Options options) {
        options.about(
                        "Tells whether an audit log is as it was written; names the first entry that was changed, added,"
                                + " removed or moved.",
                        "audit verify --audit audit --public-key audit.pub",
                        "audit verify --audit audit --public-key audit.pub --checkpoint received-in-may")
                .note("A checkpoint that was handed out before shows also that nothing was cut off since, and that the"
                        + " owner of the key did not write the log anew.")
                .note("Exit codes: 0 intact, 1 broken, 2 the log or a key cannot be read, or is not of this log.");
        trust.declare(options);
        options.texts("--checkpoint", "FILE", "A checkpoint that was kept elsewhere.", checkpoints)
                .setting("--checkpoint", "audit.checkpoint");
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
        LogVerification verification =
                new LogVerification(place.directory(), trust.key(audit, place, call), place.checkpoints(checkpoints));
        AuditVerdict verdict = new AuditVerdict(place, verification.run());
        if (verdict.result() instanceof WrongKey wrong) {
            throw new UsageProblem(place.shown() + ": " + wrong.reason());
        }
        call.out().write(answer.json(call) ? verdict.json() : verdict.text(call.common().quiet));
        return verdict.isIntact() ? Program.OK : Program.FINDINGS;
    }
}
