package dev.serviceregistry.engine.drools.compiler.check.syntax;

/**
 * A word of the rule language.
 *
 * @param kind what it is
 * @param text what it says; of a quoted text, what stands between the quotes
 * @param start where it begins
 * @param end where it is over
 * @param first whether it is the first of its line
 */
public record Token(Kind kind, String text, int start, int end, boolean first) implements Span {

    /** What a token is. */
    public enum Kind {
        /** A name or a word of the language. */
        WORD,
        /** A name that begins with a dollar sign. */
        VARIABLE,
        /** Digits, with or without a decimal point. */
        NUMBER,
        /** A text in double quotes. */
        TEXT,
        /** An operator or a bracket. */
        SYMBOL,
        /** What stands behind the last token of what is read. */
        END
    }

    /** Whether it is this word or symbol. */
    public boolean is(String expected) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(expected);
    }

    boolean is(Kind expected) {
        return kind == expected;
    }

    /** Whether it is a name as types have, with a capital letter. */
    boolean isTypeName() {
        return kind == Kind.WORD && Character.isUpperCase(text.charAt(0));
    }

    /** The token as a message names it. */
    public String shown() {
        return kind == Kind.TEXT ? "\"" + text + "\"" : "'" + text + "'";
    }
}
