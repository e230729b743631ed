package dev.serviceregistry.engine.report;

/** Text as a shell takes it for one word. */
public final class ShellText {

    private static final String PLAIN = "-_./@+=:,";

    private ShellText() {}

    /** The text, in quotes where it would otherwise mean something to a shell. */
    public static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!plain && PLAIN.indexOf(c) < 0) {
                return "'" + text.replace("'", "'\\''") + "'";
            }
        }
        return text.isEmpty() ? "''" : text;
    }
}
