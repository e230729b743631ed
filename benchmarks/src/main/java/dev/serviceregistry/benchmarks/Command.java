package dev.serviceregistry.benchmarks;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process to start: its words and what it adds to the environment. */
record Command(List<String> words, Map<String, String> environment) {

    /** A process that is over. */
    record Run(double milliseconds, long peakBytes) {}

    private static final int FINDINGS = 1;
    private static final int POLL_MILLISECONDS = 20;

    /** Runs it and returns its wall time in milliseconds; an exit code that tells of more than findings is an error. */
    double time() throws IOException, InterruptedException {
        ProcessBuilder builder = builder().redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        long start = System.nanoTime();
        Process process = builder.start();
        int code = process.waitFor();
        long end = System.nanoTime();
        check(code);
        return (end - start) / 1e6;
    }

    /** Runs it and watches its memory; the peak is 0 where the system does not tell it. */
    Run watched() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = builder().redirectOutput(Redirect.DISCARD).start();
        long peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, peakBytes(process.pid()));
            Thread.sleep(POLL_MILLISECONDS);
        }
        double milliseconds = (System.nanoTime() - start) / 1e6;
        check(process.waitFor());
        return new Run(milliseconds, peak);
    }

    /** Runs it and returns the lines of its standard output. */
    List<String> lines() throws IOException, InterruptedException {
        Process process = builder().start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        check(process.waitFor());
        return output.lines().toList();
    }

    /** Starts it, with all that it says on one stream; whoever starts it ends it. */
    Process startTogether() throws IOException {
        return builder().redirectErrorStream(true).start();
    }

    /** The most memory that a process has had so far, as Linux counts it. */
    private static long peakBytes(long process) {
        Path status = Path.of("/proc", Long.toString(process), "status");
        try {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return 1024 * Long.parseLong(line.replaceAll("\\D", ""));
                }
            }
            return 0;
        } catch (IOException e) {
            // It has ended, or the system is another.
            return 0;
        }
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectError(Redirect.INHERIT);
        builder.environment().putAll(environment);
        return builder;
    }

    private void check(int code) throws IOException {
        if (code != 0 && code != FINDINGS) {
            throw new IOException("exit code " + code + " of: " + String.join(" ", words));
        }
    }
}
