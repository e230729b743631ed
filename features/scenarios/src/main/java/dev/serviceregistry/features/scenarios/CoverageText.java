package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.CoveredCondition;
import dev.serviceregistry.engine.report.ShownText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** What scenarios show of rules, as a person reads it: a line for each rule, and below it what is missing. */
final class CoverageText {

    private static final String SEPARATOR = "  ";

    private CoverageText() {}

    static void write(List<Coverage> coverages, Writer out) throws IOException {
        int width = "RULE".length();
        for (Coverage coverage : coverages) {
            width = Math.max(width, coverage.rule().id().length());
        }
        out.append(padded("RULE", width)).append("REPORTED  PASSED  NOTHING TO JUDGE  CONDITIONS\n");
        int conditions = 0;
        int covered = 0;
        for (Coverage coverage : coverages) {
            int gaps = coverage.gaps().size();
            int all = coverage.conditions().size();
            conditions += all;
            covered += all - gaps;
            out.append(padded(coverage.rule().id(), width))
                    .append(right(coverage.reported(), "REPORTED"))
                    .append(right(coverage.passed(), "PASSED"))
                    .append(right(coverage.idle(), "NOTHING TO JUDGE"))
                    .append(all - gaps + " of " + all + " seen true and false\n");
            for (CoveredCondition gap : coverage.gaps()) {
                out.append(SEPARATOR).append(ShownText.of(gap.place() + ": " + lack(gap) + ": " + gap.text()));
                out.append('\n');
            }
        }
        out.append(covered + " of " + ScenarioText.counted(conditions, "condition") + " seen true and false\n");
    }

    private static String lack(CoveredCondition condition) {
        if (condition.seenTrue()) {
            return "never seen false";
        }
        return condition.seenFalse() ? "never seen true" : "never looked at";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length()) + SEPARATOR;
    }

    private static String right(int number, String heading) {
        String text = Integer.toString(number);
        return " ".repeat(Math.max(0, heading.length() - text.length())) + text + SEPARATOR;
    }
}
