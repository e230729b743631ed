package dev.serviceregistry.cli;

import java.io.PrintStream;

/** The program's entrance, and the only place that exits. */
public final class Main {
    private Main() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        if (args.length == 0) {
            err.println("service-registry: no command given");
            return 2;
        }
        out.println("service-registry " + args[0]);
        return 0;
    }
}
