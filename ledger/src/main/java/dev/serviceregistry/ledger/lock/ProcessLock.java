package dev.serviceregistry.ledger.lock;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is a file: it keeps threads apart by a monitor and processes by the file.
 *
 * <p>Nothing else may open or replace the file while it is locked: on POSIX a process that closes it anywhere gives up
 * every lock that it has on it.
 */
public final class ProcessLock {

    private final Path file;

    /** What is done while others wait. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /**
     * The lock of a file.
     *
     * @param file in a directory that is there; the file is made where there is none
     */
    public ProcessLock(Path file) {
        this.file = file;
    }

    /** Does the work while nobody else holds the lock. */
    public <T> T alone(Work<T> work) throws IOException {
        synchronized (monitor()) {
            // Closing the channel gives up the lock.
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                return work.run();
            }
        }
    }

    /**
     * Does the work while nobody holds the lock alone. Where there is no file only the threads of this process are kept
     * apart, since nobody may be able to make one.
     */
    public <T> T shared(Work<T> work) throws IOException {
        synchronized (monitor()) {
            try (FileChannel channel = existing()) {
                if (channel != null) {
                    channel.lock(0, Long.MAX_VALUE, true);
                }
                return work.run();
            }
        }
    }

    private @Nullable FileChannel existing() throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.READ);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /**
     * The same object for the same file in the whole process. A file is locked for a process, and closing it once gives up
     * every lock on it; so two threads must not have it open at a time.
     */
    private Object monitor() throws IOException {
        Path absolute = file.toAbsolutePath();
        Path real = absolute.getParent().toRealPath().resolve(absolute.getFileName());
        return (ProcessLock.class.getName() + ' ' + real.toUri()).intern();
    }
}
