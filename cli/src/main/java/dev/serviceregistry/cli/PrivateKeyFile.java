package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.note.KeyRefusal;
import dev.serviceregistry.ledger.audit.note.SigningKey;
import dev.serviceregistry.ledger.audit.note.SigningKeyResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where a private key comes from.
 *
 * @param setting the setting that names a file
 * @param file the file; empty when none is named
 * @param variable the environment variable that may hold the key itself
 * @param deed what others could do who find the key
 */
record PrivateKeyFile(String setting, String file, String variable, String deed) {

    private static final int MAX_BYTES = 1 << 16;

    /** The key; null when neither the setting nor the variable gives one. */
    @Nullable
    SigningKey key(Call call) throws IOException {
        if (file.isEmpty()) {
            String text = call.surroundings().variable(variable);
            return text.isEmpty() ? null : accepted(SigningKey.ofPem(text), variable);
        }
        Path path = path(call);
        String text = text(path);
        requireOutside(path, call);
        return accepted(SigningKey.ofPem(text), file);
    }

    /** The file as it is found. */
    Path path(Call call) {
        return call.settings().path(setting, file);
    }

    private static SigningKey accepted(SigningKeyResult result, String origin) {
        if (result instanceof SigningKey key) {
            return key;
        }
        throw new UsageProblem(origin + " " + ((KeyRefusal) result).reason());
    }

    /** What a file with a key holds. */
    static String text(Path file) throws IOException {
        if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
            throw new UsageProblem(file + ": is too large for a key");
        }
        if (Files.isDirectory(file)) {
            throw new UsageProblem(file + ": is a folder where the file with a key is expected");
        }
        // Whatever its bytes are: those of a key are ASCII.
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    /** Refuses a key where those find it who can read the repository. */
    private void requireOutside(Path path, Call call) throws IOException {
        Repository repository = call.repositoryIfThere();
        if (repository != null
                && path.toRealPath().startsWith(checkout(repository.root().toRealPath()))) {
            String table = setting.substring(0, setting.indexOf('.'));
            throw new UsageProblem(file + " is inside the repository, where a private key must never be:"
                    + " whoever reads the repository could " + deed + "\nMove it out, make a new one, and set"
                    + " [" + table + "] key_file to its place, or hand it over in " + variable + ".");
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
