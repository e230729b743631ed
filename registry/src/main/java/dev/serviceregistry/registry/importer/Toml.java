package dev.serviceregistry.registry.importer;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts values into a table that is written later, leaving out those that say nothing. */
final class Toml {
    private Toml() {}

    static void put(Map<String, Object> table, String key, @Nullable Object value) {
        boolean empty = value == null
                || value instanceof String text && text.isEmpty()
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
        if (!empty) {
            table.put(key, value);
        }
    }
}
