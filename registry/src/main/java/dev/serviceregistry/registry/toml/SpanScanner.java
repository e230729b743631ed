package dev.serviceregistry.registry.toml;

import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where the keys and values of a valid TOML document begin and end, which the TOML library does not say.
 *
 * <p>It walks over the text without judging it: whether the document is valid is for the library to say, beforehand.
 */
final class SpanScanner {

    private record KeyPart(String name, int from, int to) {}

    private final String text;
    private final LineIndex lines;
    private final Spans root = new Spans();
    private int at;
    private boolean newer;

    SpanScanner(String file, String text) {
        this.text = text;
        this.lines = new LineIndex(file, text);
    }

    Spans scan() {
        root.value = lines.span(0, 0);
        Spans current = root;
        for (skipBlank(); at < text.length(); skipBlank()) {
            if (text.charAt(at) == '[') {
                current = header();
            } else {
                assignment(current);
            }
        }
        return root;
    }

    /** Whether the document has something that readers of TOML 1.0 may refuse; known after the scan. */
    boolean mayNeedNewerToml() {
        return newer;
    }

    private Spans header() {
        int from = at;
        boolean element = text.startsWith("[[", at);
        at += element ? 2 : 1;
        List<KeyPart> parts = key();
        at = text.indexOf(']', at) + (element ? 2 : 1);
        SourceLocation span = lines.span(from, at);
        Spans table = root;
        for (KeyPart part : parts) {
            table = table.open().child(part.name);
            if (table.key == null) {
                table.key = span;
            }
            if (table.value == null) {
                table.value = span;
            }
        }
        if (element) {
            table = table.append();
        }
        table.key = span;
        table.value = span;
        return table;
    }

    private void assignment(Spans table) {
        Spans target = table.open();
        int from = at;
        for (KeyPart part : key()) {
            target = target.child(part.name);
            SourceLocation span = lines.span(part.from, part.to);
            if (target.key == null) {
                target.key = span;
            }
            if (target.value == null) {
                target.value = lines.span(from, part.to);
            }
        }
        at = text.indexOf('=', at) + 1;
        skipSpaces();
        value(target);
    }

    private void value(Spans target) {
        int from = at;
        char first = at < text.length() ? text.charAt(at) : '\n';
        if (first == '"' || first == '\'') {
            string(first);
        } else if (first == '[') {
            at++;
            for (skipBlankAndCommas(); at < text.length() && text.charAt(at) != ']'; skipBlankAndCommas()) {
                value(target.append());
            }
            at++;
        } else if (first == '{') {
            inlineTable(target);
        } else {
            while (at < text.length() && ",]}#\n\r".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            while (at > from && isSpace(text.charAt(at - 1))) {
                at--;
            }
            if (text.indexOf(':', from) > 0 && text.indexOf(':', from) < at) {
                newer = true;
            }
        }
        target.value = lines.span(from, Math.min(at, text.length()));
    }

    private void inlineTable(Spans target) {
        at++;
        boolean comma = false;
        while (true) {
            int before = at;
            skipBlank();
            newer |= text.substring(before, Math.min(at, text.length())).indexOf('\n') >= 0;
            if (at >= text.length() || text.charAt(at) == '}') {
                newer |= comma;
                at++;
                return;
            }
            comma = text.charAt(at) == ',';
            if (comma) {
                at++;
            } else {
                assignment(target);
            }
        }
    }

    private void string(char quote) {
        String fence = String.valueOf(quote).repeat(3);
        boolean multiline = text.startsWith(fence, at);
        at += multiline ? 3 : 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && quote == '"') {
                newer |= at + 1 < text.length() && "ex".indexOf(text.charAt(at + 1)) >= 0;
                at += 2;
            } else if (c != quote) {
                at++;
            } else if (!multiline) {
                at++;
                return;
            } else if (text.startsWith(fence, at)) {
                at += 3;
                for (int extra = 0; extra < 2 && at < text.length() && text.charAt(at) == quote; extra++) {
                    at++;
                }
                return;
            } else {
                at++;
            }
        }
    }

    private List<KeyPart> key() {
        List<KeyPart> parts = new ArrayList<>(2);
        do {
            skipSpaces();
            int from = at;
            char first = text.charAt(at);
            if (first == '"' || first == '\'') {
                string(first);
                String quoted = text.substring(from + 1, at - 1);
                parts.add(new KeyPart(first == '"' ? TomlEscapes.unescape(quoted) : quoted, from, at));
            } else {
                while (at < text.length() && ".=] \t\n\r".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                parts.add(new KeyPart(text.substring(from, at), from, at));
            }
            skipSpaces();
        } while (at < text.length() && text.charAt(at++) == '.');
        at--;
        return parts;
    }

    private void skipBlankAndCommas() {
        skipBlank();
        while (at < text.length() && text.charAt(at) == ',') {
            at++;
            skipBlank();
        }
    }

    private void skipBlank() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (isSpace(c) || c == '\n' || c == '\r') {
                at++;
            } else {
                return;
            }
        }
    }

    private void skipSpaces() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
