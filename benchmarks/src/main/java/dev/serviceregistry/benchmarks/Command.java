package dev.serviceregistry.benchmarks;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A process to start: its words and what it adds to the environment. */
record Command(List<String> words, Map<String, String> environment) {

    /** Runs it and returns its wall time in milliseconds; every exit code but 0 is an error. */
    double time() throws IOException, InterruptedException {
        ProcessBuilder builder = builder().redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        long start = System.nanoTime();
        Process process = builder.start();
        int code = process.waitFor();
        long end = System.nanoTime();
        check(code);
        return (end - start) / 1e6;
    }

    /** Runs it and returns the lines of its standard output. */
    List<String> lines() throws IOException, InterruptedException {
        Process process = builder().start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        check(process.waitFor());
        return output.lines().toList();
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectError(Redirect.INHERIT);
        builder.environment().putAll(environment);
        return builder;
    }

    private void check(int code) throws IOException {
        if (code != 0) {
            throw new IOException("exit code " + code + " of: " + String.join(" ", words));
        }
    }
}
