package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Keys;
import org.jspecify.annotations.Nullable;

/** Reads a number of pods or a share of them. */
final class Amount {
    private Amount() {}

    /** A whole number or a percentage as the registry writes it, or null where there is none. */
    static @Nullable Object of(Keys keys, String key) {
        String text = keys.text(key).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("\\d{1,9}")) {
            return Long.valueOf(text);
        }
        if (text.matches("(100|\\d{1,2})%")) {
            return text;
        }
        keys.note(key, "is neither a number nor a percentage; left out");
        return null;
    }
}
