package dev.serviceregistry.cli;

import java.io.OutputStream;

/** The program's entrance, and the only place that exits. */
public final class Main {
    private Main() {}

    /**
     * Runs one command and exits with its code.
     *
     * <p>It halts: an exit looks for a logger to tell of it since JDK 21, and nothing here waits for a shutdown hook.
     */
    public static void main(String[] args) {
        Runtime.getRuntime().halt(Program.run(args, Surroundings.ofThisProcess()));
    }

    /** Runs one command without a terminal and returns its exit code. */
    public static int run(String[] args, OutputStream out, OutputStream err) {
        return Program.run(args, Surroundings.writingTo(out, err));
    }
}
