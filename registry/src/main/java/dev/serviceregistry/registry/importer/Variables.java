package dev.serviceregistry.registry.importer;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that files beside the input set; the shell's are left alone, so that an import is repeatable. */
record Variables(Map<String, Value> values) {
    static final Variables NONE = new Variables(Map.of());

    /**
     * What a variable stands for.
     *
     * @param text its value
     * @param file the file that sets it
     */
    record Value(String text, String file) {}

    Variables {
        values = Map.copyOf(values);
    }

    @Nullable
    Value get(String name) {
        return values.get(name);
    }

    /** Both, where the stronger one holds. */
    Variables under(Variables stronger) {
        Map<String, Value> both = new LinkedHashMap<>(values);
        both.putAll(stronger.values);
        return new Variables(both);
    }
}
