package dev.serviceregistry.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What a run of the real command line came to.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Run(int code, String out, String err) {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

    static Run in(Path directory, String... args) {
        return in(directory, Map.of(), args);
    }

    static Run in(Path directory, Map<String, String> environment, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings =
                new Surroundings(new Output(out, false), new Output(err, false), environment, directory, CLOCK);
        int code = Program.run(args, surroundings);
        awaitOwnRules();
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The end of a process stops what still compiles rules; here it would write into directories that are gone. */
    private static void awaitOwnRules() {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("own rules")) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** What it wrote to standard output, with every elapsed time as zero. */
    String outWithoutTime() {
        return out.replaceAll("\\d+\\.\\d\\d s\n", "0.00 s\n");
    }
}
