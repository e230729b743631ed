package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.registry.schema.Dollars;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in a Compose file, where {@code $} begins a variable and {@code $$} is a dollar. */
final class ComposeText {

    private static final Pattern VARIABLE =
            Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(:?[-?+][^{}]*)?}|" + Dollars.ESCAPED);

    private final ShellVariables shell;

    /** The texts of a service. */
    ComposeText(PlacedService service) {
        this.shell = new ShellVariables(service);
    }

    /** A text as Compose has to be told it; its variables are those of whoever starts the project. */
    String of(String text) {
        return escaped(text, name -> true);
    }

    List<String> of(Collection<String> texts) {
        return texts.stream().map(this::of).toList();
    }

    /** A word of a command, in which variables of the container are left to its shell. */
    String word(String text) {
        return escaped(text, name -> !shell.has(name));
    }

    private static String escaped(String text, Predicate<String> isMeant) {
        if (text.indexOf('$') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        Matcher variable = VARIABLE.matcher(text);
        while (variable.find()) {
            out.append(literal(text.substring(at, variable.start())));
            String name = variable.group(1);
            out.append(name == null || isMeant.test(name) ? variable.group() : literal(variable.group()));
            at = variable.end();
        }
        return out.append(literal(text.substring(at))).toString();
    }

    /** A text in which nothing is a variable. */
    static String literal(String text) {
        return text.replace("$", "$$");
    }
}
