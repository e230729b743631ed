package dev.serviceregistry.features.scenarios.mutation;

import dev.serviceregistry.facts.SourceLocation;

/**
 * A small change of the text of a rule.
 *
 * @param start where the text is replaced, from 0
 * @param end where it goes on as it is
 * @param instead what stands there instead
 * @param around where the constraint begins that the change is in, or the change itself
 * @param aroundEnd where that ends
 */
public record Mutation(int start, int end, String instead, int around, int aroundEnd) {

    /** The text with the change. */
    public String applied(String text) {
        return text.substring(0, start) + instead + text.substring(end);
    }

    /** What is changed, as it is written. */
    public String before(String text) {
        return onOneLine(text.substring(around, aroundEnd));
    }

    /** What it becomes; empty when it is left out. */
    public String after(String text) {
        return onOneLine(text.substring(around, Math.max(around, start))
                + instead
                + text.substring(Math.min(aroundEnd, end), aroundEnd));
    }

    private static String onOneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /** Where the changed text stands. */
    public SourceLocation place(String file, String text) {
        int from = Math.max(start, around);
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < from; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        int column = from - lineStart + 1;
        return new SourceLocation(file, line, column, line, column + Math.max(1, Math.min(end, aroundEnd) - from));
    }
}
