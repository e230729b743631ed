package dev.serviceregistry.registry;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Takes what other threads have come to. */
final class Results {

    private Results() {}

    /** The result of a task, which is waited for; what it broke down with is thrown. */
    static <T> T of(Future<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for another thread", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
