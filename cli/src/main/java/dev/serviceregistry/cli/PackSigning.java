package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.note.SignedNote;
import dev.serviceregistry.ledger.audit.note.SigningKey;
import dev.serviceregistry.registry.pack.Pack;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Who signs a pack.
 *
 * @param key the key; null for a pack that nobody signs
 */
record PackSigning(@Nullable SigningKey key) {

    /** The variable that may hold the private key itself. */
    static final String VARIABLE = "SERVICE_REGISTRY_PACK_KEY";

    static PackSigning of(PrivateKeyFile file, Call call) throws IOException {
        return new PackSigning(file.key(call));
    }

    /** The file of the pack. */
    byte[] bytes(Pack pack) {
        SigningKey signer = key;
        return pack.bytes(
                signer == null
                        ? ""
                        : SignedNote.by(signer, pack.id().name(), pack.signedText())
                                .note());
    }

    /** The public key in one line under the pack's name; empty when nobody signs. */
    String publicKey(Pack pack) {
        SigningKey signer = key;
        return signer == null ? "" : signer.publicKey().line(pack.id().name());
    }
}
