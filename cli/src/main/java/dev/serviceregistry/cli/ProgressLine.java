package dev.serviceregistry.cli;

import dev.serviceregistry.facts.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The line that tells on a terminal how far something has come that takes long; it is gone when that is over.
 *
 * <p>It goes to standard error and nowhere else, and only when somebody can see it and did not ask for quiet.
 */
final class ProgressLine implements Progress, AutoCloseable {

    /** How long something may take before anybody wants to know; in milliseconds, as is the other. */
    private static final long PATIENCE = 2_000;

    private static final long BETWEEN = 200;
    private static final String ERASE = "\r\u001b[K";

    private final String task;
    private final Output err;
    private final @Nullable Thread thread;
    private final long started = System.nanoTime();
    private volatile int done;
    private volatile int total;
    private volatile boolean drawn;

    private ProgressLine(String task, Output err, long patience, boolean wanted) {
        this.task = task;
        this.err = err;
        this.thread = wanted ? new Thread(() -> draw(patience), "progress") : null;
        if (thread != null) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** The line for something that begins now. */
    static ProgressLine of(String task, Call call) {
        boolean wanted = call.err().isTerminal()
                && !call.common().quiet
                && !call.surroundings().variable("TERM").equals("dumb");
        return new ProgressLine(task, call.err(), PATIENCE, wanted);
    }

    /** The line for something that nobody has patience for. */
    static ProgressLine atOnce(String task, Output err) {
        return new ProgressLine(task, err, 0, err.isTerminal());
    }

    @Override
    public void reached(int parts, int ofParts) {
        done = Math.max(done, parts);
        total = ofParts;
    }

    private void draw(long patience) {
        try {
            Thread.sleep(patience);
            while (true) {
                drawn = true;
                show(ERASE + text());
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            // It is over.
        }
    }

    private String text() {
        long seconds = (System.nanoTime() - started) / 1_000_000_000;
        String parts = total > 0 ? ", " + done + " of " + total : "";
        return task + parts + ", " + seconds + " s";
    }

    /** Takes the line away. */
    @Override
    public void close() {
        Thread drawing = thread;
        if (drawing == null) {
            return;
        }
        drawing.interrupt();
        try {
            drawing.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (drawn) {
            show(ERASE);
        }
    }

    private void show(String shown) {
        err.write(shown, 0, shown.length());
        err.flush();
    }
}
