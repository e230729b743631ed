package dev.serviceregistry.ledger.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-24");

    private @TempDir Path directory;

    /** Entries 0 to 20 are of the 23rd, 21 to 40 of the 24th. */
    @BeforeEach
    void aLogOfTwoDays() throws IOException {
        AuditLog log = AuditLog.in(directory, Logs.KEY);
        for (int i = 0; i < 20; i++) {
            log.append(List.of(Logs.event("old-" + i)), Logs.STAMP);
        }
        for (int i = 0; i < 20; i++) {
            log.append(List.of(Logs.event("new-" + i)), Logs.stamp("2026-11-24T00:00:00Z"));
        }
    }

    private PruningResult prune() throws IOException {
        return new Pruning(directory, Logs.KEY).before(DAY, Logs.stamp("2026-11-25T00:00:00Z"));
    }

    private static List<Long> numbers(Path directory) throws IOException {
        List<Long> numbers = new ArrayList<>();
        new LogEntries(directory).read(entry -> numbers.add(entry.number()));
        return numbers;
    }

    @Test
    void old_entries_go_and_what_remains_is_proved_as_before() throws IOException {
        byte[] before = Files.readAllBytes(directory.resolve("checkpoint"));

        PruningResult result = prune();

        assertThat(result.removed()).isEqualTo(21);
        assertThat(result.kept()).isEqualTo(21);
        assertThat(numbers(directory)).hasSize(21).startsWith(21L).endsWith(41L);
        assertThat(Files.readString(directory.resolve("entries.jsonl"))).doesNotContain("old-");
        SignedCheckpoint earlier = SignedCheckpoint.of(before).orElseThrow();
        assertThat(new LogVerification(directory, Logs.KEY.publicKey(), List.of(earlier)).run())
                .isInstanceOfSatisfying(
                        IntactLog.class, intact -> assertThat(intact.kept()).isEqualTo(21));
    }

    @Test
    void the_removal_is_an_entry_that_tells_what_is_kept() throws IOException {
        prune();

        Entry pruning = new LogEntries(directory).find(41).orElseThrow();
        assertThat(pruning.kind()).isEqualTo("log-pruned");
        assertThat(pruning.event().text("before")).isEqualTo("2026-11-24");
        assertThat(pruning.event().number("first_kept")).isEqualTo(21);
    }

    @Test
    void a_pruned_log_grows_and_is_pruned_again() throws IOException {
        prune();
        AuditLog.in(directory, Logs.KEY).append(List.of(Logs.event("later")), Logs.stamp("2026-11-26T00:00:00Z"));
        assertThat(Logs.verify(directory, Logs.KEY)).isInstanceOf(IntactLog.class);

        PruningResult again = new Pruning(directory, Logs.KEY)
                .before(LocalDate.parse("2026-11-26"), Logs.stamp("2026-11-27T00:00:00Z"));

        assertThat(again.kept()).isEqualTo(42);
        assertThat(numbers(directory)).containsExactly(42L, 43L);
        assertThat(Logs.verify(directory, Logs.KEY)).isInstanceOf(IntactLog.class);
        assertThat(prune().removed()).isZero();
    }

    @Test
    void stored_hashes_of_a_pruned_log_are_made_again_from_its_leaves() throws IOException {
        prune();
        byte[] hashes = Files.readAllBytes(directory.resolve("hashes"));
        Files.write(directory.resolve("hashes"), Arrays.copyOf(hashes, hashes.length - 64));

        AuditLog.in(directory, Logs.KEY).append(List.of(Logs.event("later")), Logs.STAMP);

        assertThat(Logs.verify(directory, Logs.KEY)).isInstanceOf(IntactLog.class);
    }

    @Test
    void more_removed_than_was_pruned_is_found() throws IOException {
        prune();
        Path file = directory.resolve("entries.jsonl");
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(1, lines.size()));

        assertThat(Logs.verify(directory, Logs.KEY))
                .isEqualTo(new BrokenLog(21, "is not there: entry 22 stands in its place"));
    }

    @Test
    void a_changed_hash_of_a_pruned_entry_is_found() throws IOException {
        prune();
        byte[] hashes = Files.readAllBytes(directory.resolve("hashes"));
        for (int i = 0; i < 38 * 32; i += 7) {
            hashes[i] ^= 1;
            Files.write(directory.resolve("hashes"), hashes);
            assertThat(Logs.verify(directory, Logs.KEY)).as("byte %d", i).isInstanceOf(BrokenLog.class);
            hashes[i] ^= 1;
        }
    }

    @Test
    void a_broken_log_is_not_pruned() throws IOException {
        Path file = directory.resolve("entries.jsonl");
        String changed = Files.readString(file).replace("old-3", "old-4");
        Files.writeString(file, changed);

        assertThat(prune().verified())
                .isInstanceOfSatisfying(
                        BrokenLog.class, broken -> assertThat(broken.entry()).isEqualTo(4));
        assertThat(Files.readString(file)).isEqualTo(changed);
    }
}
