package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.ShownText;
import java.util.ArrayList;
import java.util.List;

/** Rows of text below each other, each column as wide as its widest cell and the whole no wider than allowed. */
final class Columns {

    private static final int NARROWEST = 8;
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int[] widths;

    Columns(String... head) {
        this.widths = new int[head.length];
        add(head);
    }

    void add(String... cells) {
        List<String> row = new ArrayList<>(cells.length);
        for (int i = 0; i < cells.length; i++) {
            String cell = ShownText.of(cells[i]);
            widths[i] = Math.max(widths[i], ShownText.width(cell));
            row.add(cell);
        }
        rows.add(row);
    }

    void writeTo(Output out, int width) {
        shrink(width);
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                String cell = cut(row.get(i), widths[i]);
                line.append(cell)
                        .append(" ".repeat(widths[i] - ShownText.width(cell)))
                        .append(GAP);
            }
            out.line(line.toString().stripTrailing());
        }
    }

    /** Takes from the widest column until all fit, or until nothing sensible can be taken any more. */
    private void shrink(int width) {
        int total = GAP.length() * (widths.length - 1);
        for (int column : widths) {
            total += column;
        }
        while (total > width) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= NARROWEST) {
                return;
            }
            widths[widest]--;
            total--;
        }
    }

    private static String cut(String text, int width) {
        if (ShownText.width(text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && ShownText.width(text.substring(0, end)) > width - 1) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }
}
