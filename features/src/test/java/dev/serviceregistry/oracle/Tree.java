package dev.serviceregistry.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A table as somebody writes it: texts, whole numbers, booleans, dates, lists, further tables and planted mistakes.
 *
 * @param entries the values by key
 */
record Tree(Map<String, Object> entries) {

    private static final List<String> PROBE_HANDLERS = List.of("exec", "http_get");

    /**
     * A planted value that the schema refuses.
     *
     * @param toml its text
     */
    record Refused(String toml) {}

    /**
     * A planted value under a key that the schema does not know.
     *
     * @param toml its text
     */
    record Unknown(String toml) {}

    /**
     * A planted secret: a text of which it is known what it is, since it was made up as that.
     *
     * @param text what is written
     * @param plain whether it is a secret in plain text, and not the default value of one
     * @param guessable whether a secret has a default value here, or one that everybody knows
     */
    record Secret(String text, boolean plain, boolean guessable) {}

    static Tree empty() {
        return new Tree(new LinkedHashMap<>());
    }

    static Tree of(String key, Object value) {
        return empty().with(key, value);
    }

    /** Writes a value under a dotted path and gives this tree back. */
    Tree with(String path, Object value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            entries.put(path, value);
        } else {
            Tree below = (Tree) entries.computeIfAbsent(path.substring(0, dot), key -> empty());
            below.with(path.substring(dot + 1), value);
        }
        return this;
    }

    void remove(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            entries.remove(path);
        } else if (entries.get(path.substring(0, dot)) instanceof Tree below) {
            below.remove(path.substring(dot + 1));
        }
    }

    boolean has(String path) {
        return value(path).isPresent();
    }

    Optional<Object> value(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return Optional.ofNullable(entries.get(path));
        }
        return entries.get(path.substring(0, dot)) instanceof Tree below
                ? below.value(path.substring(dot + 1))
                : Optional.empty();
    }

    Optional<String> text(String path) {
        return value(path).filter(String.class::isInstance).map(String.class::cast);
    }

    Optional<Long> number(String path) {
        return value(path).filter(Long.class::isInstance).map(Long.class::cast);
    }

    /** The table under a path, or an empty one. */
    Tree table(String path) {
        return value(path).filter(Tree.class::isInstance).map(Tree.class::cast).orElseGet(Tree::empty);
    }

    /** The list under a path, or an empty one. */
    List<?> list(String path) {
        return value(path)
                .filter(List.class::isInstance)
                .map(list -> (List<?>) list)
                .orElse(List.of());
    }

    List<String> texts(String path) {
        List<String> texts = new ArrayList<>();
        list(path).forEach(item -> texts.add(item instanceof Secret secret ? secret.text() : (String) item));
        return texts;
    }

    /** Visits every planted mistake with its path. */
    void mistakes(BiConsumer<String, Object> visitor) {
        mistakes("", visitor);
    }

    private void mistakes(String prefix, BiConsumer<String, Object> visitor) {
        entries.forEach((key, value) -> {
            if (value instanceof Refused || value instanceof Unknown) {
                visitor.accept(prefix + key, value);
            } else if (value instanceof Tree below) {
                below.mistakes(prefix + key + ".", visitor);
            } else if (value instanceof List<?> items) {
                for (Object item : items) {
                    if (item instanceof Tree below) {
                        below.mistakes(prefix + key + ".", visitor);
                    } else if (item instanceof Refused) {
                        visitor.accept(prefix + key, item);
                    }
                }
            }
        });
    }

    /** Visits every planted secret with the keys that lead to it, arrays without positions. */
    void secrets(BiConsumer<List<String>, Secret> visitor) {
        secrets(List.of(), this, visitor);
    }

    private static void secrets(List<String> keys, Object value, BiConsumer<List<String>, Secret> visitor) {
        if (value instanceof Secret secret) {
            visitor.accept(keys, secret);
        } else if (value instanceof List<?> items) {
            items.forEach(item -> secrets(keys, item, visitor));
        } else if (value instanceof Tree table) {
            table.entries.forEach((key, below) -> {
                List<String> deeper = new ArrayList<>(keys);
                deeper.add(key);
                secrets(deeper, below, visitor);
            });
        }
    }

    /** A deep copy, mistakes included. */
    Tree copy() {
        Tree copy = empty();
        entries.forEach((key, value) -> copy.entries.put(key, copy(value)));
        return copy;
    }

    private static Object copy(Object value) {
        if (value instanceof List<?> items) {
            return items.stream().map(Tree::copy).toList();
        }
        return value instanceof Tree below ? below.copy() : value;
    }

    /** What counts as written: no mistakes, and the short form of a port in its long form. */
    Tree counted() {
        Tree counted = empty();
        entries.forEach((key, value) -> {
            if (counts(value)) {
                counted.entries.put(key, counted(value));
            }
        });
        return counted;
    }

    private static boolean counts(Object value) {
        return !(value instanceof Refused) && !(value instanceof Unknown);
    }

    private static Object counted(Object value) {
        if (value instanceof List<?> items) {
            List<Object> counted = new ArrayList<>();
            items.stream().filter(Tree::counts).forEach(item -> counted.add(counted(item)));
            return counted;
        }
        return value instanceof Tree below ? below.counted() : value;
    }

    /** A service's table in its long form: {@code port} is {@code ports.main.port}. */
    Tree longForm() {
        Tree service = counted();
        service.number("port").ifPresent(port -> {
            service.remove("port");
            service.with("ports.main.port", port);
        });
        return service;
    }

    /**
     * This table under another one: tables are merged, everything else is replaced, what is unset goes. A variable of the
     * environment is one value however it is written, and a probe has one way to check.
     */
    Tree overriddenBy(Tree over) {
        Tree merged = copy();
        over.texts("unset").forEach(merged::remove);
        over.table("env").entries().keySet().forEach(merged.table("env").entries()::remove);
        for (String probe : over.table("health").entries().keySet()) {
            if (PROBE_HANDLERS.stream().anyMatch(over.table("health." + probe)::has)) {
                PROBE_HANDLERS.forEach(handler -> merged.remove("health." + probe + "." + handler));
            }
        }
        merged.lay(over);
        merged.remove("unset");
        return merged;
    }

    private void lay(Tree over) {
        over.entries.forEach((key, value) -> {
            if (value instanceof Tree above && entries.get(key) instanceof Tree below) {
                below.lay(above);
            } else {
                entries.put(key, copy(value));
            }
        });
    }
}
