package dev.serviceregistry.benchmarks;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Processes that run in turn, round by round, so that what disturbs the machine disturbs all of them. */
final class Race {

    /** What must be done before a process runs; its time does not count. */
    interface Preparation {

        Preparation NONE = round -> {};

        void prepare(int round) throws IOException;
    }

    private record Runner(Preparation before, Command command, Series times) {}

    private final Map<String, Runner> runners = new LinkedHashMap<>();

    void add(String name, Command command, Preparation before) {
        runners.put(name, new Runner(before, command, new Series()));
    }

    void add(String name, Command command) {
        add(name, command, Preparation.NONE);
    }

    /** Runs all; one round more than these, since the first fills caches and does not count. */
    void run(int rounds) throws IOException, InterruptedException {
        for (int round = 0; round <= rounds; round++) {
            for (Runner runner : runners.values()) {
                runner.before().prepare(round);
                double time = runner.command().time();
                if (round > 0) {
                    runner.times().add(time);
                }
            }
        }
    }

    /** How many times as long the first takes as the second, by their medians. */
    double ratio(String name, String unit) {
        return median(name) / median(unit);
    }

    /** The milliseconds that one takes. */
    double median(String name) {
        return times(name).median();
    }

    private Series times(String name) {
        Runner runner = runners.get(name);
        if (runner == null) {
            throw new IllegalArgumentException("nothing of the name " + name + " took part");
        }
        return runner.times();
    }
}
