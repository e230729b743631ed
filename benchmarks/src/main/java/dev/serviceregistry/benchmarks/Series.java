package dev.serviceregistry.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The times of one command over all rounds, in milliseconds. */
final class Series {
    private final List<Double> times = new ArrayList<>();

    void add(double milliseconds) {
        times.add(milliseconds);
    }

    double minimum() {
        return Collections.min(times);
    }

    double maximum() {
        return Collections.max(times);
    }

    /** What so large a share of the times does not exceed. */
    double share(double share) {
        List<Double> sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    double median() {
        List<Double> sorted = times.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
