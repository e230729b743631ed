package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays one Compose file over another: mappings are merged, lists appended, commands replaced, and mounts, secrets and
 * devices that have the same target replaced.
 */
final class ComposeMerge {
    private static final Set<String> REPLACED = Set.of("command", "entrypoint", "test");
    private static final Set<String> BY_TARGET = Set.of("volumes", "secrets", "configs", "devices");

    private ComposeMerge() {}

    /** Both documents, where the later one holds. */
    static Yaml.Table documents(Yaml.Table base, Yaml.Table over) {
        Map<String, Yaml.Entry> merged = new LinkedHashMap<>(base.entries());
        over.entries().forEach((key, entry) -> {
            Yaml.Entry before = base.entries().get(key);
            if (key.equals("services")
                    && before != null
                    && before.value() instanceof Yaml.Table services
                    && entry.value() instanceof Yaml.Table others) {
                merged.put(key, new Yaml.Entry(before.keyAt(), services(services, others)));
            } else {
                put(merged, key, before, entry, "");
            }
        });
        return Yaml.Table.of(merged, base.at());
    }

    private static Yaml.Table services(Yaml.Table base, Yaml.Table over) {
        Map<String, Yaml.Entry> merged = new LinkedHashMap<>(base.entries());
        over.entries().forEach((name, entry) -> {
            Yaml.Entry before = base.entries().get(name);
            put(merged, name, before, entry, "");
        });
        return Yaml.Table.of(merged, base.at());
    }

    /** Both forms of a service, where the later one holds. */
    static Yaml.Table service(Yaml.Table base, Yaml.Table over) {
        return tables(base, over, "");
    }

    private static Yaml.Table tables(Yaml.Table base, Yaml.Table over, String key) {
        Map<String, Yaml.Entry> merged = new LinkedHashMap<>(base.entries());
        over.entries().forEach((name, entry) -> {
            if (key.equals("environment") && entry.value() instanceof Yaml.Scalar) {
                merged.put(name, entry);
            } else {
                put(merged, name, base.entries().get(name), entry, name);
            }
        });
        return Yaml.Table.of(merged, base.at());
    }

    private static void put(
            Map<String, Yaml.Entry> merged, String name, Yaml.@Nullable Entry before, Yaml.Entry entry, String key) {
        Yaml value = merge(before == null ? null : before.value(), entry.value(), key);
        if (value == null) {
            merged.remove(name);
        } else {
            boolean kept = before != null && value == before.value();
            merged.put(name, kept ? before : new Yaml.Entry(entry.keyAt(), value));
        }
    }

    private static @Nullable Yaml merge(@Nullable Yaml base, Yaml over, String key) {
        if (over instanceof Yaml.Tagged tagged) {
            return tagged.reset() ? null : settled(tagged.value());
        }
        Yaml before = base instanceof Yaml.Tagged tagged ? tagged.reset() ? null : tagged.value() : base;
        if (before == null) {
            return settled(over);
        }
        if (over instanceof Yaml.Scalar scalar && scalar.isNull()) {
            return before;
        }
        if (REPLACED.contains(key)) {
            return over;
        }
        if (before instanceof Yaml.Table one && over instanceof Yaml.Table two) {
            return key.equals("logging") && !driver(one).equals(driver(two)) ? two : tables(one, two, key);
        }
        if (before instanceof Yaml.Items one && over instanceof Yaml.Items two) {
            return BY_TARGET.contains(key) ? byTarget(one, two, key) : appended(one, two);
        }
        return settled(over);
    }

    private static String driver(Yaml.Table logging) {
        Yaml.Entry driver = logging.entries().get("driver");
        return driver != null && driver.value() instanceof Yaml.Scalar name ? name.text() : "";
    }

    private static Yaml.Items appended(Yaml.Items one, Yaml.Items two) {
        List<Yaml> items = new ArrayList<>(one.items());
        Set<String> known = new HashSet<>();
        one.items().forEach(item -> known.add(item instanceof Yaml.Scalar s ? s.text() : ""));
        for (Yaml item : two.items()) {
            if (!(item instanceof Yaml.Scalar s) || known.add(s.text())) {
                items.add(item);
            }
        }
        return Yaml.Items.of(items, one.at());
    }

    private static Yaml.Items byTarget(Yaml.Items one, Yaml.Items two, String key) {
        Map<String, Yaml> items = new LinkedHashMap<>();
        one.items().forEach(item -> items.put(target(item, key), item));
        two.items().forEach(item -> items.put(target(item, key), item));
        return Yaml.Items.of(List.copyOf(items.values()), one.at());
    }

    private static String target(Yaml item, String key) {
        if (item instanceof Yaml.Table table) {
            for (String name : List.of("target", "source")) {
                Yaml.Entry entry = table.entries().get(name);
                if (entry != null && entry.value() instanceof Yaml.Scalar text) {
                    return text.text();
                }
            }
        }
        if (!(item instanceof Yaml.Scalar text)) {
            return item.at().toString();
        }
        return switch (key) {
            case "volumes" -> VolumeMount.parse(text.text()).target();
            case "devices" -> {
                List<String> parts = Template.split(text.text(), ':');
                yield parts.size() > 1 ? parts.get(1) : parts.get(0);
            }
            default -> text.text();
        };
    }

    /** The value without requests for another way of merging, as where there is nothing to merge it with. */
    static @Nullable Yaml settled(Yaml value) {
        if (value instanceof Yaml.Tagged tagged) {
            return tagged.reset() ? null : settled(tagged.value());
        }
        if (value instanceof Yaml.Table table) {
            Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
            table.entries().forEach((key, entry) -> {
                Yaml inner = settled(entry.value());
                if (inner != null) {
                    entries.put(key, new Yaml.Entry(entry.keyAt(), inner));
                }
            });
            return Yaml.Table.of(entries, table.at());
        }
        if (value instanceof Yaml.Items list) {
            List<Yaml> items = new ArrayList<>();
            for (Yaml item : list.items()) {
                Yaml inner = settled(item);
                if (inner != null) {
                    items.add(inner);
                }
            }
            return Yaml.Items.of(items, list.at());
        }
        return value;
    }
}
