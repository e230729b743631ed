package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.log.BrokenLog;
import dev.serviceregistry.ledger.audit.log.Bundle;
import dev.serviceregistry.ledger.audit.log.BundleResult;
import dev.serviceregistry.ledger.audit.note.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a bundle that proves entries of an audit log to somebody who has neither the log nor this program. */
final class AuditExportCommand implements Action {

    private final AuditOptions audit = new AuditOptions();
    private final AuditTrust trust = new AuditTrust();
    private final List<String> numbers = new ArrayList<>();
    private final List<String> checkpoints = new ArrayList<>();
    private String out = "";

    @Override
    public void declare(Options options) {
        options.about(
                        "Makes a bundle out of an audit log: entries, the checkpoint, proofs, and a script that verifies"
                                + " them with Python and openssl alone. An OUT that ends with .zip becomes an archive.",
                        "audit export evidence.zip --audit audit --public-key audit.pub",
                        "audit export evidence --entry 12 --checkpoint received-in-may")
                .note("With --entry the bundle holds these entries alone, each with the proof that it is in the log.")
                .argument("OUT", "1", "The directory or archive to make.", value -> out = value)
                .texts("--entry", "NUMBER", "Only this entry.", numbers)
                .setting("--entry", "audit.entry")
                .texts("--checkpoint", "FILE", "Prove that the log only grew since this checkpoint.", checkpoints)
                .setting("--checkpoint", "audit.checkpoint");
        trust.declare(options);
        audit.declare(options);
    }

    @Override
    public Place place() {
        return Place.WELCOME;
    }

    @Override
    public int run(Call call) throws IOException {
        AuditPlace place = AuditPlace.of(audit, call);
        VerificationKey key = trust.key(audit, place, call);
        List<Long> entries = new ArrayList<>();
        for (String number : Settings.parts(numbers)) {
            entries.add(AuditFilter.number(number));
        }
        Path target = call.surroundings().directory().resolve(out);
        if (Files.exists(target)) {
            throw new UsageProblem("'" + out + "' is there already; name a directory or archive that is not");
        }
        BundleResult result = new Bundle(place.directory(), key).files(entries, place.checkpoints(checkpoints));
        if (result.missing() != BrokenLog.NO_ENTRY) {
            throw call.settings()
                    .problem("audit.entry", place.shown() + " has no entry " + result.missing() + ", or not any more");
        }
        AuditVerdict verdict = new AuditVerdict(place, result.verified());
        if (!verdict.isIntact()) {
            call.err().write(verdict.text(false));
            call.err().line("Nothing was exported.");
            return Program.FINDINGS;
        }
        BundleTarget.write(result.files(), target);
        if (!call.common().quiet) {
            call.out().line("wrote " + out + "; its verify.py verifies it: python3 verify.py --public-key FILE");
        }
        return Program.OK;
    }
}
