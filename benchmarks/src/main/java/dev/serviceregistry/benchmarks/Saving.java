package dev.serviceregistry.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Measures what one save costs beside a look at everything. */
final class Saving {

    private static final int PROJECTS = 500;
    private static final int FEW = 100;

    private final Scratch scratch;
    private final Results results;
    private final boolean quick;

    Saving(Scratch scratch, Results results, boolean quick) {
        this.scratch = scratch;
        this.results = results;
        this.quick = quick;
    }

    void measure(Jdk jdk) throws IOException, InterruptedException {
        int projects = quick ? FEW : PROJECTS;
        results.heading("one service saved among " + projects + " projects of 20 services, times a full run");
        Path repository = scratch.path("saving");
        Scratch.write(projects, repository);
        Map<String, Double> told = new HashMap<>();
        Command saving = jdk.java(List.of(
                "-Xmx3g",
                "-XX:+UseParallelGC",
                "-cp",
                System.getProperty("java.class.path"),
                SavingProcess.class.getName(),
                repository.toString()));
        for (String line : saving.lines()) {
            int equals = line.indexOf('=');
            told.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 1)));
        }
        results.ratio("a save, at the median", told.get("save") / told.get("full"), Target.NONE);
        results.ratio(
                "a save that 95 of 100 do not exceed",
                told.get("late") / told.get("full"),
                quick ? Target.NONE : Target.atMost(0.01));
        Scratch.delete(repository);
    }
}
