package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.log.BrokenLog;
import dev.serviceregistry.ledger.audit.log.Bundle;
import dev.serviceregistry.ledger.audit.log.BundleResult;
import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;
import dev.serviceregistry.ledger.audit.note.VerificationKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a bundle out of an audit log. */
final class AuditExport {

    private final AuditPlace place;
    private final @Nullable VerificationKey key;

    AuditExport(AuditPlace place, @Nullable VerificationKey key) {
        this.place = place;
        this.key = key;
    }

    /** Writes a bundle of these entries, all when there are none; returns the exit code. */
    int write(String out, List<String> numbers, List<SignedCheckpoint> checkpoints) throws IOException {
        Call call = place.call();
        List<Long> entries = new ArrayList<>();
        for (String number : numbers) {
            entries.add(AuditFilter.number(number));
        }
        Path target = call.surroundings().directory().resolve(out);
        if (Files.exists(target)) {
            throw new UsageProblem("'" + out + "' is there already; name a directory or archive that is not");
        }
        BundleResult result = new BundlePlace(target).make(new Bundle(place.directory(), key), entries, checkpoints);
        if (result.missing() != BrokenLog.NO_ENTRY) {
            throw call.settings().problem("audit.entry", place.lacks(result.missing()));
        }
        AuditVerdict verdict = new AuditVerdict(place, result.verified());
        if (!verdict.isIntact()) {
            call.err().write(verdict.text(false));
            call.err().line("Nothing was exported.");
            return Program.FINDINGS;
        }
        if (!call.common().quiet) {
            call.out().line("wrote " + out + "; its verify.py verifies it: python3 verify.py --public-key FILE");
        }
        return Program.OK;
    }
}
