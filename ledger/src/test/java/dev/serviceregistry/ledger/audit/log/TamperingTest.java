package dev.serviceregistry.ledger.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;
import dev.serviceregistry.ledger.audit.note.SigningKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Changes a log in every way and asks where it is broken. With the system property {@code audit.whole} the logs are larger
 * and every pair of entries is swapped, which takes long.
 */
class TamperingTest {

    private static final boolean WHOLE = Boolean.getBoolean("audit.whole");
    private static final int ENTRIES = 1_000;

    private final FileSystem disk = Jimfs.newFileSystem(Configuration.unix());
    private final Path directory = disk.getPath("/audit");
    private final Path entriesFile = directory.resolve("entries.jsonl");

    @AfterEach
    void close() throws IOException {
        disk.close();
    }

    private List<byte[]> lines() throws IOException {
        List<byte[]> lines = new ArrayList<>();
        for (String line : Files.readString(entriesFile).split("\n")) {
            lines.add((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return lines;
    }

    private void write(List<byte[]> lines) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] line : lines) {
            all.writeBytes(line);
        }
        Files.write(entriesFile, all.toByteArray());
    }

    /** Without a key: that an entry is broken shows without one. */
    private void assertBrokenAt(long entry, String what) throws IOException {
        VerificationResult result = Logs.verify(directory, null);
        if (!(result instanceof BrokenLog broken) || broken.entry() != entry) {
            throw new AssertionError(what + ": expected to be broken at " + entry + ", but: " + result);
        }
    }

    @Test
    void every_changed_byte_of_a_signed_log_is_found_at_its_entry() throws IOException {
        everyChangedByteIsFound(Logs.KEY);
    }

    @Test
    void every_changed_byte_of_an_unsigned_log_is_found_at_its_entry() throws IOException {
        everyChangedByteIsFound(null);
    }

    private void everyChangedByteIsFound(SigningKey key) throws IOException {
        Logs.make(directory, WHOLE ? ENTRIES : 50, key);
        byte[] bytes = Files.readAllBytes(entriesFile);
        Random random = new Random(1);
        int entry = 0;
        for (int i = 0; i < bytes.length; i++) {
            byte was = bytes[i];
            bytes[i] ^= (byte) (1 << random.nextInt(8));
            Files.write(entriesFile, bytes);
            assertBrokenAt(entry, "byte " + i);
            bytes[i] = was;
            entry += was == '\n' ? 1 : 0;
        }
        Files.write(entriesFile, bytes);
        assertThat(entry).isEqualTo(WHOLE ? ENTRIES : 50);
        assertThat(Logs.verify(directory, key)).isInstanceOf(IntactLog.class);
    }

