package dev.serviceregistry.registry.toml;

import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a value of a document, its key and everything below it are written. */
final class Spans {

    @Nullable
    SourceLocation key;

    @Nullable
    SourceLocation value;

    private final Map<String, Spans> children = new HashMap<>();
    private final List<Spans> items = new ArrayList<>();

    /** The spans of a key's value, made when they are not there yet. */
    Spans child(String name) {
        return children.computeIfAbsent(name, unused -> new Spans());
    }

    @Nullable
    Spans written(String name) {
        return children.get(name);
    }

    @Nullable
    Spans item(int index) {
        return index < items.size() ? items.get(index) : null;
    }

    Spans append() {
        Spans item = new Spans();
        items.add(item);
        return item;
    }

    /** The table that a header below this one continues: the last element of an array of tables. */
    Spans open() {
        return items.isEmpty() ? this : items.get(items.size() - 1);
    }
}
