package dev.serviceregistry.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measures {@code validate} on the bundled catalogue, from the start of the process to its end. */
public final class WholeProcess {
    private static final double WARM_TARGET = 7;
    private static final double COLD_TARGET = 10;

    private final Path home;
    private final Path scratch;
    private final int rounds;
    private final PrintStream out;

    private WholeProcess(Path home, Path scratch, int rounds, PrintStream out) {
        this.home = home;
        this.scratch = scratch;
        this.rounds = rounds;
        this.out = out;
    }

    /**
     * Prints a table for each JDK; exits 1 when {@code --check} is given and a target is missed.
     *
     * @param arguments the product's directory, then {@code [--quick] [--check] [--jdk DIR]...}
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path home = Path.of(arguments[0]);
        List<String> options = List.of(arguments).subList(1, arguments.length);
        List<Path> jdks = new ArrayList<>();
        for (int i = 0; i + 1 < options.size(); i++) {
            if (options.get(i).equals("--jdk")) {
                jdks.add(Path.of(options.get(i + 1)));
            }
        }
        if (jdks.isEmpty()) {
            jdks.add(Path.of(System.getProperty("java.home")));
        }
        Path scratch = Files.createTempDirectory("service-registry-benchmarks");
        boolean met = true;
        try {
            int rounds = options.contains("--quick") ? 15 : 41;
            WholeProcess benchmark = new WholeProcess(home, scratch, rounds, System.out);
            for (Path jdk : jdks) {
                met &= benchmark.measure(new Jdk(jdk, home.resolve("service-registry")));
            }
        } finally {
            delete(scratch);
        }
        System.exit(met || !options.contains("--check") ? 0 : 1);
    }

    private boolean measure(Jdk jdk) throws IOException, InterruptedException {
        List<String> arguments =
                List.of("validate", "--config", home.resolve("catalog").toString());
        Path warmCache = scratch.resolve("warm");
        Path coldCache = scratch.resolve("cold");
        Command launcher = jdk.launcher(arguments);
        Command warm = jdk.program(arguments, warmCache);
        Command cold = jdk.program(arguments, coldCache);
        Command nothing = jdk.nothing(warm, scratch.resolve("nothing"));
        Series nothingTimes = new Series();
        Series warmTimes = new Series();
        Series coldTimes = new Series();
        Series launcherTimes = new Series();
        // The first round fills the warm cache and the system's page cache; it does not count.
        for (int round = 0; round <= rounds; round++) {
            Series[] series = round == 0
                    ? new Series[] {new Series(), new Series(), new Series(), new Series()}
                    : new Series[] {nothingTimes, warmTimes, coldTimes, launcherTimes};
            series[0].add(nothing.time());
            series[1].add(warm.time());
            delete(coldCache);
            series[2].add(cold.time());
            series[3].add(launcher.time());
        }
        out.printf("%s%s, %d rounds%n", jdk, Jdk.hasArchive(warm) ? "" : " (without class archive)", rounds);
        out.printf("%-28s %8s %8s %8s %8s   %s%n", "milliseconds", "min", "median", "max", "ratio", "target");
        double unit = nothingTimes.median();
        print("JVM that does nothing", nothingTimes, unit, "");
        boolean warmMet = warmTimes.median() <= WARM_TARGET * unit;
        boolean coldMet = coldTimes.median() <= COLD_TARGET * unit;
        print("validate, warm fact cache", warmTimes, unit, verdict(WARM_TARGET, warmMet));
        print("validate, cold fact cache", coldTimes, unit, verdict(COLD_TARGET, coldMet));
        print("launcher, before the JVM", launcherTimes, unit, "");
        out.println();
        return warmMet && coldMet;
    }

    private void print(String name, Series series, double unit, String target) {
        String line = String.format(
                Locale.ROOT,
                "%-28s %8.1f %8.1f %8.1f %8.2f   %s",
                name,
                series.minimum(),
                series.median(),
                series.maximum(),
                series.median() / unit,
                target);
        out.println(line.stripTrailing());
    }

    private static String verdict(double target, boolean met) {
        return String.format(Locale.ROOT, "<= %.0f %s", target, met ? "met" : "MISSED");
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
