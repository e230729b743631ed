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
        list(path).forEach(item -> texts.add((String) item));
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
            }
        });
    }

    /** A deep copy, mistakes included. */
    Tree copy() {
        Tree copy = empty();
        entries.forEach((key, value) -> copy.entries.put(key, value instanceof Tree below ? below.copy() : value));
        return copy;
    }

    /** What counts as written: no mistakes, and the short form of a port in its long form. */
    Tree counted() {
        Tree counted = empty();
        entries.forEach((key, value) -> {
            if (value instanceof Tree below) {
                counted.entries.put(key, below.counted());
            } else if (!(value instanceof Refused) && !(value instanceof Unknown)) {
                counted.entries.put(key, value);
            }
        });
        return counted;
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
     * environment is one value however it is written.
     */
    Tree overriddenBy(Tree over) {
        Tree merged = copy();
        over.texts("unset").forEach(merged::remove);
        over.table("env").entries().keySet().forEach(merged.table("env").entries()::remove);
        merged.lay(over);
        merged.remove("unset");
        return merged;
    }

    private void lay(Tree over) {
        over.entries.forEach((key, value) -> {
            if (value instanceof Tree above && entries.get(key) instanceof Tree below) {
                below.lay(above);
            } else {
                entries.put(key, value instanceof Tree above ? above.copy() : value);
            }
        });
    }
}
