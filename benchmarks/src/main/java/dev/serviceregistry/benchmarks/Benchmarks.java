package dev.serviceregistry.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures everything and prints it as ratios, each to something that runs beside it. */
public final class Benchmarks {

    private static final String STARTS = "starts";

    /** What {@code --quick} leaves out unless it is asked for. */
    private static final Set<String> SLOW = Set.of("generating", "saving", "authoring", "audit");

    private Benchmarks() {}

    /** What is measured of one JDK. */
    private interface Part {
        void measure(Jdk jdk) throws Exception;
    }

    /**
     * Prints the table; exits 1 when {@code --check} is given and a target is missed, 2 for an unknown part.
     *
     * @param arguments the product's directory, then {@code [--quick] [--check] [--only PART]... [--jdk DIR]...}
     */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        List<String> options = List.of(arguments).subList(1, arguments.length);
        Results results = new Results(System.out);
        List<String> asked = values("--only", options);
        List<String> unknown = new ArrayList<>(asked);
        try (Scratch scratch = new Scratch()) {
            List<Jdk> jdks = jdks(options, home);
            boolean quick = options.contains("--quick");
            Map<String, Part> parts = parts(home, scratch, results, quick);
            unknown.removeAll(parts.keySet());
            if (unknown.isEmpty()) {
                parts.keySet().removeIf(name -> asked.isEmpty() ? quick && SLOW.contains(name) : !asked.contains(name));
                for (Map.Entry<String, Part> part : parts.entrySet()) {
                    for (Jdk jdk : part.getKey().equals(STARTS) ? jdks : jdks.subList(0, 1)) {
                        part.getValue().measure(jdk);
                    }
                }
            } else {
                System.err.println("benchmarks/run: there is no part '" + unknown.get(0) + "' here; the parts are "
                        + String.join(", ", parts.keySet()));
            }
        }
        System.exit(unknown.isEmpty() ? verdict(results, options.contains("--check")) : 2);
    }

    /** What there is to measure, in the order of the table. */
    private static Map<String, Part> parts(Path home, Scratch scratch, Results results, boolean quick) {
        Map<String, Part> parts = new LinkedHashMap<>();
        WholeProcess whole = new WholeProcess(home, scratch, results, quick);
        parts.put(STARTS, whole::measure);
        parts.put("spectral", jdk -> new SpectralComparison(home, scratch, results, quick).measure(jdk));
        parts.put("process", jdk -> new InProcess(results, quick).measure());
        parts.put("generating", jdk -> new Generating(scratch, results).measure(jdk));
        parts.put("saving", jdk -> new Saving(scratch, results, quick).measure(jdk));
        parts.put("authoring", jdk -> new Authoring(scratch, results, quick).measure(jdk));
        parts.put("growth", jdk -> new Growth(scratch, results, quick).measure(jdk));
        parts.put("audit", jdk -> new AuditLogGrowth(scratch, results, quick).measure(jdk));
        return parts;
    }

    private static List<String> values(String option, List<String> options) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i + 1 < options.size(); i++) {
            if (options.get(i).equals(option)) {
                values.add(options.get(i + 1));
            }
        }
        return values;
    }

    private static List<Jdk> jdks(List<String> options, Path home) throws IOException {
        List<String> asked = values("--jdk", options);
        List<Jdk> jdks = new ArrayList<>();
        for (String directory : asked.isEmpty() ? List.of(System.getProperty("java.home")) : asked) {
            jdks.add(new Jdk(Path.of(directory).toRealPath(), home.resolve("service-registry")));
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
