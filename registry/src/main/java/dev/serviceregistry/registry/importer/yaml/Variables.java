package dev.serviceregistry.registry.importer.yaml;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that files beside the input set; the shell's are left alone, so that an import is repeatable. */
public interface Variables {
    /** None at all. */
    Variables NONE = name -> null;

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

    /** The variables of a map, as it is when they are asked for. */
    static Variables of(Map<String, Value> values) {
        return values::get;
    }

    /** Both, where the stronger one holds. */
    default Variables under(Variables stronger) {
        return name -> {
            Value value = stronger.get(name);
            return value == null ? get(name) : value;
        };
    }
}
