package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.json.JsonArray;
import dev.serviceregistry.ledger.audit.json.JsonObject;
import dev.serviceregistry.ledger.audit.json.JsonReader;
import dev.serviceregistry.ledger.audit.json.JsonText;
import dev.serviceregistry.ledger.audit.json.JsonValue;
import dev.serviceregistry.ledger.audit.merkle.Hash;
import dev.serviceregistry.ledger.audit.merkle.StoredTree;
import dev.serviceregistry.ledger.audit.merkle.TreeHasher;
import dev.serviceregistry.ledger.audit.note.Checkpoint;
import dev.serviceregistry.ledger.audit.note.NoteSignature;
import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;
import dev.serviceregistry.ledger.audit.note.VerificationKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A part of a log, or all of it, with everything that proves it to somebody who has nothing else but the public key. */
public final class Bundle {

    private static final String VERIFIER = "verify.py";

    private final LogFiles files;
    private final @Nullable VerificationKey key;
    private final TreeHasher hasher = new TreeHasher();

    /**
     * A bundle of the log in a directory.
     *
     * @param key the public key that signed it, which is put into the bundle; null for none
     */
    public Bundle(Path directory, @Nullable VerificationKey key) {
        this.files = new LogFiles(directory);
        this.key = key;
    }

    /**
     * Hands over the bundle's files; none of a log that is not intact.
     *
     * @param numbers the entries that it holds; none for all
     * @param earlier checkpoints since which it proves that the log only grew
     * @throws IOException when there is no log, it cannot be read, or the target cannot be written
     */
    public BundleResult writeTo(BundleTarget target, List<Long> numbers, List<SignedCheckpoint> earlier)
            throws IOException {
        files.requireLog();
        return LogLock.reading(files, () -> {
            VerificationResult verified = new LogVerification(files.directory(), key, earlier).read();
            if (verified instanceof IntactLog intact) {
                for (long number : numbers) {
                    if (number < intact.kept()
                            || number >= intact.checkpoint().checkpoint().size()) {
                        return new BundleResult(verified, number);
                    }
                }
                write(intact, new TreeSet<>(numbers), earlier, target);
            }
            return new BundleResult(verified, BrokenLog.NO_ENTRY);
        });
    }

    private void write(IntactLog intact, SortedSet<Long> numbers, List<SignedCheckpoint> earlier, BundleTarget target)
            throws IOException {
        SignedCheckpoint last = intact.checkpoint();
        target.file("checkpoint", text(last.note()));
        List<NoteSignature> signatures = last.signatures();
        if (!signatures.isEmpty()) {
            byte[] signature = signatures.get(signatures.size() - 1).bytes();
            target.file("checkpoint.signature", out -> out.write(signature));
        }
        target.file("checkpoint.text", text(last.checkpoint().text()));
        target.file("entries.jsonl", out -> lines(numbers, out));
        target.file("proofs.json", text(proofs(intact, numbers, earlier).canonical() + "\n"));
        VerificationKey known = key;
        if (known != null) {
            target.file("public-key.pem", text(known.pem()));
        }
        try (InputStream script = Bundle.class.getResourceAsStream(VERIFIER)) {
            if (script == null) {
                throw new IllegalStateException("the program lacks its own " + VERIFIER);
            }
            target.file(VERIFIER, script::transferTo);
        }
    }

    private void lines(SortedSet<Long> numbers, OutputStream out) throws IOException {
        JsonReader reader = new JsonReader();
        try (Lines lines = Lines.of(files.entries())) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                boolean wanted = numbers.isEmpty()
                        || Entry.of(line, reader)
                                .filter(entry -> numbers.contains(entry.number()))
                                .isPresent();
                if (wanted) {
                    out.write(line);
                    out.write('\n');
                }
            }
        }
    }

    private JsonObject proofs(IntactLog intact, SortedSet<Long> numbers, List<SignedCheckpoint> earlier)
            throws IOException {
        long size = intact.checkpoint().checkpoint().size();
        List<JsonValue> inclusion = new ArrayList<>();
        List<JsonValue> consistency = new ArrayList<>();
        List<JsonValue> pruned = new ArrayList<>();
        try (HashFile hashes = HashFile.open(files)) {
            StoredTree tree = new StoredTree(hashes, hasher);
            for (long number : numbers) {
                inclusion.add(JsonObject.empty()
                        .with("entry", number)
                        .with("path", path(tree.inclusion(number, size).path())));
            }
            for (SignedCheckpoint checkpoint : earlier) {
                Checkpoint then = checkpoint.checkpoint();
                consistency.add(JsonObject.empty()
                        .with("checkpoint", checkpoint.note())
                        .with("path", path(tree.consistency(then.size(), size).path())));
            }
            for (long i = 0; numbers.isEmpty() && i < intact.kept(); i++) {
                pruned.add(new JsonText(tree.leaf(i).hex()));
            }
        }
        return JsonObject.empty()
                .with("consistency", new JsonArray(consistency))
                .with("inclusion", new JsonArray(inclusion))
                .with("pruned", new JsonArray(pruned));
    }

    private static JsonArray path(List<Hash> path) {
        List<String> hashes = new ArrayList<>(path.size());
        for (Hash hash : path) {
            hashes.add(hash.hex());
        }
        return JsonArray.of(hashes);
    }

    private static BundleTarget.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
