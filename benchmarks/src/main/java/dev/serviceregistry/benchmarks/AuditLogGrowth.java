package dev.serviceregistry.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures the audit log beside the bare writing of the same bytes, and whether it stays as fast as it grows. */
final class AuditLogGrowth {

    /** A seventh of what the largest log has in bytes: not all of it fits. */
    private static final String HEAP = "-Xmx64m";

    private static final int TOGETHER = 100;

    /** What was measured up to one size: nanoseconds per entry. */
    private record Size(long entries, double appended, double written, double verified) {}

    private final Scratch scratch;
    private final Results results;
    private final boolean quick;

    AuditLogGrowth(Scratch scratch, Results results, boolean quick) {
        this.scratch = scratch;
        this.results = results;
        this.quick = quick;
    }

    void measure(Jdk jdk) throws IOException, InterruptedException {
        int large = quick ? 50_000 : 1_000_000;
        int small = large / 10;
        results.heading("audit log of " + large + " entries, " + TOGETHER + " a write, heap " + HEAP);
        Size one = measured(jdk, 1, List.of(quick ? 100 : 1_000)).get(0);
        results.ratio(
                "appending one entry, rate to that of writing the same bytes",
                one.written() / one.appended(),
                Target.atLeast(0.5));
        List<Size> sizes = measured(jdk, TOGETHER, List.of(small, large));
        Size few = sizes.get(0);
        Size many = sizes.get(1);
        results.ratio(
                "appending " + TOGETHER + " entries, rate to that of writing the same bytes",
                many.written() / many.appended(),
                Target.atLeast(0.5));
        results.ratio(
                "appending, time per entry, times that up to " + small + " entries",
                many.appended() / few.appended(),
                Target.atMost(1.5));
        results.ratio(
                "verifying, time per entry, times that at " + small + " entries",
                many.verified() / few.verified(),
                Target.atMost(1.5));
    }

    private List<Size> measured(Jdk jdk, int together, List<Integer> entries) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                AuditLogProcess.class.getName(),
                scratch.path("audit-log").toString(),
                Integer.toString(together)));
        entries.forEach(size -> words.add(size.toString()));
        List<Size> sizes = new ArrayList<>();
        for (String line : jdk.java(words).lines()) {
            String[] told = line.split(" ");
            sizes.add(new Size(
                    Long.parseLong(told[0]),
                    Double.parseDouble(told[1]),
                    Double.parseDouble(told[2]),
                    Double.parseDouble(told[3])));
        }
        return sizes;
    }
}
