package dev.serviceregistry.engine.source;

import dev.serviceregistry.engine.report.ShownText;
import dev.serviceregistry.engine.report.SourceExcerpt;
import dev.serviceregistry.facts.SourceLocation;

/** Says what is wrong with a file of rules as compilers do: the place, the line with a caret below it, and a hint. */
public final class RuleProblemText {

    private RuleProblemText() {}

    /**
     * The problem in a few lines, each of them ended.
     *
     * @param problem the problem
     * @param file the file that it is in
     * @param width how many columns of a line are shown
     */
    public static String of(RuleProblem problem, RuleFile file, int width) {
        SourceLocation place = problem.place();
        StringBuilder text = new StringBuilder();
        text.append(ShownText.of(place.toString())).append(": error: ");
        text.append(ShownText.of(problem.message())).append('\n');
        String line = line(file.text(), place.line());
        if (!line.isBlank()) {
            SourceExcerpt excerpt = SourceExcerpt.of(line, place, width);
            String number = Integer.toString(place.line());
            text.append(number).append(" | ").append(excerpt.text()).append('\n');
            text.append(" ".repeat(number.length())).append(" | ").append(" ".repeat(excerpt.indent()));
            text.append("^".repeat(excerpt.length())).append('\n');
        }
        if (!problem.hint().isEmpty()) {
            text.append("  hint: ").append(ShownText.of(problem.hint())).append('\n');
        }
        return text.toString();
    }

    private static String line(String text, int number) {
        int start = 0;
        for (int line = 1; line < number; line++) {
            start = text.indexOf('\n', start) + 1;
        }
        int end = text.indexOf('\n', start);
        String line = text.substring(start, end < 0 ? text.length() : end);
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }
}
