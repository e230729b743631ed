package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.note.KeyRefusal;
import dev.serviceregistry.ledger.audit.note.SigningKey;
import dev.serviceregistry.ledger.audit.note.SigningKeyResult;
import dev.serviceregistry.ledger.audit.note.VerificationKey;
import dev.serviceregistry.ledger.audit.note.VerificationKeyResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the keys that sign and verify an audit log. */
final class AuditKeys {

    /** The variable that may hold the private key itself. */
    static final String VARIABLE = "SERVICE_REGISTRY_AUDIT_KEY";

    private static final int MAX_BYTES = 1 << 16;

    private AuditKeys() {}

    /** The private key that the options or the environment name; null when neither does. */
    static @Nullable SigningKey signing(AuditOptions options, Path log, Call call) throws IOException {
        if (options.keyFile.isEmpty()) {
            String text = call.surroundings().variable(VARIABLE);
            return text.isEmpty() ? null : accepted(SigningKey.ofPem(text), VARIABLE);
        }
        Path file = call.settings().path(AuditOptions.KEY_FILE, options.keyFile);
        String text = text(file);
        requireOutside(file, log, options, call);
        return accepted(SigningKey.ofPem(text), options.keyFile);
    }

    /** The public key in a file. */
    static VerificationKey verification(Path file, String shown) throws IOException {
        VerificationKeyResult result = VerificationKey.of(text(file));
        if (result instanceof VerificationKey key) {
            return key;
        }
        throw new UsageProblem("--public-key: " + shown + " " + ((KeyRefusal) result).reason());
    }

    private static SigningKey accepted(SigningKeyResult result, String origin) {
        if (result instanceof SigningKey key) {
            return key;
        }
        throw new UsageProblem(origin + " " + ((KeyRefusal) result).reason());
    }

    private static String text(Path file) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
            throw new UsageProblem(file + ": is too large for a key");
        }
        // Whatever its bytes are: those of a key are ASCII.
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    /** Refuses a key where those find it who can read the repository, or write the log. */
    private static void requireOutside(Path file, Path log, AuditOptions options, Call call) throws IOException {
        Path key = file.toRealPath();
        Repository repository = call.repositoryIfThere();
        if (repository != null && key.startsWith(checkout(repository.root().toRealPath()))) {
            throw new UsageProblem(options.keyFile + " is inside the repository, where a private key must never be:"
                    + " whoever reads the repository could sign the log\nMove it out, make a new one, and set"
                    + " [audit] key_file to its place, or hand it over in " + VARIABLE + ".");
        }
        if (Files.exists(log) && key.startsWith(log.toRealPath())) {
            throw new UsageProblem(options.keyFile + " is inside the audit log, where a private key must never be:"
                    + " whoever changes the log could sign it again\nMove it out.");
        }
    }

    /** The root of the git checkout that a directory is part of; the directory itself where it is part of none. */
    private static Path checkout(Path directory) {
        for (Path above = directory; above != null; above = above.getParent()) {
            if (Files.exists(above.resolve(".git"))) {
                return above;
            }
        }
        return directory;
    }
}
