package dev.serviceregistry.oracle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few version ranges that random repositories demand, each written out as intervals by hand. */
final class Ranges {

    private static final long END = Long.MAX_VALUE;

    /** From the first number, included, to the second, excluded; see {@link #weight}. */
    private static final Map<String, long[][]> INTERVALS = Map.ofEntries(
            Map.entry("^16", new long[][] {{at(16, 0, 0), at(17, 0, 0)}}),
            Map.entry("^1", new long[][] {{at(1, 0, 0), at(2, 0, 0)}}),
            Map.entry("^1.4", new long[][] {{at(1, 4, 0), at(2, 0, 0)}}),
            Map.entry("~1.4", new long[][] {{at(1, 4, 0), at(1, 5, 0)}}),
            Map.entry("~2.3.0", new long[][] {{at(2, 3, 0), at(2, 4, 0)}}),
            Map.entry("^0", new long[][] {{0, at(1, 0, 0)}}),
            Map.entry(">=1.4, <2", new long[][] {{at(1, 4, 0), at(2, 0, 0)}}),
            Map.entry("^0.3", new long[][] {{at(0, 3, 0), at(0, 4, 0)}}),
            Map.entry("^2.3.1", new long[][] {{at(2, 3, 1), at(3, 0, 0)}}),
            Map.entry(">=1.4 <2", new long[][] {{at(1, 4, 0), at(2, 0, 0)}}),
            Map.entry(">1.0.0", new long[][] {{at(1, 0, 1), END}}),
            Map.entry("<=1.4.2", new long[][] {{0, at(1, 4, 3)}}),
            Map.entry("<1", new long[][] {{0, at(1, 0, 0)}}),
            Map.entry("2.3.1", new long[][] {{at(2, 3, 1), at(2, 3, 2)}}),
            Map.entry("=2.0.0", new long[][] {{at(2, 0, 0), at(2, 0, 1)}}),
            Map.entry("1.x", new long[][] {{at(1, 0, 0), at(2, 0, 0)}}),
            Map.entry("^1 || ^16", new long[][] {{at(1, 0, 0), at(2, 0, 0)}, {at(16, 0, 0), at(17, 0, 0)}}),
            Map.entry(">=0.1", new long[][] {{at(0, 1, 0), END}}));

    /** The ranges, in an order that is always the same. */
    static final List<String> ALL = INTERVALS.keySet().stream().sorted().toList();

    /** A range that every semantic version of a random repository satisfies. */
    static final String WIDE = ">=0.1";

    private static final Pattern SEMANTIC = Pattern.compile("(0|[1-9]\\d*)\\.(0|[1-9]\\d*)\\.(0|[1-9]\\d*)");

    private Ranges() {}

    static boolean isSemantic(String version) {
        return SEMANTIC.matcher(version).matches();
    }

    /** Whether a version lies in a range; one that is no semantic version lies in none. */
    static boolean contains(String range, String version) {
        Optional<Long> weight = weight(version);
        if (weight.isEmpty()) {
            return false;
        }
        for (long[] interval : INTERVALS.get(range)) {
            if (interval[0] <= weight.get() && weight.get() < interval[1]) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Long> weight(String version) {
        Matcher parts = SEMANTIC.matcher(version);
        return parts.matches()
                ? Optional.of(at(
                        Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    private static long at(long major, long minor, long patch) {
        return (major * 1000 + minor) * 1000 + patch;
    }
}
