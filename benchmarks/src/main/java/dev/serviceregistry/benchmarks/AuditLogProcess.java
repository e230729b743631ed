package dev.serviceregistry.benchmarks;

import dev.serviceregistry.ledger.audit.event.AuditEvent;
import dev.serviceregistry.ledger.audit.event.FilesWritten;
import dev.serviceregistry.ledger.audit.event.Stamp;
import dev.serviceregistry.ledger.audit.event.WrittenFile;
import dev.serviceregistry.ledger.audit.log.AuditLog;
import dev.serviceregistry.ledger.audit.log.IntactLog;
import dev.serviceregistry.ledger.audit.log.LogVerification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Appends to an audit log and, in turn, writes the same bytes with as many waits for the disk; verifies the log at times. */
final class AuditLogProcess {

    private static final Stamp STAMP =
            new Stamp(Instant.parse("2026-11-23T10:15:30.123Z"), "somebody", "USER", "0.1.0");

    /** After so many appends the other side takes its turn. */
    private static final int TURN = 20;

    private final Path folder;
    private final AuditLog log;
    private final BareWrites bare;
    private long entries;
    private double appended;
    private double written;

    private AuditLogProcess(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.log = AuditLog.in(folder.resolve("log"), null);
        this.bare = new BareWrites(folder.resolve("bare"));
        log.append(events(1), STAMP);
    }

    /**
     * Prints a line for each size that the log comes to: how many entries it has, and the nanoseconds that each entry since
     * the last size took to append, to write without a log, and each of all to verify. Goes through a small log before, for
     * the compiler of the JVM.
     *
     * @param arguments a folder, how many entries are appended together, then the sizes
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int together = Integer.parseInt(arguments[1]);
        AuditLogProcess first = new AuditLogProcess(folder.resolve("first"));
        first.growTo(100L * together, together);
        first.verify();
        Scratch.delete(first.folder);
        AuditLogProcess process = new AuditLogProcess(folder.resolve("measured"));
        for (int i = 2; i < arguments.length; i++) {
            long size = Long.parseLong(arguments[i]);
            long before = process.entries;
            process.growTo(size, together);
            double added = process.entries - before;
            System.out.println(process.entries + " " + process.appended / added + " " + process.written / added + " "
                    + process.verify() / process.entries);
        }
        Scratch.delete(process.folder);
    }

    private List<AuditEvent> events(int count) {
        List<AuditEvent> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String path = "projects/shop/" + (entries + i) + ".toml";
            events.add(
                    new FilesWritten("generate", List.of(new WrittenFile(path, 4711, "00ff".repeat(16))), List.of()));
        }
        entries += count;
        return events;
    }

    private long bytes() throws IOException {
        Path directory = folder.resolve("log");
        return Files.size(directory.resolve("entries.jsonl")) + Files.size(directory.resolve("hashes"));
    }

    private void growTo(long size, int together) throws IOException {
        appended = 0;
        written = 0;
        while (entries < size) {
            long before = bytes();
            int times = (int) Math.min(TURN, (size - entries + together - 1) / together);
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                log.append(events(together), STAMP);
            }
            appended += System.nanoTime() - start;
            byte[] content = new byte[(int) ((bytes() - before) / times)];
            start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                bare.append(content);
            }
            written += System.nanoTime() - start;
        }
    }

    private double verify() throws IOException {
        long start = System.nanoTime();
        if (!(new LogVerification(folder.resolve("log"), null, List.of()).run() instanceof IntactLog)) {
            throw new IllegalStateException("the log of " + entries + " entries is not intact");
        }
        return System.nanoTime() - start;
    }
}
