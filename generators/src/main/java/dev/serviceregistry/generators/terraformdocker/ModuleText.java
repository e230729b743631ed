package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.docker.ShellVariables;
import dev.serviceregistry.generators.hcl.Template;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.schema.Dollars;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts of a service in a module, in which <code>${NAME}</code> is a variable of whoever applies it. */
final class ModuleText {

    private static final String IN_BRACES = "\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-?+])([^{}]*))?}";

    private static final Pattern BRACED = Pattern.compile(IN_BRACES + "|" + Dollars.ESCAPED);

    private static final Pattern ANY = Pattern.compile(IN_BRACES + "|\\$\\$|\\$([A-Za-z_][A-Za-z0-9_]*)");

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
        return replaced(text, BRACED, name -> true, Template::literal);
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
                : replaced(declared.text(""), BRACED, name -> !shell.has(name), literal);
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
            return replaced(text, ANY, name -> true, literal);
        }
        Template template = new Template();
        literal.accept(template, text);
        return template;
    }

    private Template replaced(
            String text, Pattern pattern, Predicate<String> isMeant, BiConsumer<Template, String> literal) {
        Template template = new Template();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            plain.append(text, at, matcher.start());
            at = matcher.end();
            String name = matcher.group(1);
            if (name == null && matcher.groupCount() > 3) {
                name = matcher.group(4);
            }
            if (name == null) {
                plain.append('$');
            } else if (!isMeant.test(name)) {
                plain.append(matcher.group());
            } else {
                literal.accept(template, plain.toString());
                plain.setLength(0);
                template.expression(expression(name, matcher.group(2), matcher.group(3)));
            }
        }
        literal.accept(template, plain.append(text.substring(at)).toString());
        return template;
    }

    private String expression(String name, String operator, String operand) {
        if (operator == null || operator.endsWith("?")) {
            return variables.required(name);
        }
        return operator.endsWith("+")
                ? variables.whenGiven(name, operand)
                : variables.withDefault(name, operand, operator.startsWith(":"));
    }
}
