package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.hcl.Template;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of a service in a module, in which <code>${NAME}</code> is a variable of whoever applies it.
 *
 * <p>The container's own variables and those of every shell are left to the shell in the container, as the docker format
 * leaves them.
 */
final class ModuleText {

    private static final Pattern BRACED =
            Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-?+])([^{}]*))?}|\\$)");

    private static final Pattern ANY =
            Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-?+])([^{}]*))?}|\\$|([A-Za-z_][A-Za-z0-9_]*))");

    /** What every shell sets. */
    private static final Set<String> OF_SHELLS =
            Set.of("HOME", "HOSTNAME", "PATH", "PWD", "USER", "SHELL", "TERM", "LANG", "IFS", "RANDOM", "UID");

    private final String owner;
    private final Set<String> own;
    private final ModuleVariables variables;

    ModuleText(String owner, Set<String> own, ModuleVariables variables) {
        this.owner = owner;
        this.own = own;
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
        return replaced(text, BRACED, true);
    }

    /** The texts of an array. */
    Tree all(Declared array) {
        Sequence texts = new Sequence();
        array.items().forEach(item -> texts.add(of(item).tree()));
        array.skip();
        return texts;
    }

    /** The value of a variable, in which every variable is meant as soon as one stands in braces. */
    Template value(String text) {
        return text.contains("${") ? replaced(text, ANY, false) : new Template().literal(text);
    }

    private Template replaced(String text, Pattern pattern, boolean keepsOwn) {
        Template template = new Template();
        int at = 0;
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            template.literal(text.substring(at, matcher.start()));
            at = matcher.end();
            String name = matcher.group(1);
            if (name == null && !keepsOwn) {
                name = matcher.group(4);
            }
            if (name == null) {
                template.literal(keepsOwn ? matcher.group() : "$");
            } else if (keepsOwn && (own.contains(name) || OF_SHELLS.contains(name))) {
                template.literal(matcher.group());
            } else {
                template.expression(expression(name, matcher.group(2), matcher.group(3)));
            }
        }
        return template.literal(text.substring(at));
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
