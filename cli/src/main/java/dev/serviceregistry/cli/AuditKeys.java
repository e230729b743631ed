package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.note.KeyRefusal;
import dev.serviceregistry.ledger.audit.note.SigningKey;
import dev.serviceregistry.ledger.audit.note.VerificationKey;
import dev.serviceregistry.ledger.audit.note.VerificationKeyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the keys that sign and verify an audit log. */
final class AuditKeys {

    /** The variable that may hold the private key itself. */
    static final String VARIABLE = "SERVICE_REGISTRY_AUDIT_KEY";

    private AuditKeys() {}

    /** The private key that the options or the environment name; null when neither does. */
    static @Nullable SigningKey signing(AuditOptions options, Path log, Call call) throws IOException {
        PrivateKeyFile file = new PrivateKeyFile(AuditOptions.KEY_FILE, options.keyFile, VARIABLE, "sign the log");
        SigningKey key = file.key(call);
        if (!options.keyFile.isEmpty()
                && Files.exists(log)
                && file.path(call).toRealPath().startsWith(log.toRealPath())) {
            throw new UsageProblem(options.keyFile + " is inside the audit log, where a private key must never be:"
                    + " whoever changes the log could sign it again\nMove it out.");
        }
        return key;
    }

    /** The public key in a file. */
    static VerificationKey verification(Path file, String shown) throws IOException {
        VerificationKeyResult result = VerificationKey.of(PrivateKeyFile.text(file));
        if (result instanceof VerificationKey key) {
            return key;
        }
        throw new UsageProblem("--public-key: " + shown + " " + ((KeyRefusal) result).reason());
    }
}
