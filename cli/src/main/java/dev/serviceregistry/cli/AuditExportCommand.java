package dev.serviceregistry.cli;

import java.io.IOException;
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
        audit.declareToRead(options);
    }

    @Override
    public Place place() {
        return Place.WELCOME;
    }

    @Override
    public int run(Call call) throws IOException {
        AuditPlace place = AuditPlace.of(audit, call);
        AuditExport export = new AuditExport(place, trust.key(audit, place, call));
        return export.write(out, Settings.parts(numbers), place.checkpoints(checkpoints));
    }
}
