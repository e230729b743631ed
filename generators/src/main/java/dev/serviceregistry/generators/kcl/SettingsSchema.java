package dev.serviceregistry.generators.kcl;

import dev.serviceregistry.generators.Declared;
import dev.serviceregistry.generators.PlacedService;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The schema of a service's settings, made of its properties, with what is checked of them. */
final class SettingsSchema {

    private static final Map<String, String> TYPES =
            Map.of("string", "str", "integer", "int", "number", "float", "boolean", "bool", "array", "[any]");

    private final String name;
    private final StringBuilder attributes = new StringBuilder();
    private final List<String> checks = new ArrayList<>();
    private final Map<String, Tree> given = new LinkedHashMap<>();

    SettingsSchema(String name, PlacedService service, Set<String> options) {
        this.name = name;
        Set<String> names = KclText.names();
        service.get("properties").entries().forEach((key, property) -> {
            String attribute = KclText.free(key, names);
            property(attribute, property);
            boolean isMissing = property.get("required").isTrue()
                    && !property.get("default").isPresent();
            if (property.get("default").isSecret() || isMissing) {
                property.get("default").skip();
                given.put(attribute, KclValues.option(KclText.free(service.name() + "_" + key, options)));
            }
        });
    }

    private void property(String attribute, Declared property) {
        Declared otherwise = property.get("default");
        boolean isRequired = property.get("required").isTrue();
        String type = property.get("type").text("");
        property.get("secret").skip();
        property.get("description").skip();
        Optional<Tree> value = otherwise.isSecret() ? Optional.empty() : KclValues.of(otherwise, "", KclText.names());
        attributes
                .append(KclValues.STEP)
                .append(attribute)
                .append(isRequired ? ": " : "?: ")
                .append(TYPES.getOrDefault(type, type.equals("object") ? "{str:any}" : "any"));
        value.ifPresent(tree -> attributes.append(" = ").append(KclValues.inline(tree)));
        attributes.append('\n');
        String unless = isRequired ? "" : " if " + attribute + " not in [None, Undefined]";
        bound(property.get("min"), attribute, ">=", "at least", unless);
        bound(property.get("max"), attribute, "<=", "at most", unless);
        Sequence allowed = new Sequence();
        for (Declared one : property.get("enum").items()) {
            if (one.isSecret()) {
                one.lose("a secret stands in no file of KCL");
            } else {
                KclValues.of(one, "", KclText.names()).ifPresent(allowed::add);
            }
        }
        if (allowed.items().size() == property.get("enum").items().size() && !allowed.isEmpty()) {
            property.get("enum").skip();
            checks.add(attribute + " in " + KclValues.inline(allowed) + unless + ", "
                    + KclText.quoted(attribute + " has one of the values that are declared"));
        }
    }

    private void bound(Declared bound, String attribute, String sign, String words, String unless) {
        bound.tree().ifPresent(number -> {
            String limit = KclValues.inline(number);
            checks.add(attribute + " " + sign + " " + limit + unless + ", "
                    + KclText.quoted(attribute + " is " + words + " " + limit));
        });
    }

    boolean isEmpty() {
        return attributes.isEmpty();
    }

    String name() {
        return name;
    }

    /** What an instance gives, since nothing else does. */
    Map<String, Tree> given() {
        return given;
    }

    void write(String service, StringBuilder out) {
        out.append("schema ").append(name).append(":\n");
        out.append(KclValues.STEP)
                .append("# What can be set at ")
                .append(KclText.name(service))
                .append("\n");
        out.append(attributes);
        if (!checks.isEmpty()) {
            out.append('\n').append(KclValues.STEP).append("check:\n");
            for (String check : checks) {
                out.append(KclValues.STEP.repeat(2)).append(check).append('\n');
            }
        }
        out.append('\n');
    }
}
