package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs tasks on all processors and waits for them. */
final class ParallelTasks {

    private ParallelTasks() {}

    /** What the tasks come to, in their order: other threads take them from the front, this thread from the back. */
    static <T> List<T> run(List<Callable<T>> tasks, Progress progress) {
        AtomicInteger done = new AtomicInteger();
        List<FutureTask<T>> counted = new ArrayList<>(tasks.size());
        for (Callable<T> task : tasks) {
            counted.add(new FutureTask<>(() -> {
                T result = task.call();
                progress.reached(done.incrementAndGet(), tasks.size());
                return result;
            }));
        }
        int helpers = Math.min(Runtime.getRuntime().availableProcessors(), tasks.size()) - 1;
        ExecutorService pool = helpers < 1 ? null : Executors.newFixedThreadPool(helpers);
        try {
            if (pool != null) {
                counted.forEach(pool::execute);
            }
            for (int i = counted.size() - 1; i >= 0; i--) {
                counted.get(i).run();
            }
            return gathered(counted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("judging was interrupted", e);
        } finally {
            if (pool != null) {
                pool.shutdownNow();
            }
        }
    }

    /** What tasks came to; when one broke down, the others are over before that is told. */
    private static <T> List<T> gathered(List<FutureTask<T>> tasks) throws InterruptedException {
        List<T> results = new ArrayList<>();
        ExecutionException broken = null;
        for (FutureTask<T> task : tasks) {
            try {
                results.add(task.get());
            } catch (ExecutionException e) {
                broken = broken == null ? e : broken;
            }
        }
        if (broken != null) {
            throw RuleNetworks.asThrown(broken);
        }
        return results;
    }
}
