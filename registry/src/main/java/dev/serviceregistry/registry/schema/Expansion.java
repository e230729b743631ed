package dev.serviceregistry.registry.schema;

import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Texts as Kubernetes expands them: <code>$(NAME)</code> is the variable of the container, and two dollars are one.
 *
 * <p>In the registry this holds only for a text that names a variable of its service so; every other stays what it is.
 */
public final class Expansion {

    private Expansion() {}

    /** Whether a text names one of these variables as <code>$(NAME)</code>. */
    public static boolean refers(String text, Set<String> variables) {
        int from = text.indexOf("$(");
        while (from >= 0) {
            int end = text.indexOf(')', from);
            if (end < 0) {
                return false;
            }
            if (variables.contains(text.substring(text.lastIndexOf("$(", end) + 2, end))) {
                return true;
            }
            from = text.indexOf("$(", end);
        }
        return false;
    }

    /** The text that the registry has for one of Kubernetes. */
    public static String unescaped(String text, Set<String> variables) {
        return refers(text, variables) ? text : resolved(text, name -> null, Integer.MAX_VALUE);
    }

    /** The text that Kubernetes has for one of the registry. */
    public static String escaped(String text, Set<String> variables) {
        return refers(text, variables) ? text : text.replace("$$", "$$$$");
    }

    /**
     * The text of Kubernetes with values in the place of its references; those without one stay as they stand.
     *
     * @param longest the text is left as it is where it would become longer, in UTF-16 units
     */
    public static String resolved(String text, Function<String, @Nullable String> values, int longest) {
        int lastClosing = text.lastIndexOf(')');
        StringBuilder resolved = new StringBuilder();
        int at = 0;
        int dollar = text.indexOf('$');
        while (dollar >= 0 && dollar + 1 < text.length()) {
            int end = dollar + 2;
            String value = null;
            if (text.charAt(dollar + 1) == '$') {
                value = "$";
            } else if (text.charAt(dollar + 1) == '(' && dollar < lastClosing) {
                end = text.indexOf(')', dollar) + 1;
                value = values.apply(text.substring(dollar + 2, end - 1));
            }
            resolved.append(text, at, dollar).append(value == null ? text.substring(dollar, end) : value);
            if (resolved.length() > longest) {
                return text;
            }
            at = end;
            dollar = text.indexOf('$', at);
        }
        resolved.append(text, at, text.length());
        return resolved.length() > Math.max(longest, text.length()) ? text : resolved.toString();
    }
}
