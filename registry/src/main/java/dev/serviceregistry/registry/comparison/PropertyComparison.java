package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.PropertyAdded;
import dev.serviceregistry.facts.PropertyDefaultChanged;
import dev.serviceregistry.facts.PropertyNarrowed;
import dev.serviceregistry.facts.PropertyRemoved;
import dev.serviceregistry.facts.PropertyRequired;
import dev.serviceregistry.facts.PropertySecretChanged;
import dev.serviceregistry.facts.PropertyTypeChanged;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares the properties of a service: the contract of its settings. */
final class PropertyComparison {

    private final ServicePair pair;

    private PropertyComparison(ServicePair pair) {
        this.pair = pair;
    }

    static void compare(ServicePair pair) {
        new PropertyComparison(pair).compare();
    }

    private void compare() {
        Map<String, Table> old = pair.oldTable().tables("properties");
        Map<String, Table> now = pair.nowTable().tables("properties");
        for (Map.Entry<String, Table> property : now.entrySet()) {
            String name = property.getKey();
            Table was = old.get(name);
            if (was != null) {
                compare(name, was, property.getValue());
                continue;
            }
            boolean demanded = isDemanded(property.getValue());
            Maker added = (service, transition) -> new PropertyAdded(service, name, transition);
            Maker required = (service, transition) -> new PropertyRequired(service, name, transition);
            tell("properties." + name, null, property.getValue(), demanded ? required : added);
        }
        for (Map.Entry<String, Table> property : old.entrySet()) {
            String name = property.getKey();
            if (!now.containsKey(name)) {
                tell(
                        "properties." + name,
                        property.getValue(),
                        null,
                        (service, transition) -> new PropertyRemoved(service, name, transition));
            }
        }
    }

    private void compare(String name, Table was, Table is) {
        String path = "properties." + name + ".";
        if (differs(was, is, "type") && !widens(was, is)) {
            tell(path, was, is, "type", (service, transition) -> new PropertyTypeChanged(service, name, transition));
        }
        if (isSet(was, "secret") != isSet(is, "secret")) {
            tell(
                    path,
                    was,
                    is,
                    "secret",
                    (service, transition) -> new PropertySecretChanged(service, name, transition));
        }
        if (isDemanded(is) && !isDemanded(was)) {
            pair.claim(path + "default");
            tell(path, was, is, "required", (service, transition) -> new PropertyRequired(service, name, transition));
        } else if (isSameDefault(was, is)) {
            pair.claim(path + "default");
        } else if (differs(was, is, "default") && !isDemanded(was)) {
            tell(
                    path,
                    was,
                    is,
                    "default",
                    (service, transition) -> new PropertyDefaultChanged(service, name, transition));
        }
        for (String constraint : new String[] {"enum", "min", "max"}) {
            Node old = Values.value(was, constraint);
            Node now = Values.value(is, constraint);
            if (narrows(constraint, old, now)) {
                tell(
                        path,
                        was,
                        is,
                        constraint,
                        (service, transition) -> new PropertyNarrowed(service, name, constraint, transition));
            } else if (old != null && now != null && isEqual(old, now)) {
                pair.claim(path + constraint);
            }
        }
    }

    private boolean differs(Table was, Table is, String key) {
        return !pair.values().same(Values.value(was, key), Values.value(is, key));
    }

    private boolean isSameDefault(Table was, Table is) {
        Node old = Values.value(was, "default");
        Node now = Values.value(is, "default");
        return old != null && now != null && isSameValue(old, now);
    }

    /** Whether nothing but the spelling of numbers differs, however deep they stand. */
    private boolean isSameValue(Node was, Node is) {
        if (was instanceof Array old && is instanceof Array now) {
            return old.items().size() == now.items().size()
                    && IntStream.range(0, old.items().size())
                            .allMatch(i ->
                                    isSameValue(old.items().get(i), now.items().get(i)));
        }
        if (was instanceof Table old && is instanceof Table now) {
            return old.entries().keySet().equals(now.entries().keySet())
                    && old.entries().entrySet().stream()
                            .allMatch(entry -> isSameValue(
                                    entry.getValue().value(),
                                    now.entries().get(entry.getKey()).value()));
        }
        return isEqual(was, is);
    }

    /** Whether everything that was taken is taken still: each whole number is a number. */
    private static boolean widens(Table was, Table is) {
        return was.string("type").orElse("").equals("integer")
                && is.string("type").orElse("").equals("number");
    }

    private boolean narrows(String constraint, @Nullable Node was, @Nullable Node is) {
        if (is == null || was == null) {
            return is != null;
        }
        if (is instanceof Array fewer && was instanceof Array all) {
            return !covers(fewer, all);
        }
        int step = compare(is, was);
        return constraint.equals("min") ? step > 0 : step < 0;
    }

    /** Whether each of what was taken is among what is taken. */
    private boolean covers(Array is, Array was) {
        return was.items().stream().allMatch(item -> is.items().stream().anyMatch(left -> isEqual(item, left)));
    }

    /** Whether nothing but the spelling of numbers differs, or the order of what is listed. */
    private boolean isEqual(Node was, Node is) {
        if (was instanceof Array old && is instanceof Array now) {
            return covers(now, old)
                    && now.items().stream()
                            .allMatch(item -> old.items().stream().anyMatch(left -> isEqual(left, item)));
        }
        return isNumber(was) && isNumber(is)
                ? compare(was, is) == 0
                : pair.values().same(was, is);
    }

    private static boolean isNumber(Node node) {
        return node instanceof Scalar scalar && scalar.value() instanceof Number;
    }

    /** Compares two numbers; what is none is zero. */
    private static int compare(Node one, Node other) {
        double rough = rough(one);
        int order = Double.compare(rough, rough(other));
        return order == 0 && Double.isFinite(rough) ? exact(one).compareTo(exact(other)) : order;
    }

    private static double rough(Node node) {
        return isNumber(node) ? ((Number) ((Scalar) node).value()).doubleValue() : 0;
    }

    private static BigDecimal exact(Node node) {
        return isNumber(node) ? new BigDecimal(((Scalar) node).text()) : BigDecimal.ZERO;
    }

    private static boolean isDemanded(Table property) {
        return isSet(property, "required") && property.get("default").isEmpty();
    }

    private static boolean isSet(Table property, String flag) {
        return property.get(flag).orElse(null) instanceof Scalar scalar && Boolean.TRUE.equals(scalar.value());
    }

    private void tell(String path, Table was, Table is, String key, Maker maker) {
        tell(path + key, Values.value(was, key), Values.value(is, key), maker);
    }

    private void tell(String path, @Nullable Node was, @Nullable Node is, Maker maker) {
        pair.tell(path, pair.transition(path, was, is), Reach.USERS, Mention.NONE, maker);
    }
}
