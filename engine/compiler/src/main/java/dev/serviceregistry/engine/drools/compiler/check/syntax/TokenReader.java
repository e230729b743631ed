package dev.serviceregistry.engine.drools.compiler.check.syntax;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Token.Kind;
import java.util.List;

/** Goes through a part of a file's tokens, and reports what is not as expected. */
final class TokenReader {

    private final List<Token> tokens;
    private final int to;
    private final Problems problems;
    private final boolean quiet;
    private final boolean compiled;
    private int at;
    private boolean damaged;

    /**
     * Reads the tokens between two indices.
     *
     * @param quiet whether damage that was reported is not told again as bad syntax
     * @param compiled whether these are words for the compiler and not an author's
     */
    TokenReader(List<Token> tokens, int from, int to, Problems problems, boolean quiet, boolean compiled) {
        this.tokens = tokens;
        this.at = from;
        this.to = to;
        this.problems = problems;
        this.quiet = quiet;
        this.compiled = compiled;
        this.damaged = quiet;
    }

    /** A reader of a part of the same tokens. */
    TokenReader part(int from, int end) {
        return new TokenReader(tokens, from, end, problems, quiet, compiled);
    }

    int index() {
        return at;
    }

    int limit() {
        return to;
    }

    void moveTo(int index) {
        at = Math.min(index, to);
    }

    Token peek() {
        return peek(0);
    }

    /** The token so many behind the next. */
    Token peek(int ahead) {
        if (at + ahead < to) {
            return tokens.get(at + ahead);
        }
        int end = to > 0 ? tokens.get(to - 1).end() : 0;
        return new Token(Kind.END, "", end, end, true);
    }

    Token next() {
        Token token = peek();
        at = Math.min(at + 1, to);
        return token;
    }

    boolean isOver() {
        return at >= to;
    }

    boolean take(String expected) {
        if (peek().is(expected)) {
            next();
            return true;
        }
        return false;
    }

    /** Where the last token that was read is over. */
    int lastEnd() {
        return at > 0 ? tokens.get(at - 1).end() : 0;
    }

    /** A place directly behind what was read last, where something is missing. */
    Span gap() {
        return new Token(Kind.SYMBOL, "", lastEnd(), lastEnd(), false);
    }

    /** Takes a symbol that must stand here, or reports that it is missing. */
    boolean demand(String symbol, String before) {
        if (take(symbol)) {
            return true;
        }
        refuse(gap(), "'" + symbol + "' is missing " + before, "write '" + symbol + "'");
        return false;
    }

    /** Reports bad syntax. */
    void refuse(Span span, String message, String hint) {
        damaged = true;
        if (!quiet) {
            problems.add(span, message, hint);
        }
    }

    /** Whether something could not be read. */
    boolean isDamaged() {
        return damaged;
    }

    /** Whether these are words for the compiler, which has more of them than authors. */
    boolean isCompiled() {
        return compiled;
    }

    /** Whether damage that was reported is not told again. */
    boolean isQuiet() {
        return quiet;
    }

    /** All that is written from a token on to where the tokens of this reader are over. */
    String text(Token from) {
        return problems.source()
                .text()
                .substring(from.start(), tokens.get(to - 1).end());
    }

    /** What is written on a line from the token so many behind the next on. */
    String line(int ahead) {
        int last = ahead;
        while (!peek(last + 1).first()) {
            last++;
        }
        return peek(ahead).first() ? "" : text(peek(ahead).start(), peek(last).end());
    }

    /** What is written between two places. */
    String text(int start, int end) {
        return problems.source().text().substring(start, end).replaceAll("\\s+", " ");
    }

    /** Takes over that a part could not be read. */
    void noteDamage(TokenReader part) {
        damaged |= part.damaged;
    }
}
