package dev.serviceregistry.registry.schema;

import java.util.regex.Pattern;

/**
 * Dollars before a name in braces: <code>${NAME}</code> is a variable of whoever starts the project, and of dollars in a row
 * before it two are one.
 */
public final class Dollars {

    /** Two dollars that are one, as a regular expression. */
    public static final String ESCAPED = "\\$\\$(?=\\$*\\{[A-Za-z_])";

    private static final Pattern ESCAPES = Pattern.compile(ESCAPED);
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)(?:\\$\\$)*\\$\\{[A-Za-z_]");
    private static final Pattern BEFORE_A_NAME = Pattern.compile("\\$+(?=\\{[A-Za-z_])");

    private Dollars() {}

    /** Whether a text of the registry names a variable. */
    public static boolean namesVariable(String text) {
        return VARIABLE.matcher(text).find();
    }

    /** A text in which no variable is meant, as the registry writes it. */
    public static String escaped(String text) {
        return text.contains("${") ? BEFORE_A_NAME.matcher(text).replaceAll("$0$0") : text;
    }

    /** A text of the registry for a format that knows no variables. */
    public static String unescaped(String text) {
        return text.contains("$${") ? ESCAPES.matcher(text).replaceAll("\\$") : text;
    }
}
