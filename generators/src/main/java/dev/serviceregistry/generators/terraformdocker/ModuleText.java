package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.docker.BracedVariables;
import dev.serviceregistry.generators.docker.ShellVariables;
import dev.serviceregistry.generators.hcl.Template;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.schema.Dollars;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of a service in a module, in which <code>${NAME}</code> is a variable of whoever applies it. */
final class ModuleText {

    private static final Pattern ESCAPED = Pattern.compile(Dollars.ESCAPED);

    private static final Pattern UNBRACED = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");

    /** How deep defaults are followed; what is deeper is plain text. */
    private static final int DEEPEST = 8;

    private final String owner;
    private final ShellVariables shell;
    private final ModuleVariables variables;

    ModuleText(PlacedService service, ModuleVariables variables) {
        this.owner = service.name();
        this.shell = new ShellVariables(service);
        this.variables = variables;
    }

    /** A text in which only braces make a variable; a secret is asked for by the name of its key. */
    Template of(Declared declared) {
        if (declared.isSecret()) {
            declared.skip();
            return new Template().expression(variables.secret(owner, declared.path()));
        }
        return of(declared.text(""));
    }

    Template of(String text) {
        return replaced(text, false, name -> true, Template::literal, 0);
    }

    /** The texts of an array. */
    Tree all(Declared array) {
        return all(array, this::of);
    }

    /**
     * A word of a command, in which variables of the container are left to its shell.
     *
     * @param literal adds what stands for itself
     */
    Template word(Declared declared, BiConsumer<Template, String> literal) {
        return declared.isSecret()
                ? of(declared)
                : replaced(declared.text(""), false, name -> !shell.has(name), literal, 0);
    }

    /** The texts of an array, each made in some way. */
    static Tree all(Declared array, Function<Declared, Template> template) {
        Sequence texts = new Sequence();
        array.items().forEach(item -> texts.add(template.apply(item).tree()));
        array.skip();
        return texts;
    }

    /**
     * The value of a variable, in which every variable is meant as soon as one stands in braces.
     *
     * @param literal adds what stands for itself
     */
    Template value(String text, BiConsumer<Template, String> literal) {
        if (text.contains("${")) {
            return replaced(text, true, name -> true, literal, 0);
        }
        Template template = new Template();
        literal.accept(template, text);
        return template;
    }

    /**
     * Puts expressions in the place of variables.
     *
     * @param evenUnbraced whether <code>$NAME</code> is a variable too, and every two dollars are one
     */
    private Template replaced(
            String text,
            boolean evenUnbraced,
            Predicate<String> isMeant,
            BiConsumer<Template, String> literal,
            int depth) {
        Template template = new Template();
        StringBuilder plain = new StringBuilder();
        BracedVariables variables = new BracedVariables(text);
        Matcher escaped = ESCAPED.matcher(text);
        Matcher unbraced = UNBRACED.matcher(text);
        int at = 0;
        while (at < text.length()) {
            Optional<BracedVariables.Variable> variable = depth > DEEPEST ? Optional.empty() : variables.at(at);
            int end = variable.map(BracedVariables.Variable::end).orElse(at + 1);
            String expression = "";
            if (evenUnbraced && text.startsWith("$$", at)
                    || escaped.region(at, text.length()).lookingAt()) {
                end = at + 2;
                plain.append('$');
            } else if (variable.isPresent() && isMeant.test(variable.get().name())) {
                expression = expression(variable.get(), depth);
            } else if (evenUnbraced && unbraced.region(at, text.length()).lookingAt()) {
                end = unbraced.end();
                expression = this.variables.required(unbraced.group(1));
            } else {
                plain.append(text, at, end);
            }
            if (!expression.isEmpty()) {
                literal.accept(template, plain.toString());
                plain.setLength(0);
                template.expression(expression);
            }
            at = end;
        }
        literal.accept(template, plain.toString());
        return template;
    }

    private String expression(BracedVariables.Variable variable, int depth) {
        String name = variable.name();
        if (variable.operator().isEmpty() || variable.operator().endsWith("?")) {
            return variables.required(name);
        }
        Tree operand = replaced(variable.operand(), true, inner -> true, Template::literal, depth + 1)
                .tree();
        if (variable.operator().endsWith("+")) {
            return variables.whenGiven(name, operand);
        }
        return variables.withDefault(name, operand, variable.operator().startsWith(":"));
    }
}
