package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The audit log that a command works on.
 *
 * @param directory where it is
 * @param shown the same as it was written
 * @param call the call
 */
record AuditPlace(Path directory, String shown, Call call) {

    /** That it does not have an entry, in words. */
    String lacks(long number) {
        return shown + " has no entry " + number + ", or not any more";
    }

    /** The log that the options name; one must be. */
    static AuditPlace of(AuditOptions options, Call call) {
        if (!options.areSet()) {
            throw call.settings()
                    .problem(
                            AuditOptions.DIRECTORY,
                            "say where the audit log is: --audit DIR, or [audit] dir in" + " service-registry.toml");
        }
        Path directory = call.settings().path(AuditOptions.DIRECTORY, options.directory);
        return new AuditPlace(directory, call.shown(directory), call);
    }

    /** The checkpoints in these files. */
    List<SignedCheckpoint> checkpoints(List<String> files) throws IOException {
        List<SignedCheckpoint> checkpoints = new ArrayList<>();
        for (String file : files) {
            byte[] bytes = Files.readAllBytes(call.settings().path("audit.checkpoint", file));
            checkpoints.add(SignedCheckpoint.of(bytes)
                    .orElseThrow(() -> call.settings()
                            .problem(
                                    "audit.checkpoint",
                                    "'" + file + "' is no checkpoint: it has an origin, a size, a"
                                            + " root and signatures, to the letter as it was handed out")));
        }
        return checkpoints;
    }
}
