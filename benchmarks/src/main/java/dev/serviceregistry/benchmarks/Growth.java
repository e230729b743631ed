package dev.serviceregistry.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures how time and memory grow with the number of projects. */
final class Growth {

    private static final int FEW = 50;
    private static final int SOME = 250;
    private static final int MANY = 1_000;
    private static final int MOST = 10_000;

    /** With what a JVM needs besides its heap, less than the two gigabytes that the largest repository may take. */
    private static final String HEAP = "-Xmx1600m";

    private static final double TWO_GIGABYTES = 2.0 * (1 << 30);

    /** What was measured of a repository of one size. */
    private record Size(double facts, double whole, double peak, double judging, double handwritten) {}

    private final Scratch scratch;
    private final Results results;
    private final boolean quick;

    Growth(Scratch scratch, Results results, boolean quick) {
        this.scratch = scratch;
        this.results = results;
        this.quick = quick;
    }

    void measure(Jdk jdk) throws IOException, InterruptedException {
        int large = quick ? SOME : MOST;
        int small = quick ? FEW : MANY;
        results.heading("growth from " + small + " to " + large + " projects of 20 services, heap " + HEAP);
        Size few = measured(small, jdk);
        Size many = measured(large, jdk);
        results.ratio("facts", many.facts() / few.facts(), Target.NONE);
        results.ratio(
                "whole process with a cold fact cache, time per fact",
                many.whole() / many.facts() / (few.whole() / few.facts()),
                Target.atMost(1.5));
        results.ratio(
                "judging, time per fact",
                many.judging() / many.facts() / (few.judging() / few.facts()),
                Target.atMost(1.5));
        results.ratio(
                "judging by the same policies, times hand-written Java",
                many.judging() / many.handwritten(),
                Target.atMost(5));
        if (many.peak() == 0) {
            results.note("memory was not measured: the system does not tell a process's peak");
        } else {
            results.ratio("memory of the whole process, times 2 GB", many.peak() / TWO_GIGABYTES, Target.atMost(1));
        }
    }

    private Size measured(int projects, Jdk jdk) throws IOException, InterruptedException {
        Path repository = scratch.repository(projects);
        Path cache = scratch.path("growth-cache");
        Scratch.delete(cache);
        Command.Run run =
                jdk.program(WholeProcess.validate(repository), cache, HEAP).watched();
        Scratch.delete(cache);
        Map<String, Double> told = new HashMap<>();
        Command judging = jdk.java(List.of(
                HEAP,
                "-XX:+UseParallelGC",
                "-XX:NewRatio=5",
                "-cp",
                System.getProperty("java.class.path"),
                JudgingProcess.class.getName(),
                repository.toString()));
        for (String line : judging.lines()) {
            int equals = line.indexOf('=');
            told.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 1)));
        }
        return new Size(
                told.get("facts"), run.milliseconds(), run.peakBytes(), told.get("engine"), told.get("handwritten"));
    }
}
