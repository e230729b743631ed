package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Numerals.Numeral;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Refusals.Refusal;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Divides a file into tokens. It takes less than Drools does: what the two could read differently, such as an escape or a
 * text of several lines, is refused.
 */
final class Tokenizer {

    private static final List<String> SYMBOLS = List.of(
            "===", "!==", "==", "!=", "<=", ">=", "=>", "=<", "<>", "&&", "||", ":=", "->", "::", "!.", "=~", "~=",
            "=!", "++", "--", "+=", "-=");

    /** The marks with which other keyboards and programs quote. */
    private static final String QUOTES = "«»‹›“”„‟‘’‚`´＂＇「」";

    private static final String SINGLE_SYMBOLS = "()[]{}<>=!,;:.+-*/%&|^~?@#";

    private final String text;
    private final Problems problems;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Integer> damage = new ArrayList<>();
    private int at;
    private boolean first = true;

    Tokenizer(Problems problems) {
        this.text = problems.source().text();
        this.problems = problems;
    }

    /** All tokens of the file. */
    List<Token> tokens() {
        while (at < text.length()) {
            next();
        }
        return tokens;
    }

    /** Where there is something that is no token; nearby, nothing more can be said of the syntax. */
    List<Integer> damage() {
        return damage;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n') {
            first = true;
            at++;
        } else if (c == ' ' || c == '\t' || c == '\r') {
            at++;
        } else if (text.startsWith("//", at)) {
            int end = text.indexOf('\n', at);
            comment(end < 0 ? text.length() : end);
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            if (end < 0) {
                damage.add(at);
                refuse(at, at + 2, "the comment is not closed", "end it with */");
                comment(text.length());
            } else {
                comment(end + 2);
            }
        } else if (beginsForeignComment()) {
            foreignComment();
        } else if (c == '"') {
            quoted();
        } else if (c == '\'' || QUOTES.indexOf(c) >= 0) {
            quotedOtherwise();
        } else if (Numerals.begins(text, at)) {
            number();
        } else if (isNamePart(c) || Character.isLetter(text.codePointAt(at))) {
            int start = at;
            String name = word();
            String small = first ? Habits.small(name) : name;
            if (!small.equals(name)) {
                refuse(start, at, "'" + name + "' is not written in small letters", "write " + small);
            }
            add(c == '$' ? Kind.VARIABLE : Kind.WORD, small, start);
        } else {
            symbol();
        }
    }

    /** Whether a comment of another language begins here, and neither a cast of Drools nor a decrement. */
    private boolean beginsForeignComment() {
        boolean attached = at > 0 && isNamePart(text.charAt(at - 1));
        return text.startsWith("#", at) && !attached
                || text.startsWith("--", at)
                        && !attached
                        && (first || at + 2 == text.length() || Character.isWhitespace(text.charAt(at + 2)));
    }

    private void foreignComment() {
        int end = at + (text.charAt(at) == '#' ? 1 : 2);
        refuse(at, end, "a comment does not begin with '" + text.substring(at, end) + "'", "write //");
        int line = text.indexOf('\n', at);
        comment(line < 0 ? text.length() : line);
    }

    private void comment(int end) {
        for (; at < end; at++) {
            checkWithinText(end);
            first |= text.charAt(at) == '\n';
        }
    }

    /** Reports what does not belong into a text or a comment. */
    private void checkWithinText(int end) {
        char c = text.charAt(at);
        if (c == '\\' && text.startsWith("u", at + 1)) {
            refuse(at, at + 2, "\\u is an escape, behind which anything can hide", "write the character itself");
        } else if (isHidden(at) && c != '\r' && c != '\n' && c != '\t') {
            hidden();
        } else if (Character.isHighSurrogate(c) && at + 1 < end) {
            at++;
        }
    }

    private void quoted() {
        int start = at++;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\n') {
            if (text.charAt(at) == '\\' && !text.startsWith("u", at + 1)) {
                escape();
            } else {
                checkWithinText(text.length());
            }
            at = Math.min(at + 1, text.length());
        }
        boolean closed = at < text.length() && text.charAt(at) == '"';
        String content = text.substring(start + 1, at);
        if (closed) {
            at++;
        } else {
            damage.add(start);
            refuse(start, start + 1, "the text is not closed on its line", "end it with \"");
            content = content.stripTrailing();
        }
        add(Kind.TEXT, content, start);
    }

    private void escape() {
        if (text.startsWith("\\", at + 1) || text.startsWith("\"", at + 1)) {
            at++;
        } else {
            refuse(
                    at,
                    Math.min(at + 2, text.length()),
                    "of escapes, a text has only \\\\ and \\\"",
                    "in a pattern write [.] for a dot and [0-9] for a digit");
        }
    }

    private void quotedOtherwise() {
        int start = at;
        boolean single = text.charAt(at) == '\'';
        int close = at + 1;
        while (close < text.length() && text.charAt(close) != '\n' && !closes(text.charAt(close), single)) {
            close++;
        }
        if (close == text.length() || text.charAt(close) == '\n') {
            damage.add(start);
            String what = single ? "a single quote" : "'" + text.charAt(at) + "'";
            refuse(start, start + 1, what + " begins nothing", "put texts in double quotes");
            at++;
            return;
        }
        String content = text.substring(start + 1, close).strip();
        at = close + 1;
        boolean isPlain = content.indexOf('"') < 0 && content.indexOf('\\') < 0;
        refuse(
                start,
                at,
                single ? "the text is in single quotes" : "the text is not in double quotes",
                isPlain ? "write \"" + content + "\"" : "put it in double quotes, and write \\\" for one within it");
        add(Kind.TEXT, content, start);
    }

    private static boolean closes(char c, boolean single) {
        return single ? c == '\'' : QUOTES.indexOf(c) >= 0 || c == '"';
    }

    private void number() {
        int start = at;
        Numeral number = Numerals.read(text, at);
        Refusal refusal = number.refusal();
        at = number.end();
        if (refusal != null) {
            refuse(start, at, refusal.message(), refusal.hint());
        }
        add(number.kind(), number.meant(), start);
    }

    private void symbol() {
        for (String symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                at += symbol.length();
                add(Kind.SYMBOL, symbol, at - symbol.length());
                return;
            }
        }
        char c = text.charAt(at);
        if (SINGLE_SYMBOLS.indexOf(c) >= 0) {
            at++;
            add(Kind.SYMBOL, String.valueOf(c), at - 1);
        } else if (text.startsWith("\\u", at)) {
            checkWithinText(text.length());
            at += 2;
        } else if (isHidden(at)) {
            hidden();
            at++;
        } else if (!Lookalikes.plain(text.codePointAt(at)).isEmpty()) {
            lookalike();
        } else {
            int end = at + Character.charCount(text.codePointAt(at));
            damage.add(at);
            refuse(
                    at,
                    end,
                    "the character '" + text.substring(at, end) + "' can only stand within a text or a comment",
                    "names are made of a-z, A-Z, 0-9 and _");
            at = end;
        }
    }

    /** Reports what looks like plain characters, and takes it for these. */
    private void lookalike() {
        int start = at;
        if (Lookalikes.isSpace(text.codePointAt(at))) {
            while (at < text.length() && Lookalikes.isSpace(text.codePointAt(at))) {
                at++;
            }
            String name = String.format(Locale.ROOT, "U+%04X", text.codePointAt(start));
            refuse(
                    start,
                    at,
                    "the space is not a plain one, but the character " + name,
                    "type a space; web pages and word processors put others");
            return;
        }
        String plain = Lookalikes.plain(text.codePointAt(at++));
        boolean digits = isDigit(plain.charAt(0));
        while (at < text.length()) {
            String more = plain + Lookalikes.plain(text.codePointAt(at));
            if (more.equals(plain) || (digits ? !isDigit(more.charAt(plain.length())) : !SYMBOLS.contains(more))) {
                break;
            }
            plain = more;
            at++;
        }
        refuse(start, at, "'" + text.substring(start, at) + "' is not the plain '" + plain + "'", "write " + plain);
        add(digits ? Kind.NUMBER : Kind.SYMBOL, plain, start);
    }

    private boolean isHidden(int offset) {
        return switch (Character.getType(text.codePointAt(offset))) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private void hidden() {
        int point = text.codePointAt(at);
        int end = at + Character.charCount(point);
        String name = String.format(Locale.ROOT, "U+%04X", point);
        refuse(at, end, "the character " + name + " cannot be seen, so nobody can tell what it does", "remove it");
        at = end - 1;
    }

    /** Moves behind a name, and returns it in plain letters; one with letters of other scripts is reported. */
    private String word() {
        int start = at;
        skipName();
        while (at < text.length() && Character.isLetter(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
            skipName();
        }
        String name = text.substring(start, at);
        if (isName(name)) {
            return name;
        }
        String plain = Lookalikes.plain(name);
        refuse(
                start,
                at,
                "'" + name + "' has letters that no name has",
                isName(plain) ? "write " + plain : "names are made of a-z, A-Z, 0-9 and _");
        return plain;
    }

    private static boolean isName(String word) {
        return word.chars().allMatch(c -> isNamePart((char) c));
    }

    private void skipName() {
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
    }

    private void add(Kind kind, String content, int start) {
        tokens.add(new Token(kind, content, start, at, first));
        first = false;
    }

    private void refuse(int start, int end, String message, String hint) {
        problems.add(new Token(Kind.SYMBOL, "", start, end, false), message, hint);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '$';
    }
}
