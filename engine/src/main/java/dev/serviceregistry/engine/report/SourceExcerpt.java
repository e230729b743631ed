package dev.serviceregistry.engine.report;

import dev.serviceregistry.facts.SourceLocation;

/**
 * The part of a source line that is shown, and where its span lies in it.
 *
 * @param text the part, fit for a terminal
 * @param indent how many columns stand before the span
 * @param length how many columns the span takes, at least one
 */
record SourceExcerpt(String text, int indent, int length) {

    private static final String CUT = "…";

    /** The line, cut around the span where it is wider than {@code width} columns; looks at no more than it shows. */
    static SourceExcerpt of(String line, SourceLocation span, int width) {
        int from = Math.max(0, Math.min(span.column() - 1, line.length()));
        int to = span.endLine() == span.line() ? Math.min(span.endColumn() - 1, line.length()) : line.length();
        to = Math.max(from, to);
        int start = fits(line, to, width) ? 0 : back(line, from, width / 3);

        StringBuilder text = new StringBuilder(width + 16);
        int column = 0;
        if (start > 0) {
            text.append(CUT);
            column = 1;
        }
        int indent = -1;
        int end = -1;
        int at = start;
        while (at < line.length() && column < width - 1) {
            if (indent < 0 && at >= from) {
                indent = column;
            }
            if (end < 0 && at >= to) {
                end = column;
            }
            int point = line.codePointAt(at);
            column += ShownText.append(text, point, column);
            at += Character.charCount(point);
        }
        indent = indent < 0 ? column : indent;
        end = end < 0 ? column : end;
        if (at < line.length()) {
            text.append(CUT);
        }
        return new SourceExcerpt(text.toString().stripTrailing(), indent, Math.max(1, end - indent));
    }

    private static boolean fits(String line, int to, int width) {
        if (to >= width) {
            return false;
        }
        StringBuilder shown = new StringBuilder(width);
        int column = 0;
        for (int at = 0; at < to; ) {
            int point = line.codePointAt(at);
            column += ShownText.append(shown, point, column);
            at += Character.charCount(point);
        }
        return column < width - 1;
    }

    private static int back(String line, int from, int columns) {
        StringBuilder shown = new StringBuilder();
        int column = 0;
        int at = from;
        while (at > 0 && column < columns) {
            int point = line.codePointBefore(at);
            column += ShownText.append(shown, point, 0);
            at -= Character.charCount(point);
        }
        return at;
    }
}
