package dev.serviceregistry.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;

/** Writes a file so that nobody ever sees half of it. */
final class AtomicFile {

    /** Writes the content. */
    interface Content {
        /** Writes everything to the writer, which the caller closes. */
        void writeTo(Writer writer) throws IOException;
    }

    private AtomicFile() {}

    /** Complains when the file could not be written; writes nothing, not even the directories above it. */
    static void requireWritable(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UsageProblem("cannot write " + file + ": it is a directory");
        }
        Path above = file.toAbsolutePath().getParent();
        while (above.getParent() != null && !Files.exists(above)) {
            above = above.getParent();
        }
        if (!Files.isDirectory(above)) {
            throw new NotDirectoryException(above.toString());
        }
        if (!Files.isWritable(isSpecial(file) ? file : above)) {
            throw new UsageProblem("cannot write " + file + ": permission denied");
        }
    }

    /** Writes the bytes of the content to the stream, which the caller closes. */
    private interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes the file, or says of which file it failed. */
    static void write(Path file, Content content) throws IOException {
        replaceOrTell(file, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            content.writeTo(writer);
            writer.flush();
        });
    }

    /** The same for what is no text. */
    static void write(Path file, byte[] content) throws IOException {
        replaceOrTell(file, out -> out.write(content));
    }

    private static void replaceOrTell(Path file, Bytes content) throws IOException {
        try {
            replace(file, content);
        } catch (IOException e) {
            throw FileProblems.named(file, e);
        }
    }

    private static void replace(Path file, Bytes content) throws IOException {
        if (isSpecial(file)) {
            try (OutputStream out = Files.newOutputStream(file)) {
                content.writeTo(out);
            }
            return;
        }
        Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path temporary = target.resolveSibling("." + target.getFileName() + "."
                + Long.toHexString(ThreadLocalRandom.current().nextLong()));
        Semaphore done = new Semaphore(0);
        BeforeExit wait = new BeforeExit(done::acquireUninterruptibly);
        try {
            try (OutputStream out = Files.newOutputStream(temporary)) {
                if (Files.exists(target)) {
                    FileMode.copy(target, temporary);
                }
                content.writeTo(out);
            }
            move(temporary, target);
        } finally {
            try {
                Files.deleteIfExists(temporary);
            } finally {
                wait.callOff();
                done.release();
            }
        }
    }

    private static void move(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A device or a pipe, such as /dev/stderr, which cannot be replaced. */
    private static boolean isSpecial(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }
}
