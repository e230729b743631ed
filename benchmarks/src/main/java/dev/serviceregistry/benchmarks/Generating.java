package dev.serviceregistry.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures how the time for generating every format grows with the number of services, beside writing the same bytes. */
final class Generating {

    private static final int FEW = 5;
    private static final int MANY = 50;

    /** What was measured of a repository of one size. */
    private record Size(double services, double bytes, double generated, double written) {}

    private final Scratch scratch;
    private final Results results;

    Generating(Scratch scratch, Results results) {
        this.scratch = scratch;
        this.results = results;
    }

    void measure(Jdk jdk) throws IOException, InterruptedException {
        results.heading("generating every format, from " + FEW + " to " + MANY + " projects of 20 services");
        Path few = scratch.repository(FEW);
        Path many = scratch.repository(MANY);
        List<Size> sizes = new ArrayList<>();
        Command generating = jdk.java(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                GeneratingProcess.class.getName(),
                scratch.path("generated").toString(),
                few.toString(),
                many.toString()));
        for (String line : generating.lines()) {
            String[] told = line.split(" ");
            sizes.add(new Size(
                    Double.parseDouble(told[0]),
                    Double.parseDouble(told[1]),
                    Double.parseDouble(told[2]),
                    Double.parseDouble(told[3])));
        }
        Size small = sizes.get(0);
        Size large = sizes.get(1);
        results.ratio("services", large.services() / small.services(), Target.NONE);
        results.ratio("bytes per service", perService(large.bytes(), large, small.bytes(), small), Target.NONE);
        results.ratio(
                "time per service", perService(large.generated(), large, small.generated(), small), Target.atMost(1.5));
        results.ratio(
                "generating, times writing the same bytes to files",
                large.generated() / large.written(),
                Target.atMost(5));
    }

    private static double perService(double large, Size atLarge, double small, Size atSmall) {
        return large / atLarge.services() / (small / atSmall.services());
    }
}
