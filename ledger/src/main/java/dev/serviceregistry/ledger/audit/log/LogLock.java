package dev.serviceregistry.ledger.audit.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps writers of one log apart, and readers from what is half written: threads by a monitor, processes by a file. */
final class LogLock {

    /** What is done while others wait. */
    interface Work<T> {
        /** Does it. */
        T run() throws IOException;
    }

    private LogLock() {}

    /** Makes the directory when there is none, and does the work while nobody else writes or reads. */
    static <T> T writing(LogFiles files, Work<T> work) throws IOException {
        Files.createDirectories(files.directory());
        synchronized (monitor(files)) {
            // Closing the channel gives up the lock.
            try (FileChannel channel =
                    FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                return work.run();
            }
        }
    }

    /** Does the work while nobody writes; without a lock where there is no file for it, as in a copy. */
    static <T> T reading(LogFiles files, Work<T> work) throws IOException {
        synchronized (monitor(files)) {
            try (FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.READ)) {
                channel.lock(0, Long.MAX_VALUE, true);
                return work.run();
            } catch (NoSuchFileException e) {
                if (!Files.exists(files.lock())) {
                    return work.run();
                }
                throw e;
            }
        }
    }

    /**
     * The same object for the same directory in the whole process. A file is locked for a process, and closing it once gives
     * up every lock on it; so two threads must not have it open at a time.
     */
    private static Object monitor(LogFiles files) throws IOException {
        Path real = files.directory().toRealPath();
        return (LogLock.class.getName() + ' ' + real.toUri()).intern();
    }
}
