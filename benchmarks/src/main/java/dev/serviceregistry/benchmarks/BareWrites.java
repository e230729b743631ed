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

    private BareWrites() {}

    /** How long it takes, in nanoseconds: three waits for the disk each time. */
    static long time(Path directory, int times, int bytes) throws IOException {
        Files.createDirectory(directory);
        byte[] content = new byte[bytes];
        long start = System.nanoTime();
        long end = 0;
        for (int i = 0; i < times; i++) {
            write(directory.resolve("entries"), content, end);
            end += bytes;
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
        return System.nanoTime() - start;
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
