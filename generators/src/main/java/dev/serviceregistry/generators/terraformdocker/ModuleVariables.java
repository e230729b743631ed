package dev.serviceregistry.generators.terraformdocker;

import dev.serviceregistry.generators.hcl.Body;
import dev.serviceregistry.generators.hcl.Identifiers;
import dev.serviceregistry.generators.hcl.Template;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Nothing;
import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Text;
import dev.serviceregistry.generators.tree.Tree;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What whoever uses a module decides.
 *
 * <p>A module is made twice: the first time tells how each variable is used, the second time writes it so. A variable
 * whose every use has one default has that default; a use with another one states it in its place.
 */
final class ModuleVariables {

    /** Names that Terraform or the module itself gives a meaning. */
    private static final List<String> TAKEN = List.of(
            "count",
            "depends_on",
            "for_each",
            "images",
            "lifecycle",
            "locals",
            "project_directory",
            "providers",
            "source",
            "version");

    /** A variable that is read somewhere without a default. */
    private static final String NONE = "\0";

    /** A variable of which a use states what holds without it. */
    private static final String IN_ITS_PLACE = "\0\0";

    private static final class Variable {
        private final String identifier;
        private final String description;
        private final boolean isSecret;
        private final Set<String> defaults = new TreeSet<>();

        private Variable(String identifier, String description, boolean isSecret) {
            this.identifier = identifier;
            this.description = description;
            this.isSecret = isSecret;
        }

        private boolean isRequired() {
            return defaults.contains(NONE) && defaults.size() == 1;
        }

        private boolean hasOneDefault() {
            return !defaults.contains(NONE) && !defaults.contains(IN_ITS_PLACE) && defaults.size() == 1;
        }
    }

    private final Identifiers names = new Identifiers(TAKEN);
    private final Map<String, Variable> variables = new TreeMap<>();
    private boolean usesDirectory;

    /** What a variable of the environment comes to; without a default it has to be given. */
    String required(String name) {
        return use(name, NONE);
    }

    /**
     * What a variable of the environment comes to, or its default.
     *
     * @param evenEmpty whether the default also takes the place of an empty value
     */
    String withDefault(String name, String otherwise, boolean evenEmpty) {
        String expression = use(name, otherwise);
        if (variables.get(key(name, "")).hasOneDefault()) {
            return expression;
        }
        String quoted = Template.quoted(otherwise);
        return evenEmpty && !otherwise.isEmpty()
                ? "coalesce(" + expression + ", " + quoted + ")"
                : expression + " == null ? " + quoted + " : " + expression;
    }

    /** The same with a default in which there are variables. */
    String withDefault(String name, Tree otherwise, boolean evenEmpty) {
        if (otherwise instanceof Text text) {
            return withDefault(name, text.value(), evenEmpty);
        }
        String expression = use(name, IN_ITS_PLACE);
        String isMissing = expression + " == null" + (evenEmpty ? " || " + expression + " == \"\"" : "");
        return "(" + isMissing + ") ? " + expression(otherwise) + " : " + expression;
    }

    /** A text that stands in the place of a variable that is given, and nothing in that of one that is not. */
    String whenGiven(String name, Tree text) {
        String expression = use(name, "");
        return "coalesce(" + expression + ", \"-\") == \"-\" ? \"\" : " + expression(text);
    }

    private static String expression(Tree text) {
        return text instanceof Reference reference ? reference.expression() : Template.quoted(((Text) text).value());
    }

    private String use(String name, String otherwise) {
        Variable variable = variables.computeIfAbsent(
                key(name, ""),
                unseen -> new Variable(names.free(name.toLowerCase(Locale.ROOT)), "The variable " + name + ".", false));
        variable.defaults.add(otherwise);
        return "var." + variable.identifier;
    }

    /** What a property of a service comes to that has no default. */
    String property(String service, String property) {
        Variable variable = variables.computeIfAbsent(
                key("property " + service, property),
                unseen -> new Variable(
                        names.free((service + "_" + property).toLowerCase(Locale.ROOT)),
                        "The property " + property + " of " + service + ".",
                        false));
        variable.defaults.add(NONE);
        return "var." + variable.identifier;
    }

    /** The value of a key of a secret that a store keeps; it stands in no file. */
    String stored(String secret, String key) {
        return secret("secret " + secret, secret, key);
    }

    /** A value of a service that is a secret, and stands in no file. */
    String secret(String service, String key) {
        return secret(service, service, key);
    }

    private String secret(String identity, String owner, String key) {
        Variable variable = variables.computeIfAbsent(
                key(identity, key),
                unseen -> new Variable(
                        names.free((owner + "_" + key).toLowerCase(Locale.ROOT)),
                        "The secret " + key + " of " + owner + ".",
                        true));
        variable.defaults.add(NONE);
        return "var." + variable.identifier;
    }

    /** Where a path leads that is declared relative to the project. */
    String path(String relative) {
        usesDirectory = true;
        Template place = new Template().expression("var.project_directory").literal("/" + relative);
        return "abspath(" + ((Reference) place.tree()).expression() + ")";
    }

    private static String key(String owner, String key) {
        return owner + "\0" + key;
    }

    /**
     * The variables.
     *
     * @param services the services whose image can be replaced
     */
    Body body(Collection<String> services) {
        Body body = new Body();
        Body images = variable(body, "images", "map(string)", "Images in the place of the declared ones, by service.")
                .put("nullable", false)
                .put("default", new Mapping());
        String known = services.stream().map(Template::quoted).collect(Collectors.joining(", "));
        images.block("validation")
                .put(
                        "condition",
                        new Reference("alltrue([for name in keys(var.images) : contains([" + known + "], name)])"))
                .put("error_message", "Only the services of this module have an image.");
        if (usesDirectory) {
            variable(body, "project_directory", "string", "What relative paths of the project begin at.")
                    .put("nullable", false)
                    .put("default", ".");
        }
        for (Variable one : variables.values()) {
            Body declared = variable(body, one.identifier, "string", one.description);
            if (one.isSecret) {
                declared.put("nullable", false).put("sensitive", true);
            } else if (one.isRequired()) {
                declared.put("nullable", false);
            } else if (one.hasOneDefault()) {
                declared.put("nullable", false)
                        .put("default", one.defaults.iterator().next());
            } else {
                declared.put("default", new Nothing());
            }
        }
        return body;
    }

    private static Body variable(Body body, String name, String type, String description) {
        return body.block("variable", name).put("description", description).put("type", new Reference(type));
    }
}