    /**
     * What verification says of a changed byte. One character of a signature holds the end of the hash of the key and the
     * beginning of what was signed with it; changed, it may look like the signature of somebody else.
     */
    private static Class<?>[] found(String file, byte[] bytes, int at) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int signature = text.lastIndexOf(' ') + 1;
        boolean ofBoth = file.equals("checkpoint") && at == signature + 4 * Byte.SIZE / 6;
        return ofBoth ? new Class<?>[] {BrokenLog.class, WrongKey.class} : new Class<?>[] {BrokenLog.class};
    }

    @Test
    void every_changed_byte_of_the_checkpoint_and_of_the_hashes_is_found() throws IOException {
        for (SigningKey key : new SigningKey[] {null, Logs.KEY}) {
            Files.createDirectories(directory);
            for (Path file : Logs.files(directory).keySet().stream()
                    .map(directory::resolve)
                    .toList()) {
                Files.delete(file);
            }
            Logs.make(directory, 50, key);
            for (Map.Entry<String, byte[]> file : Logs.files(directory).entrySet()) {
                if (file.getKey().equals("entries.jsonl")) {
                    continue;
                }
                byte[] bytes = file.getValue();
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] ^= 1;
                    Files.write(directory.resolve(file.getKey()), bytes);
                    assertThat(Logs.verify(directory, key))
                            .as("byte %d of %s", i, file.getKey())
                            .isInstanceOfAny(found(file.getKey(), bytes, i));
                    bytes[i] ^= 1;
                }
                Files.write(directory.resolve(file.getKey()), bytes);
            }
            assertThat(Logs.verify(directory, key)).isInstanceOf(IntactLog.class);
        }
    }

    @Test
    void every_removed_entry_is_found_at_its_place() throws IOException {
        Logs.make(directory, ENTRIES, Logs.KEY);
        List<byte[]> lines = lines();
        for (int i = 0; i < ENTRIES; i++) {
            byte[] removed = lines.remove(i);
            write(lines);
            assertBrokenAt(i, "without entry " + i);
            lines.add(i, removed);
        }
    }

    @Test
    void every_swap_of_neighbours_and_2000_others_are_found_at_the_first_of_both() throws IOException {
        Logs.make(directory, ENTRIES, Logs.KEY);
        List<byte[]> lines = lines();
        for (int i = 0; i < ENTRIES - 1; i++) {
            swapped(lines, i, i + 1);
        }
        if (WHOLE) {
            for (int i = 0; i < ENTRIES; i++) {
                for (int j = i + 1; j < ENTRIES; j++) {
                    swapped(lines, i, j);
                }
            }
            return;
        }
        Random random = new Random(20261123);
        for (int n = 0; n < 2_000; n++) {
            int i = random.nextInt(ENTRIES - 1);
            swapped(lines, i, i + 1 + random.nextInt(ENTRIES - 1 - i));
        }
    }

    private void swapped(List<byte[]> lines, int i, int j) throws IOException {
        Collections.swap(lines, i, j);
        write(lines);
        assertBrokenAt(i, "with " + i + " and " + j + " swapped");
        Collections.swap(lines, i, j);
    }

    @Test
    void an_inserted_entry_is_found_at_its_place() throws IOException {
        Logs.make(directory, 50, Logs.KEY);
        List<byte[]> lines = lines();
        for (int i = 0; i <= 50; i++) {
            for (byte[] inserted : List.of(lines.get(7), lines.get(i % 50), "\n".getBytes(StandardCharsets.UTF_8))) {
                // A copy of an entry beside itself cannot be told from it: the second of both is the inserted one.
                int place = i < 50 && Arrays.equals(inserted, lines.get(i)) ? i + 1 : i;
                lines.add(i, inserted);
                write(lines);
                assertBrokenAt(place, "inserted at " + i);
                lines.remove(i);
            }
        }
    }

    @Test
    void every_truncation_is_found_against_the_checkpoint_in_the_log() throws IOException {
        Logs.make(directory, 20, Logs.KEY);
        byte[] bytes = Files.readAllBytes(entriesFile);
        int entry = 0;
        for (int length = 0; length < bytes.length; length++) {
            Files.write(entriesFile, Arrays.copyOf(bytes, length));
            assertBrokenAt(entry, "cut at " + length);
            entry += bytes[length] == '\n' ? 1 : 0;
        }
    }

    @Test
    void a_log_that_was_put_back_whole_is_found_against_a_checkpoint_that_was_handed_out() throws IOException {
        Logs.make(directory, 20, Logs.KEY);
        Map<String, byte[]> before = Logs.files(directory);
        AuditLog.in(directory, Logs.KEY).append(List.of(Logs.event("later")), Logs.STAMP);
        SignedCheckpoint handedOut = SignedCheckpoint.of(Files.readAllBytes(directory.resolve("checkpoint")))
                .orElseThrow();
        for (Map.Entry<String, byte[]> file : before.entrySet()) {
            Files.write(directory.resolve(file.getKey()), file.getValue());
        }

        assertThat(Logs.verify(directory, Logs.KEY)).isInstanceOf(IntactLog.class);
        assertThat(new LogVerification(directory, Logs.KEY.publicKey(), List.of(handedOut)).run())
                .isEqualTo(new BrokenLog(20, "is missing: the checkpoint handed in covers 21 entries"));
    }

    @Test
    void a_log_that_was_written_anew_by_the_owner_of_the_key_is_found_against_a_checkpoint() throws IOException {
        Logs.make(directory, 20, Logs.KEY);
        SignedCheckpoint handedOut = SignedCheckpoint.of(Files.readAllBytes(directory.resolve("checkpoint")))
                .orElseThrow();
        assertThat(new LogVerification(directory, Logs.KEY.publicKey(), List.of(handedOut)).run())
                .isInstanceOf(IntactLog.class);
        AuditLog.in(directory, Logs.KEY).append(List.of(Logs.event("later")), Logs.STAMP);
        assertThat(new LogVerification(directory, Logs.KEY.publicKey(), List.of(handedOut)).run())
                .isInstanceOf(IntactLog.class);

        Rewriting.rewrite(directory, Logs.KEY, "projects/shop/7.toml", "projects/shop/8.toml");

        assertThat(Logs.verify(directory, Logs.KEY)).isInstanceOf(IntactLog.class);
        assertThat(new LogVerification(directory, Logs.KEY.publicKey(), List.of(handedOut)).run())
                .isInstanceOfSatisfying(
                        BrokenLog.class,
                        broken -> assertThat(broken.reason())
                                .startsWith("does not begin with the 20 entries that the checkpoint handed in covers"));
    }

    @Test
    void a_log_that_was_written_anew_without_the_key_is_found() throws IOException {
        Logs.make(directory, 20, Logs.KEY);

        Rewriting.rewrite(directory, Logs.OTHER_KEY, "projects/shop/7.toml", "projects/shop/8.toml");
        assertThat(Logs.verify(directory, Logs.KEY)).isInstanceOf(WrongKey.class);
        Rewriting.rewrite(directory, null, "projects/shop/8.toml", "projects/shop/9.toml");
        assertThat(Logs.verify(directory, Logs.KEY)).isInstanceOf(BrokenLog.class);
    }
}
