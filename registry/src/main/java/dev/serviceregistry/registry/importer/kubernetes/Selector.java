package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which pods an object means, by their labels.
 *
 * @param labels the labels that they must have
 * @param expressions what else must hold for their labels
 */
record Selector(Map<String, String> labels, List<Expression> expressions) {
    /**
     * A condition on one label.
     *
     * @param operator {@code In}, {@code NotIn}, {@code Exists} or {@code DoesNotExist}
     */
    record Expression(String key, String operator, Set<String> values) {
        boolean holds(Map<String, String> labels) {
            String value = labels.get(key);
            return switch (operator) {
                case "In" -> value != null && values.contains(value);
                case "NotIn" -> value == null || !values.contains(value);
                case "Exists" -> value != null;
                case "DoesNotExist" -> value == null;
                default -> false;
            };
        }
    }

    /** A selector that names labels alone. */
    static Selector ofLabels(Keys keys, String key) {
        return new Selector(KubernetesKeys.texts(keys, key), List.of());
    }

    /** A selector of {@code matchLabels} and {@code matchExpressions}. */
    static Selector of(Keys keys, String key) {
        return of(keys.inner(key));
    }

    /** The selector that these keys are. */
    static Selector of(Keys selector) {
        List<Expression> expressions = new ArrayList<>();
        for (Keys expression : KubernetesKeys.mappings(selector, "matchExpressions")) {
            expressions.add(new Expression(
                    expression.text("key"), expression.text("operator"), Set.copyOf(expression.texts("values"))));
        }
        return new Selector(KubernetesKeys.texts(selector, "matchLabels"), expressions);
    }

    /** Whether it names no condition at all. */
    boolean isEmpty() {
        return labels.isEmpty() && expressions.isEmpty();
    }

    boolean matches(Map<String, String> podLabels) {
        for (Map.Entry<String, String> label : labels.entrySet()) {
            if (!label.getValue().equals(podLabels.get(label.getKey()))) {
                return false;
            }
        }
        return expressions.stream().allMatch(expression -> expression.holds(podLabels));
    }
}
