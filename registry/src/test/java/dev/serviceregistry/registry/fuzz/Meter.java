package dev.serviceregistry.registry.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Measures the work of a thread in time of a processor and in bytes, neither of which other programs add to. */
final class Meter {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Nothing that is handed in takes so long; what does is taken for something without an end. */
    private static final long ENDLESS = TimeUnit.SECONDS.toNanos(60);

    /**
     * Work that was done.
     *
     * @param nanoseconds of a processor
     * @param bytes that were taken from the heap, given back or not
     */
    record Work(long nanoseconds, long bytes) {

        /** The larger figure of each. */
        Work orMore(Work other) {
            return new Work(Math.max(nanoseconds, other.nanoseconds), Math.max(bytes, other.bytes));
        }

        @Override
        public String toString() {
            return nanoseconds / 1_000_000 + " ms of a processor and " + bytes / 1_000_000 + " MB";
        }
    }

    /**
     * What came of a task.
     *
     * @param result what it returned; null when it threw something or had no end
     */
    record Measured<T>(T result, Throwable thrown, Work work) {}

    /** Work that had no end, with the place that it was at. */
    static final class EndlessException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private EndlessException(StackTraceElement[] at) {
            super("no end after " + TimeUnit.NANOSECONDS.toSeconds(ENDLESS) + " s of a processor");
            setStackTrace(at);
        }
    }

    private Meter() {}

    /** Does the work on a thread of its own, so that a stack that is full or an endless loop can be told of. */
    static <T> Measured<T> measure(Callable<T> task) throws InterruptedException {
        long[] work = new long[2];
        FutureTask<T> future = new FutureTask<>(() -> {
            long id = Thread.currentThread().getId();
            long nanoseconds = THREADS.getThreadCpuTime(id);
            long bytes = THREADS.getThreadAllocatedBytes(id);
            try {
                return task.call();
            } finally {
                work[0] = THREADS.getThreadCpuTime(id) - nanoseconds;
                work[1] = THREADS.getThreadAllocatedBytes(id) - bytes;
            }
        });
        Thread thread = new Thread(future, "hostile input");
        thread.setDaemon(true);
        thread.start();
        while (true) {
            try {
                return new Measured<>(future.get(1, TimeUnit.SECONDS), null, new Work(work[0], work[1]));
            } catch (ExecutionException e) {
                return new Measured<>(null, e.getCause(), new Work(work[0], work[1]));
            } catch (TimeoutException e) {
                long nanoseconds = THREADS.getThreadCpuTime(thread.getId());
                if (nanoseconds > ENDLESS) {
                    StackTraceElement[] at = thread.getStackTrace();
                    return new Measured<>(
                            null,
                            new EndlessException(Arrays.copyOf(at, Math.min(at.length, 60))),
                            new Work(nanoseconds, THREADS.getThreadAllocatedBytes(thread.getId())));
                }
            }
        }
    }
}
