package dev.serviceregistry.generators.docker;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts in a Compose file, where {@code $} begins a variable and {@code $$} is a dollar.
 *
 * <p>A <code>${NAME}</code> in what is declared may mean a variable of whoever starts the project, or one that a shell in
 * the container knows. The container's own variables are known: a name that is among them is left to its shell.
 */
final class ComposeText {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)(:?[-?+][^{}]*)?}|(\\$))");

    /** What every shell sets. */
    private static final Set<String> OF_SHELLS =
            Set.of("HOME", "HOSTNAME", "PATH", "PWD", "USER", "SHELL", "TERM", "LANG", "IFS", "RANDOM", "UID");

    private final Set<String> own;

    /**
     * The texts of a service.
     *
     * @param own the names of the variables in its container
     */
    ComposeText(Set<String> own) {
        this.own = own;
    }

    /** A text as Compose has to be told it. */
    String of(String text) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            out.append(literal(text.substring(at, variable.start())));
            String name = variable.group(1);
            boolean meant = name != null && !own.contains(name) && !OF_SHELLS.contains(name);
            out.append(meant ? variable.group() : literal(variable.group()));
            at = variable.end();
        }
        return out.append(literal(text.substring(at))).toString();
    }

    List<String> of(Collection<String> texts) {
        return texts.stream().map(this::of).toList();
    }

    /** A text in which nothing is a variable. */
    static String literal(String text) {
        return text.replace("$", "$$");
    }
}
