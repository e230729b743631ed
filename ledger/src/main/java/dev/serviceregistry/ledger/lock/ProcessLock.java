package dev.serviceregistry.ledger.lock;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A lock that is a file: it keeps threads apart by a monitor and processes by the file, which is never written. */
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

    /** Does the work while nobody holds the lock alone; the file must be there. */
    public <T> T shared(Work<T> work) throws IOException {
        synchronized (monitor()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.lock(0, Long.MAX_VALUE, true);
                return work.run();
            }
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
