package dev.serviceregistry.registry.schema;

import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts as Kubernetes expands them: <code>$(NAME)</code> is the variable of the container, and two dollars are one.
 *
 * <p>In the registry this holds only for a text that names a variable of its service so; every other stays what it is.
 */
public final class Expansion {

    /** A dollar that Kubernetes would read; those before a name in braces are read as {@link Dollars} has it. */
    private static final Pattern READ = Pattern.compile("\\$(?=\\(|\\$(?!\\$*\\{[A-Za-z_]))");

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

    /** The text that the registry has for one in which nothing is expanded, whatever it names. */
    public static String literal(String text, Set<String> variables) {
        return refers(text, variables) ? READ.matcher(text).replaceAll("\\$\\$") : text;
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
        StringBuilder resolved = new StringBuilder();
        boolean[] fits = {true};
        read(text, "$", resolved::append, name -> {
            if (fits[0]) {
                String value = values.apply(name);
                resolved.append(value == null ? "$(" + name + ")" : value);
                fits[0] = resolved.length() <= longest;
            }
        });
        return fits[0] && resolved.length() <= Math.max(longest, text.length()) ? resolved.toString() : text;
    }

    /**
     * Reads a text of Kubernetes part by part.
     *
     * @param dollar how the text writes one dollar: {@code $}, or two in a format in which these are one
     * @param literal takes what stands for itself
     * @param name takes the name of each reference
     */
    public static void read(String text, String dollar, Consumer<String> literal, Consumer<String> name) {
        int lastClosing = text.lastIndexOf(')');
        int at = 0;
        int found = text.indexOf(dollar);
        while (found >= 0) {
            int next = found + dollar.length();
            if (text.startsWith(dollar, next)) {
                literal.accept(text.substring(at, next));
                at = next + dollar.length();
            } else if (text.startsWith("(", next) && next < lastClosing) {
                literal.accept(text.substring(at, found));
                at = text.indexOf(')', next) + 1;
                name.accept(text.substring(next + 1, at - 1));
            }
            found = text.indexOf(dollar, Math.max(at, next));
        }
        literal.accept(text.substring(at));
    }
}
