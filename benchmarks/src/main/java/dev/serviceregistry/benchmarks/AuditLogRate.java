package dev.serviceregistry.benchmarks;

import dev.serviceregistry.ledger.audit.event.AuditEvent;
import dev.serviceregistry.ledger.audit.event.FilesWritten;
import dev.serviceregistry.ledger.audit.event.Stamp;
import dev.serviceregistry.ledger.audit.event.WrittenFile;
import dev.serviceregistry.ledger.audit.log.AuditLog;
import dev.serviceregistry.ledger.audit.log.IntactLog;
import dev.serviceregistry.ledger.audit.log.LogVerification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measures the audit log beside the bare writing of the same bytes, and whether it stays as fast as it grows. */
public final class AuditLogRate {

    private static final Stamp STAMP =
            new Stamp(Instant.parse("2026-11-23T10:15:30.123Z"), "somebody", "USER", "0.1.0");
    private static final int ROUNDS = 5;
    private static final int WRITES = 200;
    private static final int TOGETHER = 100;
    private static final int THREADS = 16;
    private static final int STEP = 10_000;

    private AuditLogRate() {}

    /**
     * Prints ratios.
     *
     * @param arguments a folder on the disk to measure, and how many entries the largest log has (1,000,000)
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Path.of(arguments[0]), "audit-rate");
        long largest = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_000_000;
        try {
            besideBareWrites(folder, 1);
            besideBareWrites(folder, TOGETHER);
            threads(folder);
            // Once for the compiler of the JVM.
            growth(folder.resolve("warm"), STEP, false);
            growth(folder.resolve("growing"), largest, true);
        } finally {
            delete(folder);
        }
    }

    private static List<AuditEvent> events(long first, int count) {
        List<AuditEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String path = "projects/shop/" + (first + i) + ".toml";
            events.add(
                    new FilesWritten("generate", List.of(new WrittenFile(path, 4711, "00ff".repeat(16))), List.of()));
        }
        return events;
    }

    /** As many bytes with as many waits for the disk, without anything else. */
    private static void besideBareWrites(Path folder, int together) throws IOException {
        Series ratios = new Series();
        for (int round = 0; round <= ROUNDS; round++) {
            Path directory = folder.resolve("log-" + together + "-" + round);
            AuditLog log = AuditLog.in(directory, null);
            log.append(events(0, 1), STAMP);
            long before = size(directory);
            long start = System.nanoTime();
            for (int i = 0; i < WRITES; i++) {
                log.append(events(i, together), STAMP);
            }
            long logged = System.nanoTime() - start;
            long bytes = (size(directory) - before) / WRITES;
            long bare = BareWrites.time(folder.resolve("bare-" + together + "-" + round), WRITES, (int) bytes);
            if (round > 0) {
                ratios.add((double) bare / logged);
            }
        }
        print("writes of " + together + " entries, rate to that of bare writes", ratios.median(), "at least 0.5");
    }

    private static long size(Path directory) throws IOException {
        return Files.size(directory.resolve("entries.jsonl")) + Files.size(directory.resolve("hashes"));
    }

    /** Those who wait at the same time share a write. */
    private static void threads(Path folder) throws InterruptedException, IOException {
        AuditLog alone = AuditLog.in(folder.resolve("alone"), null);
        long start = System.nanoTime();
        for (int i = 0; i < WRITES; i++) {
            alone.append(events(i, 1), STAMP);
        }
        double one = (double) (System.nanoTime() - start) / WRITES;
        AuditLog shared = AuditLog.in(folder.resolve("shared"), null);
        List<Thread> threads = new ArrayList<>();
        start = System.nanoTime();
        for (int t = 0; t < THREADS; t++) {
            Thread thread = new Thread(() -> {
                try {
                    for (int i = 0; i < WRITES; i++) {
                        shared.append(events(i, 1), STAMP);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        double each = (double) (System.nanoTime() - start) / (WRITES * THREADS);
        print(THREADS + " threads, rate to that of one", one / each, "more than 1");
    }

    private static void growth(Path directory, long largest, boolean tells) throws IOException {
        AuditLog log = AuditLog.in(directory, null);
        double firstAppend = 0;
        double firstVerify = 0;
        long entries = 0;
        for (long size = largest / 100; size <= largest; size *= 10) {
            long start = System.nanoTime();
            long added = size - entries;
            for (; entries < size; entries += STEP) {
                log.append(events(entries, (int) Math.min(STEP, size - entries)), STAMP);
            }
            entries = size;
            double append = (double) (System.nanoTime() - start) / added;
            start = System.nanoTime();
            if (!(new LogVerification(directory, null, List.of()).run() instanceof IntactLog)) {
                throw new IllegalStateException("the log of " + size + " entries is not intact");
            }
            double verify = (double) (System.nanoTime() - start) / size;
            if (firstAppend > 0 && tells) {
                print(size + " entries, append of each to the first", append / firstAppend, "about 1 or less");
                print(size + " entries, verification of each to the first", verify / firstVerify, "about 1 or less");
            } else {
                firstAppend = append;
                firstVerify = verify;
            }
        }
    }

    private static void print(String what, double ratio, String expected) {
        System.out.println(String.format(Locale.ROOT, "%-60s %8.2f  (%s)", what, ratio, expected));
    }

    private static void delete(Path folder) throws IOException {
        List<Path> inside = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(inside::add);
        }
        for (Path file : inside) {
            if (Files.isDirectory(file)) {
                delete(file);
            } else {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
