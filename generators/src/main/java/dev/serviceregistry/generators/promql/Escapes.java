package dev.serviceregistry.generators.promql;

/** Texts in quotes, with the escapes of Go. */
final class Escapes {

    private static final String PLAIN = "abfnrtv\\'\"";
    private static final String MEANT = "\u0007\b\f\n\r\t\u000b\\'\"";

    private Escapes() {}

    /** What stands for these characters between quotes. */
    static String resolved(String escaped) {
        StringBuilder resolved = new StringBuilder();
        int at = 0;
        while (at < escaped.length()) {
            char c = escaped.charAt(at++);
            if (c != '\\') {
                resolved.append(c);
                continue;
            }
            if (at == escaped.length()) {
                throw new PromqlProblem("a text ends in the middle of an escape");
            }
            char kind = escaped.charAt(at++);
            int plain = PLAIN.indexOf(kind);
            if (plain >= 0) {
                resolved.append(MEANT.charAt(plain));
            } else {
                int digits = digits(kind);
                int start = kind >= '0' && kind <= '7' ? at - 1 : at;
                int end = start + digits;
                resolved.appendCodePoint(codePoint(escaped, start, end, digits == 3 ? 8 : 16));
                at = end;
            }
        }
        return resolved.toString();
    }

    private static int digits(char kind) {
        return switch (kind) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            case '0', '1', '2', '3', '4', '5', '6', '7' -> 3;
            default -> throw new PromqlProblem("there is no escape \\" + kind);
        };
    }

    private static int codePoint(String text, int start, int end, int radix) {
        try {
            int point = Integer.parseInt(text.substring(start, Math.min(end, text.length())), radix);
            if (end <= text.length() && Character.isValidCodePoint(point) && (radix > 8 || point <= 0xFF)) {
                return point;
            }
        } catch (NumberFormatException e) {
            // Told below, as everything else that is no escape.
        }
        throw new PromqlProblem("a text has an escape that stands for no character");
    }

    /** A text between double quotes, in which every reader of queries sees the same text. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
