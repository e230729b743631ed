package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.audit.note.SignedCheckpoint;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The files of a log.
 *
 * @param directory where they are
 */
record LogFiles(Path directory) {

    /** The entries, a line each. */
    Path entries() {
        return directory.resolve("entries.jsonl");
    }

    /** The hashes of the tree over them, 32 bytes each; all but those of pruned entries can be made again. */
    Path hashes() {
        return directory.resolve("hashes");
    }

    /** The last checkpoint: what stands behind it was never promised to anybody. */
    Path checkpoint() {
        return directory.resolve("checkpoint");
    }

    /** What writers lock; it holds nothing. */
    Path lock() {
        return directory.resolve("lock");
    }

    boolean hasEntries() throws IOException {
        return Files.exists(entries()) && Files.size(entries()) > 0;
    }

    /** The last checkpoint; nothing when there is none or it cannot be understood. */
    Optional<SignedCheckpoint> lastCheckpoint() throws IOException {
        try {
            return SignedCheckpoint.of(Files.readAllBytes(checkpoint()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Refuses a directory in which there is no log. */
    void requireLog() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString());
        }
        if (!Files.isExecutable(directory)) {
            // What is in it looks as if it were not there.
            throw new AccessDeniedException(directory.toString());
        }
        if (!Files.exists(checkpoint()) && !Files.exists(entries())) {
            throw new UnusableLogException(directory, "is not there: the directory has neither checkpoint nor entries");
        }
    }

    /** Puts a file in the place of another, so that after a crash there is one or the other, whole. */
    void replace(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        try {
            write(temporary, content);
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Writes a file to the disk itself. */
    static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            Bytes.write(channel, content, 0);
            channel.force(false);
        }
    }

    /** Moves a file over another of the log, durably. */
    void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
        forceDirectory();
    }

    /** Makes new names in the directory durable, where the system lets a directory be opened. */
    void forceDirectory() throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(directory, StandardOpenOption.READ);
        } catch (IOException | UnsupportedOperationException e) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }
}
