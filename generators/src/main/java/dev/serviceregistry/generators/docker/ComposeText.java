package dev.serviceregistry.generators.docker;

import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.registry.schema.Dollars;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in a Compose file, where {@code $} begins a variable and {@code $$} is a dollar. */
final class ComposeText {

    private static final Pattern ESCAPED = Pattern.compile(Dollars.ESCAPED);

    private static final Pattern UNBRACED = Pattern.compile("\\$[A-Za-z_]");

    /** How deep defaults are followed; what is deeper is plain text. */
    private static final int DEEPEST = 8;

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
        BracedVariables variables = new BracedVariables(text);
        Matcher escaped = ESCAPED.matcher(text);
        int at = 0;
        while (at < text.length()) {
            Optional<BracedVariables.Variable> variable = variables.at(at);
            int end = variable.map(BracedVariables.Variable::end).orElse(at + 1);
            if (escaped.region(at, text.length()).lookingAt()) {
                end = escaped.end();
                out.append("$$");
            } else if (variable.isPresent() && isMeant.test(variable.get().name())) {
                out.append(written(variable.get(), 0));
            } else {
                out.append(literal(text.substring(at, end)));
            }
            at = end;
        }
        return out.toString();
    }

    /** The value of a variable, in which every variable is meant: with two dollars for each that begins none. */
    static String value(String text) {
        return value(text, 0);
    }

    private static String value(String text, int depth) {
        if (text.indexOf('$') < 0 || depth > DEEPEST) {
            return literal(text);
        }
        StringBuilder out = new StringBuilder();
        BracedVariables variables = new BracedVariables(text);
        Matcher unbraced = UNBRACED.matcher(text);
        int at = 0;
        while (at < text.length()) {
            Optional<BracedVariables.Variable> variable = variables.at(at);
            int end = at + 1;
            if (variable.isPresent()) {
                end = variable.get().end();
                out.append(written(variable.get(), depth));
            } else if (text.startsWith("$$", at)) {
                end = at + 2;
                out.append("$$");
            } else if (unbraced.region(at, text.length()).lookingAt()) {
                out.append('$');
            } else {
                out.append(literal(text.substring(at, end)));
            }
            at = end;
        }
        return out.toString();
    }

    /** A variable, with what stands in its place as a value of its own. */
    private static String written(BracedVariables.Variable variable, int depth) {
        return "${" + variable.name() + variable.operator() + value(variable.operand(), depth + 1) + "}";
    }

    /** A text in which nothing is a variable. */
    static String literal(String text) {
        return text.replace("$", "$$");
    }
}
