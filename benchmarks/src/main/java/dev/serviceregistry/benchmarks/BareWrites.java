package dev.serviceregistry.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The least that a durable log with a checkpoint can do: write bytes, wait for the disk, replace a small file. */
final class BareWrites {

    private static final byte[] CHECKPOINT = new byte[110];

    private final Path directory;
    private long end;

    BareWrites(Path directory) throws IOException {
        this.directory = Files.createDirectory(directory);
    }

    /** Appends bytes; when it returns, they are on the disk, after three waits for it. */
    void append(byte[] content) throws IOException {
        write(directory.resolve("entries"), content, end);
        end += content.length;
        Path aside = directory.resolve("checkpoint.new");
        write(aside, CHECKPOINT, 0);
        Files.move(
                aside,
                directory.resolve("checkpoint"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    private static void write(Path file, byte[] content, long position) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer, position + buffer.position());
            }
            channel.force(false);
        }
    }
}
