package dev.serviceregistry.registry.toml;

import dev.serviceregistry.facts.SourceLocation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what the TOML library found in words for a person, without quoting what may be a secret. */
final class TomlMessages {

    private static final int LONGEST_QUOTED = 3;
    private static final Pattern EARLIER =
            Pattern.compile("(.*) (\\(?)previously (defined .*)line (\\d+), column (\\d+)\\)?", Pattern.DOTALL);

    private TomlMessages() {}

    /**
     * What the library says, in words.
     *
     * @param text the file's
     * @param line the line of the file in which it is wrong
     * @param places finds the other places that the message names
     */
    static String readable(String message, String text, int line, LibraryPlaces places) {
        return TomlWriter.visible(inWords(message, text, line, places));
    }

    private static String inWords(String message, String text, int line, LibraryPlaces places) {
        if (message.startsWith("Unexpected end of line, expected \"")
                || message.startsWith("Unexpected end of line, expected '")) {
            return "the string is not closed on this line: close it with a quote";
        }
        Matcher earlier = EARLIER.matcher(message);
        if (earlier.matches()) {
            SourceLocation place = places.of(Integer.parseInt(earlier.group(4)), Integer.parseInt(earlier.group(5)));
            String where = earlier.group(3) + "line " + place.line() + ", column " + place.column();
            return earlier.group(2).isEmpty()
                    ? "the key " + earlier.group(1) + " is already " + where + ": remove one of the two"
                    : earlier.group(1) + " (it is " + where + "): rename one of the two";
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
