package dev.serviceregistry.registry.importer.draft;

import dev.serviceregistry.registry.importer.yaml.Keys;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the resources of {@code [services.X.metadata]}. */
public final class Resources {
    private final Map<String, Object> toml = new LinkedHashMap<>();

    /**
     * Writes an amount, or notes why it is none.
     *
     * @param name the registry's key, whose ending says the unit
     * @param key where the amount stands
     * @param text as it stands there
     * @param quantity what it comes to, or null where it is no amount
     */
    public void put(String name, Keys from, String key, String text, @Nullable Quantity quantity) {
        if (quantity == null || quantity.amount() > Integer.MAX_VALUE) {
            from.note(key, "is not an amount; left out");
        } else if (quantity.amount() == 0) {
            from.note(key, "zero means no limit; left out");
        } else {
            toml.put(name, quantity.amount());
            if (!quantity.exact()) {
                from.note(
                        key,
                        text + " is rounded up to " + quantity.amount()
                                + (name.endsWith("mb") ? " MiB" : " thousandths of a processor"));
            }
        }
    }

    /** Whether it is written already. */
    public boolean has(String name) {
        return toml.containsKey(name);
    }

    /** The keys and values; empty when there is nothing to say. */
    public Map<String, Object> toml() {
        return toml;
    }
}
