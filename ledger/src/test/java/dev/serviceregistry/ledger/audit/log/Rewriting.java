package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.json.JsonReader;
import dev.serviceregistry.ledger.audit.merkle.Frontier;
import dev.serviceregistry.ledger.audit.merkle.Hash;
import dev.serviceregistry.ledger.audit.merkle.TreeHasher;
import dev.serviceregistry.ledger.audit.note.Checkpoint;
import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;
import dev.serviceregistry.ledger.audit.note.SigningKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody does who knows how a log is made: writes all of it anew with a text replaced. */
final class Rewriting {

    private Rewriting() {}

    static void rewrite(Path directory, @Nullable SigningKey key, String text, String by) throws IOException {
        LogFiles files = new LogFiles(directory);
        TreeHasher hasher = new TreeHasher();
        Frontier frontier = new Frontier(hasher);
        List<Hash> hashes = new ArrayList<>();
        StringBuilder entries = new StringBuilder();
        String previous = Entry.NOTHING;
        for (String line : Files.readAllLines(files.entries())) {
            byte[] changed = line.replace(text, by).getBytes(StandardCharsets.UTF_8);
            Entry entry = Entry.of(changed, new JsonReader()).orElseThrow();
            byte[] chained = new Entry(entry.json().with("previous", previous)).line();
            Hash leaf = hasher.leaf(chained);
            previous = leaf.hex();
            hashes.addAll(frontier.add(leaf));
            entries.append(new String(chained, StandardCharsets.UTF_8)).append('\n');
        }
        String origin = files.lastCheckpoint().orElseThrow().checkpoint().origin();
        Checkpoint checkpoint = new Checkpoint(origin, frontier.size(), frontier.root());
        SignedCheckpoint signed = AuditLog.signed(checkpoint, key);
        Files.writeString(files.entries(), entries);
        Files.write(files.hashes(), HashFile.bytes(hashes));
        Files.writeString(files.checkpoint(), signed.note());
    }
}
