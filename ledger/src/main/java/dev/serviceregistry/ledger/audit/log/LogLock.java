package dev.serviceregistry.ledger.audit.log;

import dev.serviceregistry.ledger.lock.ProcessLock;
import java.io.IOException;
import java.nio.file.Files;

/** Keeps writers of one log apart, and readers from what is half written. */
final class LogLock {

    private LogLock() {}

    /** Makes the directory when there is none, and does the work while nobody else writes or reads. */
    static <T> T writing(LogFiles files, ProcessLock.Work<T> work) throws IOException {
        Files.createDirectories(files.directory());
        return new ProcessLock(files.lock()).alone(work);
    }

    /** Does the work while nobody writes; without a lock where there is no file for it, as in a copy. */
    static <T> T reading(LogFiles files, ProcessLock.Work<T> work) throws IOException {
        return new ProcessLock(files.lock()).shared(work);
    }
}
