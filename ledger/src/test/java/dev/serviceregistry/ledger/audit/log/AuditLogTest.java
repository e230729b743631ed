package dev.serviceregistry.ledger.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.serviceregistry.ledger.audit.event.AuditEvent;
import dev.serviceregistry.ledger.audit.event.Entry;
import dev.serviceregistry.ledger.audit.note.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

    private @TempDir Path directory;

    private static List<Entry> entries(Path directory) throws IOException {
        List<Entry> entries = new ArrayList<>();
        new LogEntries(directory).read(entries::add);
        return entries;
    }

    private static List<String> kinds(Path directory) throws IOException {
        return entries(directory).stream().map(Entry::kind).toList();
    }

    @Test
    void an_entry_is_a_line_of_canonical_json() throws IOException {
        AuditLog.in(directory, null).append(List.of(Logs.event("a.toml")), Logs.STAMP);

        List<String> lines = Files.readAllLines(directory.resolve("entries.jsonl"));
        String first = Files.readAllLines(directory.resolve("checkpoint")).get(0);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .isEqualTo("{\"actor\":{\"name\":\"somebody\",\"source\":\"USER\"},\"entry\":0,\"event\":{\"origin\":\""
                        + first
                        + "\"},\"kind\":\"log-started\",\"previous\":\"\",\"time\":\"2026-11-23T10:15:30.123Z\","
                        + "\"version\":\"0.1.0\"}");
        assertThat(lines.get(1))
                .startsWith("{\"actor\":{\"name\":\"somebody\",\"source\":\"USER\"},\"entry\":1,\"event\":{\"command\":"
                        + "\"import compose\",\"files\":[{\"bytes\":7,\"digest\":\"00ff\",\"path\":\"a.toml\"}],\"removed\":[]},"
                        + "\"kind\":\"files-written\",\"previous\":\"")
                .endsWith("\",\"time\":\"2026-11-23T10:15:30.123Z\",\"version\":\"0.1.0\"}");
        assertThat(first).matches("service-registry/[0-9a-f]{32}");
    }

    @Test
    void a_log_without_a_key_is_intact_and_unsigned() throws IOException {
        Logs.make(directory, 5, null);

        assertThat(Logs.verify(directory, null)).isInstanceOfSatisfying(IntactLog.class, intact -> {
            assertThat(intact.trust()).isEqualTo(IntactLog.Trust.UNSIGNED);
            assertThat(intact.checkpoint().checkpoint().size()).isEqualTo(5);
        });
    }

    @Test
    void a_signed_log_is_intact_for_its_key_alone() throws IOException {
        Logs.make(directory, 5, Logs.KEY);

        assertThat(Logs.verify(directory, Logs.KEY))
                .isInstanceOfSatisfying(
                        IntactLog.class, intact -> assertThat(intact.trust()).isEqualTo(IntactLog.Trust.SIGNED));
        assertThat(Logs.verify(directory, null))
                .isInstanceOfSatisfying(
                        IntactLog.class, intact -> assertThat(intact.trust()).isEqualTo(IntactLog.Trust.UNCHECKED));
        assertThat(Logs.verify(directory, Logs.OTHER_KEY)).isInstanceOf(WrongKey.class);
    }

    @Test
    void an_unsigned_log_is_broken_for_who_asks_for_a_signed_one() throws IOException {
        Logs.make(directory, 3, null);

        assertThat(Logs.verify(directory, Logs.KEY))
                .isEqualTo(new BrokenLog(BrokenLog.NO_ENTRY, "is unsigned, and a signed one is asked for"));
    }

    @Test
    void a_log_may_come_to_be_signed_but_not_unsigned_or_signed_by_another() throws IOException {
        AuditEvent event = Logs.event("a");
        AuditLog.in(directory, null).append(List.of(event), Logs.STAMP);
        AuditLog.in(directory, Logs.KEY).append(List.of(event), Logs.STAMP);

        assertThat(kinds(directory))
                .containsExactly("log-started", "files-written", "signing-started", "files-written");
        assertThat(Logs.verify(directory, Logs.KEY)).isInstanceOf(IntactLog.class);
        assertThatThrownBy(() -> AuditLog.in(directory, null).append(List.of(event), Logs.STAMP))
                .isInstanceOf(UnusableLogException.class)
                .hasMessageEndingWith("is signed, so nothing can be added to it without its private key");
        assertThatThrownBy(() -> AuditLog.in(directory, Logs.OTHER_KEY).append(List.of(event), Logs.STAMP))
                .isInstanceOf(UnusableLogException.class)
                .hasMessageContaining("is signed by another key");
        assertThat(kinds(directory)).hasSize(4);
    }

    @Test
    void the_remains_of_an_interrupted_append_are_moved_aside_and_told() throws IOException {
        Logs.make(directory, 4, Logs.KEY);
        Path file = directory.resolve("entries.jsonl");
        String whole = Files.readAllLines(file).get(3).replace("/3.toml", "/4.toml");
        Files.writeString(file, whole + "\n{\"actor\":", StandardCharsets.UTF_8, StandardOpenOption.APPEND);

        assertThat(Logs.verify(directory, Logs.KEY))
                .isInstanceOfSatisfying(
                        BrokenLog.class, broken -> assertThat(broken.entry()).isEqualTo(4));
        Receipt receipt = AuditLog.in(directory, Logs.KEY).append(List.of(Logs.event("next")), Logs.STAMP);

        assertThat(Logs.verify(directory, Logs.KEY)).isInstanceOf(IntactLog.class);
        assertThat(kinds(directory).subList(4, 6)).containsExactly("log-repaired", "files-written");
        assertThat(receipt.first()).isEqualTo(5);
        assertThat(Files.readString(directory.resolve(receipt.repaired()))).isEqualTo(whole + "\n{\"actor\":");
        assertThat(entries(directory).get(4).event().text("file")).isEqualTo(receipt.repaired());
        assertThat(entries(directory).get(4).event().number("bytes")).isEqualTo(whole.length() + 10);
    }

    @Test
    void stored_hashes_that_a_crash_lost_are_made_again() throws IOException {
        Logs.make(directory, 9, Logs.KEY);
        byte[] hashes = Files.readAllBytes(directory.resolve("hashes"));

        for (int kept : new int[] {0, 33, hashes.length - 32}) {
            Files.write(directory.resolve("hashes"), Arrays.copyOf(hashes, kept));
            AuditLog.in(directory, Logs.KEY).append(List.of(Logs.event("next")), Logs.STAMP);
            assertThat(Logs.verify(directory, Logs.KEY)).isInstanceOf(IntactLog.class);
        }
        Files.write(directory.resolve("hashes"), new byte[hashes.length]);
        AuditLog.in(directory, Logs.KEY).append(List.of(Logs.event("next")), Logs.STAMP);
        assertThat(Logs.verify(directory, Logs.KEY)).isInstanceOf(IntactLog.class);
        Files.delete(directory.resolve("hashes"));
        AuditLog.in(directory, Logs.KEY).append(List.of(Logs.event("next")), Logs.STAMP);
        assertThat(Logs.verify(directory, Logs.KEY)).isInstanceOf(IntactLog.class);
    }

    @Test
    void nothing_is_added_to_a_log_whose_end_was_changed() throws IOException {
        Logs.make(directory, 6, Logs.KEY);
        Path file = directory.resolve("entries.jsonl");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("shop/5.toml", "shop/6.toml"));

        assertThatThrownBy(() -> AuditLog.in(directory, Logs.KEY).append(List.of(Logs.event("next")), Logs.STAMP))
                .isInstanceOf(UnusableLogException.class)
                .hasMessageContaining("does not match its last checkpoint");
        Files.delete(directory.resolve("checkpoint"));
        assertThatThrownBy(() -> AuditLog.in(directory, Logs.KEY).append(List.of(Logs.event("next")), Logs.STAMP))
                .isInstanceOf(UnusableLogException.class)
                .hasMessageContaining("has entries but no checkpoint");
        assertThat(Files.readString(file)).isEqualTo(text.replace("shop/5.toml", "shop/6.toml"));
    }

    @Test
    void threads_with_one_log_or_several_add_their_entries_once_each() throws Exception {
        AuditLog shared = AuditLog.in(directory, Logs.KEY);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<Receipt>> receipts = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String name = "file-" + i;
            boolean own = i % 4 == 0;
            receipts.add(pool.submit(() ->
                    (own ? AuditLog.in(directory, Logs.KEY) : shared).append(List.of(Logs.event(name)), Logs.STAMP)));
        }
        List<Entry> entries = null;
        for (int i = 0; i < 200; i++) {
            Receipt receipt = receipts.get(i).get();
            entries = entries == null || entries.size() <= receipt.first() ? entries(directory) : entries;
            assertThat(entries.get((int) receipt.first()).json().canonical()).contains("\"file-" + i + "\"");
        }
        pool.shutdown();

        assertThat(entries(directory)).hasSize(201);
        assertThat(Logs.verify(directory, Logs.KEY)).isInstanceOf(IntactLog.class);
    }

    @Test
    void those_who_wait_at_the_same_time_share_one_write() throws Exception {
        AuditLog log = AuditLog.in(directory, null);
        log.append(List.of(Logs.event("first")), Logs.STAMP);
        List<Thread> threads = new ArrayList<>();
        List<Receipt> receipts = Collections.synchronizedList(new ArrayList<>());
        LogLock.writing(new LogFiles(directory), () -> {
            for (int i = 0; i < 8; i++) {
                Thread thread = new Thread(() -> {
                    try {
                        receipts.add(log.append(List.of(Logs.event("together")), Logs.STAMP));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                threads.add(thread);
                thread.start();
            }
            // The first waits for the log, which is held here, and the others for the first.
            while (!threads.stream()
                    .allMatch(thread ->
                            thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.BLOCKED)) {
                Thread.onSpinWait();
            }
            return receipts;
        });
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(receipts).extracting(Receipt::first).containsExactlyInAnyOrder(2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(receipts.stream().map(Receipt::checkpoint).distinct()).hasSizeLessThanOrEqualTo(2);
        assertThat(Logs.verify(directory, null)).isInstanceOf(IntactLog.class);
    }

    @Test
    void a_writer_waits_for_who_reads_a_log_without_a_lock() throws Exception {
        Logs.make(directory, 2, null);
        LogFiles files = new LogFiles(directory);
        Files.delete(files.lock());
        Thread writer = new Thread(() -> {
            try {
                AuditLog.in(directory, null).append(List.of(Logs.event("later")), Logs.STAMP);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        int seen = LogLock.reading(files, () -> {
            writer.start();
            while (writer.getState() != Thread.State.BLOCKED && writer.isAlive()) {
                Thread.onSpinWait();
            }
            return Files.readAllLines(files.entries()).size();
        });
        writer.join();

        assertThat(seen).isEqualTo(2);
        assertThat(Files.readAllLines(files.entries())).hasSize(3);
    }

    @Test
    void an_interrupt_waits_until_the_entry_is_written() throws IOException {
        Thread.currentThread().interrupt();

        AuditLog.in(directory, null).append(List.of(Logs.event("a")), Logs.STAMP);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(kinds(directory)).hasSize(2);
    }

    @Test
    void processes_add_their_entries_once_each() throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(Appender.start(directory, "process-" + i, 40));
        }
        List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        for (Process process : processes) {
            acknowledged.addAll(Appender.acknowledged(process));
            assertThat(process.waitFor()).isZero();
        }

        assertThat(acknowledged).hasSize(3 * 40);
        assertThat(new TreeSet<>(Appender.names(directory))).isEqualTo(new TreeSet<>(acknowledged));
        assertThat(entries(directory)).hasSize(3 * 40 + 1);
        assertThat(Logs.verify(directory, Appender.KEY)).isInstanceOf(IntactLog.class);
    }

    @Test
    void a_full_disk_leaves_the_log_as_it_was() throws IOException {
        for (SigningKey key : new SigningKey[] {null, Logs.KEY}) {
            try (FileSystem disk = Jimfs.newFileSystem(Configuration.unix().toBuilder()
                    .setBlockSize(512)
                    .setMaxSize(40 * 512)
                    .build())) {
                Path full = disk.getPath("/audit");
                AuditLog log = AuditLog.in(full, key);
                int written = 0;
                IOException failure = null;
                while (failure == null) {
                    try {
                        log.append(List.of(Logs.event("file-" + written)), Logs.STAMP);
                        written++;
                    } catch (IOException e) {
                        failure = e;
                    }
                }
                int acknowledged = written;

                assertThat(acknowledged).isPositive();
                assertThat(Logs.verify(full, key))
                        .isInstanceOfSatisfying(
                                IntactLog.class,
                                intact -> assertThat(
                                                intact.checkpoint().checkpoint().size())
                                        .isEqualTo(acknowledged + 1));
                assertThat(entries(full)).hasSize(acknowledged + 1);
            }
        }
    }

    @Test
    void a_directory_that_cannot_be_made_is_an_error() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> AuditLog.in(file, null).append(List.of(Logs.event("a")), Logs.STAMP))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> AuditLog.in(file.resolve("below"), null).append(List.of(Logs.event("a")), Logs.STAMP))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_directory_without_a_log_is_no_intact_log() {
        assertThatThrownBy(() -> Logs.verify(directory, null)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Logs.verify(directory.resolve("nowhere"), null))
                .isInstanceOf(IOException.class);
    }
}
