package dev.serviceregistry.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Takes what other threads have come to. */
final class Results {

    private Results() {}

    /** Threads that together with the one that asks for them keep every processor busy. */
    static ExecutorService helpers() {
        return Executors.newFixedThreadPool(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    /**
     * The results of tasks, which these threads take from the front and this thread from the back: it waits once, for
     * what they have begun and not finished, and is not woken for each.
     */
    static <T> List<T> of(List<FutureTask<T>> tasks, Executor helpers) {
        tasks.forEach(helpers::execute);
        for (int i = tasks.size() - 1; i >= 0; i--) {
            tasks.get(i).run();
        }
        List<T> results = new ArrayList<>(tasks.size());
        for (FutureTask<T> task : tasks) {
            results.add(of(task));
        }
        return results;
    }

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
