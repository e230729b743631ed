package dev.serviceregistry.generators.terraform;

import dev.serviceregistry.generators.hcl.Body;
import dev.serviceregistry.generators.hcl.Identifiers;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Truth;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What whoever uses a module decides. */
final class Variables {

    /** Names that Terraform or the module itself gives a meaning. */
    private static final List<String> TAKEN = List.of(
            "count",
            "create_namespace",
            "depends_on",
            "for_each",
            "images",
            "lifecycle",
            "locals",
            "providers",
            "source",
            "version",
            "wait_for_rollout");

    private final Identifiers names = new Identifiers(TAKEN);
    private final Body body = new Body();

    /**
     * The variables that every module has.
     *
     * @param containers the containers whose image can be replaced
     */
    Variables(Set<String> containers) {
        variable("create_namespace", "bool", "Whether the module makes its namespace; another may have made it.")
                .put("default", new Truth(true));
        variable("wait_for_rollout", "bool", "Whether to wait until the pods run before what requires them is made.")
                .put("default", new Truth(true));
        if (!containers.isEmpty()) {
            Body images = variable("images", "map(string)", "Images in the place of the declared ones, by service.")
                    .put("default", new Mapping());
            String known = containers.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
            images.block("validation")
                    .put(
                            "condition",
                            new Reference("alltrue([for name in keys(var.images) : contains([" + known + "], name)])"))
                    .put("error_message", "Only the services of this module have an image.");
        }
    }

    /** The value of a secret, which whoever uses the module gives. */
    Reference secret(String object, String key) {
        String owner = object.endsWith("-env") ? object.substring(0, object.length() - 4) : object;
        String name = names.free((owner + "_" + key).toLowerCase(Locale.ROOT));
        variable(name, "string", "The secret " + key + " of " + owner + ".").put("sensitive", new Truth(true));
        return new Reference("var." + name);
    }

    private Body variable(String name, String type, String description) {
        return body.block("variable", name)
                .put("description", description)
                .put("type", new Reference(type))
                .put("nullable", new Truth(false));
    }

    /** The variables. */
    Body body() {
        return body;
    }
}
