package dev.serviceregistry.registry.importer.yaml;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that files beside the input set; the shell's are left alone, so that an import is repeatable. */
public interface Variables {
    /** None at all. */
    Variables NONE = of(Map.of());

    /**
     * What a variable stands for.
     *
     * @param text its value
     * @param file the file that sets it
     */
    record Value(String text, String file) {}

    /** What a variable stands for, or null where nothing sets it. */
    @Nullable
    Value get(String name);

    /** Variables that are all known: two that say the same are the same. */
    record Given(Map<String, Value> values) implements Variables {
        /** Keeps its own copy. */
        public Given {
            values = Map.copyOf(values);
        }

        @Override
        public @Nullable Value get(String name) {
            return values.get(name);
        }

        private Given under(Given stronger) {
            Map<String, Value> both = new HashMap<>(values);
            both.putAll(stronger.values);
            return new Given(both);
        }
    }

    /** The variables of a map. */
    static Variables of(Map<String, Value> values) {
        return new Given(values);
    }

    /** Both, where the stronger one holds. */
    default Variables under(Variables stronger) {
        if (this instanceof Given given && stronger instanceof Given other) {
            return given.under(other);
        }
        return name -> {
            Value value = stronger.get(name);
            return value == null ? get(name) : value;
        };
    }
}
