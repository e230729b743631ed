package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.PropertyDefault;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.SharedTexts;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** States which constraints the defaults of a service's properties satisfy. */
final class PropertyFacts {

    private static final int LONGEST_SHOWN = 40;

    private final SharedTexts texts;
    private final List<Fact> facts;

    PropertyFacts(SharedTexts texts, List<Fact> facts) {
        this.texts = texts;
        this.facts = facts;
    }

    void state(ServiceDefinition definition) {
        for (Map.Entry<String, Table> property :
                definition.effective().tables("properties").entrySet()) {
            Node value = property.getValue().get("default").orElse(null);
            if (value != null && property.getValue().string("type").isPresent()) {
                state(definition.id(), property.getKey(), property.getValue(), value);
            }
        }
    }

    private void state(String service, String name, Table property, Node value) {
        String type = property.string("type").orElse("");
        boolean isOfType = isOfType(value, type);
        add(service, name, value, "of type " + type, isOfType);
        if (!isOfType || !(value instanceof Scalar scalar) || scalar.value() instanceof MaskedSecret) {
            return;
        }
        List<Scalar> allowed = property.scalars("enum");
        if (!allowed.isEmpty()) {
            List<String> shown = new ArrayList<>();
            boolean contained = false;
            for (Scalar one : allowed) {
                shown.add(one.text());
                contained |= isSame(one.value(), scalar.value());
            }
            add(service, name, value, "one of " + String.join(", ", shown), contained);
        }
        if (scalar.value() instanceof Number number) {
            bound(service, name, value, number, property, "min", "at least ", 1);
            bound(service, name, value, number, property, "max", "at most ", -1);
        }
    }

    private void bound(
            String service,
            String name,
            Node value,
            Number number,
            Table property,
            String key,
            String words,
            int sign) {
        if (property.get(key).orElse(null) instanceof Scalar bound && bound.value() instanceof Number limit) {
            boolean satisfied = sign * Double.compare(number.doubleValue(), limit.doubleValue()) >= 0;
            add(service, name, value, words + bound.text(), satisfied);
        }
    }

    private static boolean isSame(Object one, Object other) {
        return one instanceof Number a && other instanceof Number b
                ? Double.compare(a.doubleValue(), b.doubleValue()) == 0
                : one.equals(other);
    }

    private static boolean isOfType(Node value, String type) {
        if (value instanceof Array) {
            return type.equals("array");
        }
        if (value instanceof Table) {
            return type.equals("object");
        }
        Object scalar = ((Scalar) value).value();
        if (scalar instanceof MaskedSecret secret) {
            return secret.isText() == type.equals("string");
        }
        return switch (type) {
            case "integer" -> scalar instanceof Long;
            case "number" -> scalar instanceof Number;
            case "boolean" -> scalar instanceof Boolean;
            case "string" -> !(scalar instanceof Number || scalar instanceof Boolean);
            default -> false;
        };
    }

    private void add(String service, String name, Node value, String constraint, boolean satisfied) {
        String text = value instanceof Scalar scalar ? scalar.text() : value instanceof Array ? "an array" : "a table";
        String shown = text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        facts.add(new PropertyDefault(
                service, name, texts.shared(shown), texts.shared(constraint), satisfied, value.source()));
    }
}
