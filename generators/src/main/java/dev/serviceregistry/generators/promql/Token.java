package dev.serviceregistry.generators.promql;

/**
 * A word of a query.
 *
 * @param text as it is written
 * @param start where it begins
 */
record Token(Kind kind, String text, int start) {

    enum Kind {
        NAME,
        NUMBER,
        DURATION,
        TEXT,
        SIGN,
        END
    }

    int end() {
        return start + text.length();
    }

    boolean is(String sign) {
        return kind != Kind.TEXT && text.equals(sign);
    }

    /** The value of a text, without its quotes and with its escapes resolved. */
    String value() {
        String inner = text.substring(1, text.length() - 1);
        return text.charAt(0) == '`' ? inner : Escapes.resolved(inner);
    }
}
