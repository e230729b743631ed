package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.facts.SourceLocation;

/** A problem as compilers print it: the place, the line with what is wrong underlined, and what to write instead. */
public final class RuleProblemText {

    private RuleProblemText() {}

    /**
     * The problem as lines, without the last line break.
     *
     * @param text all that its file says; empty when nobody could read it
     * @param shown the file as whoever reads this would write it
     */
    public static String of(RuleProblem problem, String text, String shown) {
        return of(problem, Severity.ERROR, text, shown);
    }

    /** The same of a problem that is as bad as this. */
    public static String of(RuleProblem problem, Severity severity, String text, String shown) {
        SourceLocation place = problem.place();
        StringBuilder out = new StringBuilder();
        out.append(shown).append(':').append(place.line()).append(':').append(place.column());
        out.append(": ").append(severity).append(": ").append(ShownText.of(problem.message()));
        String line = line(text, place.line());
        if (!line.isBlank()) {
            String number = Integer.toString(place.line());
            int from = Math.min(place.column() - 1, line.length());
            int to = place.endLine() == place.line() ? Math.min(place.endColumn() - 1, line.length()) : line.length();
            int before = width(line.substring(0, from));
            int marked = width(line.substring(0, Math.max(from, to))) - before;
            out.append('\n').append(number).append(" | ").append(ShownText.of(line));
            out.append('\n').append(" ".repeat(number.length())).append(" | ");
            out.append(" ".repeat(before)).append("^".repeat(Math.max(1, marked)));
        }
        if (!problem.hint().isEmpty()) {
            out.append("\n  hint: ").append(ShownText.of(problem.hint()));
        }
        return out.toString();
    }

    /** How many columns of a terminal a text takes as it is shown. */
    private static int width(String text) {
        return ShownText.width(ShownText.of(text));
    }

    private static String line(String text, int number) {
        return text.lines().skip(number - 1L).findFirst().orElse("");
    }
}
