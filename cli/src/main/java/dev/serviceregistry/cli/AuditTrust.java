package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.note.SigningKey;
import dev.serviceregistry.ledger.audit.note.VerificationKey;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The option that names the key which an audit log must be signed with. */
final class AuditTrust {

    private static final String SETTING = "audit.public_key";

    private String file = "";

    void declare(Options options) {
        options.text(
                        "--public-key",
                        "FILE",
                        "The public key of who signs the log. Default: that of the private key, when one is set.",
                        value -> file = value)
                .setting("--public-key", SETTING);
    }

    /** The key; null when neither it nor a private one is set. */
    @Nullable
    VerificationKey key(AuditOptions audit, AuditPlace place, Call call) throws IOException {
        if (!file.isEmpty()) {
            return AuditKeys.verification(call.settings().path(SETTING, file), file);
        }
        SigningKey key = AuditKeys.signing(audit, place.directory(), call);
        return key == null ? null : key.publicKey();
    }
}
