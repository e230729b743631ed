package dev.serviceregistry.registry.importer.draft;

import dev.serviceregistry.registry.schema.Expansion;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts values into a table that is written later, leaving out those that say nothing. */
public final class Toml {
    private Toml() {}

    /** Puts a value unless it is absent or empty. */
    public static void put(Map<String, Object> table, String key, @Nullable Object value) {
        boolean empty = value == null
                || value instanceof String text && text.isEmpty()
                || value instanceof Collection<?> list && list.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
        if (!empty) {
            table.put(key, value);
        }
    }

    /** A text in which no variable is meant: unchanged unless it could be taken for one, as <code>${NAME}</code>. */
    public static String literal(String text) {
        return text.contains("${") ? text.replace("$", "$$") : text;
    }

    /** The value of a variable that names none of these for Kubernetes to put in, though it may look as if it did. */
    public static Object unexpanded(Object value, Set<String> variables) {
        if (!(value instanceof String text) || !Expansion.refers(text, variables)) {
            return value;
        }
        return text.contains("${") ? text.replace("$$", "$$$$") : Expansion.literal(text, variables);
    }
}
