package dev.serviceregistry.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Measures everything and prints it as ratios, each to something that runs beside it. */
public final class Benchmarks {

    private Benchmarks() {}

    /**
     * Prints the table; exits 1 when {@code --check} is given and a target is missed.
     *
     * @param arguments the product's directory, then {@code [--quick] [--check] [--jdk DIR]...}
     */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        List<String> options = List.of(arguments).subList(1, arguments.length);
        boolean quick = options.contains("--quick");
        Results results = new Results(System.out);
        try (Scratch scratch = new Scratch()) {
            Path launcher = home.resolve("service-registry");
            List<Jdk> jdks = jdks(options, launcher);
            WholeProcess whole = new WholeProcess(home, scratch, results, quick);
            for (Jdk jdk : jdks) {
                whole.measure(jdk);
            }
            new SpectralComparison(home, scratch, results, quick).measure(jdks.get(0));
            new InProcess(results, quick).measure();
            if (!quick) {
                new Generating(scratch, results).measure(jdks.get(0));
            }
            new Saving(scratch, results, quick).measure(jdks.get(0));
            new Authoring(scratch, results, quick).measure(jdks.get(0));
            new Growth(scratch, results, quick).measure(jdks.get(0));
            new AuditLogGrowth(scratch, results, quick).measure(jdks.get(0));
        }
        System.exit(verdict(results, options.contains("--check")));
    }

    private static List<Jdk> jdks(List<String> options, Path launcher) throws IOException {
        List<Jdk> jdks = new ArrayList<>();
        for (int i = 0; i + 1 < options.size(); i++) {
            if (options.get(i).equals("--jdk")) {
                jdks.add(new Jdk(Path.of(options.get(i + 1)).toRealPath(), launcher));
            }
        }
        if (jdks.isEmpty()) {
            jdks.add(new Jdk(Path.of(System.getProperty("java.home")), launcher));
        }
        return jdks;
    }

    private static int verdict(Results results, boolean check) {
        System.out.println();
        if (results.missed().isEmpty()) {
            System.out.println("Every target is met.");
            return 0;
        }
        System.out.println("Missed: " + String.join("; ", results.missed()));
        return check ? 1 : 0;
    }
}
