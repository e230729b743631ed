package dev.serviceregistry.registry.toml;

/** Says what the TOML library found in words for a person, without quoting what may be a secret. */
final class TomlMessages {

    private static final int LONGEST_QUOTED = 3;

    private TomlMessages() {}

    static String readable(String message, String text, int line) {
        if (message.startsWith("Unexpected end of line, expected \"")
                || message.startsWith("Unexpected end of line, expected '")) {
            return "the string is not closed on this line: close it with a quote";
        }
        int previously = message.indexOf(" previously defined at ");
        if (previously > 0) {
            return "the key " + message.substring(0, previously) + " is already defined at "
                    + message.substring(previously + " previously defined at ".length())
                    + ": remove one of the two";
        }
        return withoutLongQuotes(message) + hint(text, line);
    }

    private static String hint(String text, int line) {
        int from = 0;
        for (int i = 1; i < line; i++) {
            from = text.indexOf('\n', from) + 1;
        }
        int end = text.indexOf('\n', from);
        String written = text.substring(from, end < 0 ? text.length() : end);
        if (written.contains("{{") || written.contains("{%")) {
            return ": this looks like a template; render it first";
        }
        if (written.startsWith("<<<<<<<") || written.startsWith("=======") || written.startsWith(">>>>>>>")) {
            return ": this is the mark of a merge conflict; resolve it";
        }
        return "";
    }

    private static String withoutLongQuotes(String message) {
        int from = message.indexOf('\'');
        int to = message.lastIndexOf("', expected ");
        if (message.startsWith("Unexpected '") && to - from > LONGEST_QUOTED && !message.startsWith("\\u", from + 1)) {
            return message.substring(0, from) + "text" + message.substring(to + 1);
        }
        return message;
    }
}
