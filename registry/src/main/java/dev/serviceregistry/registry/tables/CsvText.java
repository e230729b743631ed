package dev.serviceregistry.registry.tables;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides comma-separated values into rows and cells, as RFC 4180 has them, and remembers where each stands.
 *
 * <p>No library that reads them tells the columns in which cells begin. A table whose first line has semicolons and no comma is
 * parted by semicolons, as spreadsheets write it where the comma parts decimals.
 */
final class CsvText {

    private final String text;
    private final char separator;
    private final List<List<Cell>> rows = new ArrayList<>();
    private List<Cell> row = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;
    private int openLine;
    private int openColumn;

    private CsvText(String text) {
        this.text = text;
        String first = text.lines().findFirst().orElse("");
        this.separator = first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
    }

    static CsvText of(String text) {
        CsvText csv = new CsvText(text);
        csv.read();
        return csv;
    }

    /** The rows that say something, each with its cells. */
    List<List<Cell>> rows() {
        return rows;
    }

    /** Whether the comma parts decimals. */
    boolean hasDecimalComma() {
        return separator == ';';
    }

    /** The line of a quote that nothing closes; 0 when every one is closed. */
    int openLine() {
        return openLine;
    }

    /** The column of that quote. */
    int openColumn() {
        return openColumn;
    }

    private void read() {
        while (at < text.length() && openLine == 0) {
            cell();
            char next = at < text.length() ? text.charAt(at) : '\n';
            at++;
            if (next != separator) {
                if (next == '\r' && at < text.length() && text.charAt(at) == '\n') {
                    at++;
                }
                endOfRow();
                line++;
                lineStart = at;
            } else if (at == text.length()) {
                row.add(new Cell("", line, column(), line, column()));
            }
        }
        endOfRow();
    }

    private void endOfRow() {
        boolean saysSomething = row.stream().anyMatch(cell -> !cell.text().isEmpty());
        if (saysSomething) {
            rows.add(row);
        }
        row = new ArrayList<>();
    }

    private int column() {
        return at - lineStart + 1;
    }

    private void cell() {
        skipSpaces();
        int startLine = line;
        int start = column();
        if (at < text.length() && text.charAt(at) == '"') {
            String quoted = quoted();
            row.add(new Cell(quoted, startLine, start, line, column()));
            skipSpaces();
            return;
        }
        int from = at;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
        String plain = text.substring(from, at).stripTrailing();
        row.add(new Cell(plain, startLine, start, startLine, start + plain.length()));
    }

    private boolean isEnd(char c) {
        return c == separator || c == '\n' || c == '\r';
    }

    private void skipSpaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private String quoted() {
        int openedLine = line;
        int openedColumn = column();
        StringBuilder cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                if (at + 1 == text.length() || text.charAt(at + 1) != '"') {
                    at++;
                    return cell.toString().strip();
                }
                at++;
            } else if (c == '\n') {
                line++;
                lineStart = at + 1;
            }
            cell.append(c);
        }
        openLine = openedLine;
        openColumn = openedColumn;
        return cell.toString();
    }
}
