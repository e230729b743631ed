package dev.serviceregistry.registry.editing;

import dev.serviceregistry.registry.toml.LineIndex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds what stands at a place in a TOML text that somebody is writing, and that therefore need not be valid.
 *
 * <p>What is not finished ends where the line does, or where the next header or key begins, so that one mistake does not
 * hide what follows.
 */
final class CursorScanner {

    private final String text;
    private final LineIndex lines;
    private final int target;
    private List<String> table = List.of();
    private int at;
    private @Nullable Cursor found;

    private CursorScanner(String file, String text, int line, int column) {
        this.text = text;
        this.lines = new LineIndex(file, text);
        this.target = lines.offsetWithinLine(line, column);
    }

    /** What stands at a line and a column, both from 1. */
    static Cursor at(String file, String text, int line, int column) {
        CursorScanner scanner = new CursorScanner(file, text, line, column);
        Cursor cursor = scanner.scan();
        return cursor == null ? scanner.cursor(Cursor.Token.OTHER, List.of(), scanner.target, scanner.target) : cursor;
    }

    private @Nullable Cursor scan() {
        while (found == null && at <= target) {
            int from = at;
            skip(" \t\r\n");
            blank(from, table);
            if (at >= text.length()) {
                break;
            }
            statement();
            // What stands behind a statement is a comment or a mistake.
            skipLine();
        }
        return found;
    }

    private void statement() {
        char first = text.charAt(at);
        if (first == '[') {
            skip("[");
            table = keys(List.of(), Cursor.Token.HEADER);
        } else if (first != '#') {
            assignment(table);
        }
    }

    private void assignment(List<String> below) {
        List<String> path = keys(below, Cursor.Token.KEY);
        if (path.size() > below.size() && peek() == '=') {
            at++;
            value(path);
        }
    }

    /** Reads a dotted key; what comes back is the path with it. */
    private List<String> keys(List<String> below, Cursor.Token token) {
        List<String> path = new ArrayList<>(below);
        while (true) {
            skip(" \t");
            char first = peek();
            if (first == '"' || first == '\'') {
                string(path, token);
            } else {
                int from = at;
                while (at < text.length() && isBare(text.charAt(at))) {
                    at++;
                }
                boolean dangling = at == from && path.size() > below.size() && text.charAt(at - 1) == '.';
                if (at == from && !dangling) {
                    return path;
                }
                path.add(text.substring(from, at));
                note(token, path, from, at, false);
            }
            skip(" \t");
            if (peek() != '.') {
                return path;
            }
            at++;
        }
    }

    private void value(List<String> path) {
        int from = at;
        skip(" \t");
        char first = peek();
        if (first == '"' || first == '\'') {
            string(path, Cursor.Token.VALUE);
        } else if (first == '[') {
            at++;
            array(path);
        } else if (first == '{') {
            at++;
            inlineTable(path);
        } else {
            int start = at;
            while (at < text.length() && ",]}#\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            int end = at;
            while (end > start && " \t".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            if (end > start) {
                note(Cursor.Token.VALUE, path, start, end, false);
            } else if (from <= target && target <= at) {
                found = cursor(Cursor.Token.VALUE, path, target, target);
            }
        }
    }

    private void array(List<String> path) {
        while (found == null && at < text.length()) {
            if (gap(path, Cursor.Token.VALUE) || peek() == ']') {
                at += peek() == ']' ? 1 : 0;
                return;
            }
            int before = at;
            value(path);
            at += at == before ? 1 : 0;
        }
    }

    private void inlineTable(List<String> path) {
        while (found == null && at < text.length()) {
            if (gap(path, Cursor.Token.KEY) || peek() == '}') {
                at += peek() == '}' ? 1 : 0;
                return;
            }
            int before = at;
            assignment(path);
            at += at == before ? 1 : 0;
        }
    }

    /** Skips what stands between two elements; true when what was opened is never closed. */
    private boolean gap(List<String> path, Cursor.Token token) {
        while (at < text.length()) {
            int from = at;
            skip(" \t\r\n,");
            if (text.substring(from, at).indexOf('\n') >= 0 && beginsStatement(token == Cursor.Token.VALUE)) {
                at = Math.max(from, text.lastIndexOf('\n', at - 1));
                return true;
            }
            if (from <= target && (target < at || target == at && !isToken(peek()))) {
                List<String> there = new ArrayList<>(path);
                if (token == Cursor.Token.KEY) {
                    there.add("");
                }
                found = cursor(token, there, target, target);
            }
            if (peek() != '#') {
                return false;
            }
            toLineEnd();
        }
        return false;
    }

    /** Whether a header stands here, or a key with its equals sign where none may be. */
    private boolean beginsStatement(boolean inArray) {
        int start = at;
        int end = text.indexOf('\n', at);
        String line = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
        if (line.startsWith("[")) {
            int close = line.indexOf(']');
            String name = close < 0 ? "" : line.substring(line.startsWith("[[") ? 2 : 1, close);
            return !name.isEmpty()
                    && isBare(name.charAt(0))
                    && !Character.isDigit(name.charAt(0))
                    && !name.contains(",");
        }
        int equals = line.indexOf('=');
        return inArray
                && equals > 0
                && isBare(line.charAt(0))
                && line.substring(0, equals).indexOf('"') < 0;
    }

    private void string(List<String> path, Cursor.Token token) {
        char quote = text.charAt(at);
        String fence = String.valueOf(quote).repeat(3);
        if (text.startsWith(fence, at)) {
            int end = text.indexOf(fence, at + 3);
            int close = end < 0 ? text.length() : end;
            note(token, path, at + 3, close, true);
            at = Math.min(text.length(), close + 3);
            return;
        }
        int from = ++at;
        while (at < text.length() && text.charAt(at) != quote && "\r\n".indexOf(text.charAt(at)) < 0) {
            at += text.charAt(at) == '\\' && quote == '"' ? 2 : 1;
        }
        at = Math.min(at, text.length());
        if (token != Cursor.Token.VALUE) {
            path.add(text.substring(from, at));
        }
        note(token, path, from, at, true);
        if (peek() == quote) {
            at++;
        }
    }

    private void note(Cursor.Token token, List<String> path, int from, int to, boolean quoted) {
        if (found == null && from <= target && target <= to) {
            found = new Cursor(token, path, text.substring(from, to), lines.span(from, to), quoted);
        }
    }

    /** Where nothing is written between two statements, a key of the table may come. */
    private void blank(int from, List<String> below) {
        if (from <= target && (target < at || target == at && at == text.length())) {
            List<String> path = new ArrayList<>(below);
            path.add("");
            found = cursor(Cursor.Token.KEY, path, target, target);
        }
    }

    private Cursor cursor(Cursor.Token token, List<String> path, int from, int to) {
        return new Cursor(token, path, text.substring(from, to), lines.span(from, to), false);
    }

    private static boolean isToken(char c) {
        return isBare(c) || c == '"' || c == '\'';
    }

    private static boolean isBare(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void skip(String characters) {
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void toLineEnd() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void skipLine() {
        toLineEnd();
        at++;
    }
}
