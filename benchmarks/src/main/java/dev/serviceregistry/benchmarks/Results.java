package dev.serviceregistry.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of ratios, printed as they come in. */
final class Results {

    private final PrintStream out;
    private final List<String> missed = new ArrayList<>();

    Results(PrintStream out) {
        this.out = out;
    }

    /** Begins a part of the table. */
    void heading(String text) {
        out.printf("%n%s%n", text);
    }

    /** A line that is no ratio, such as why something was not measured. */
    void note(String text) {
        out.println("  " + text);
    }

    /** A ratio that has to meet a target. */
    void ratio(String what, double ratio, Target target) {
        out.println(String.format(
                        Locale.ROOT,
                        ratio < 0.1 ? "  %-62s %8.4f   %s" : "  %-62s %8.2f   %s",
                        what,
                        ratio,
                        target.verdict(ratio))
                .stripTrailing());
        if (!target.isMetBy(ratio)) {
            missed.add(what);
        }
    }

    /** What missed its target, in the order of the table. */
    List<String> missed() {
        return List.copyOf(missed);
    }
}
