package dev.serviceregistry.generators;

import dev.serviceregistry.generators.json.JsonEmitter;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import dev.serviceregistry.registry.PresentNames;
import org.jspecify.annotations.Nullable;

/** A place in a tree, as RFC 6901 writes it: {@code /services/web/ports/0}. */
final class Pointer {

    private static final String END = "-";

    /** What holds the place; null when there is nothing that could. */
    private final @Nullable Tree parent;

    private final String key;

    /** A place by its path, each key of which is found by any of its spellings. */
    Pointer(Mapping tree, String path, PresentNames names) {
        String[] parts = path.split("/", -1);
        boolean valid = parts.length > 1 && parts[0].isEmpty();
        Tree at = valid ? tree : null;
        for (int i = 1; i < parts.length - 1 && at != null; i++) {
            at = child(at, found(at, unescaped(parts[i]), names));
        }
        String last = unescaped(parts[parts.length - 1]);
        this.parent = at;
        this.key = at == null ? last : found(at, last, names);
    }

    private static String found(Tree tree, String key, PresentNames names) {
        return names.found(key, spelling -> child(tree, spelling) != null);
    }

    private static String unescaped(String part) {
        return part.replace("~1", "/").replace("~0", "~");
    }

    private static @Nullable Tree child(Tree tree, String key) {
        if (tree instanceof Mapping mapping) {
            return mapping.get(key);
        }
        if (tree instanceof Sequence sequence) {
            int index = index(key);
            return index >= 0 && index < sequence.items().size()
                    ? sequence.items().get(index)
                    : null;
        }
        return null;
    }

    private static int index(String key) {
        return key.matches("0|[1-9]\\d{0,8}") ? Integer.parseInt(key) : -1;
    }

    /** What is there; null when nothing is. */
    @Nullable
    Tree get() {
        return parent == null ? null : child(parent, key);
    }

    /** Adds a value, before what is there in a sequence; false when nothing could hold it. */
    boolean add(Tree value) {
        if (parent instanceof Mapping mapping) {
            mapping.put(key, value);
            return true;
        }
        if (parent instanceof Sequence sequence) {
            int index = key.equals(END) ? sequence.items().size() : index(key);
            if (index >= 0 && index <= sequence.items().size()) {
                sequence.insert(index, value);
                return true;
            }
        }
        return false;
    }

    /** Puts a value in the place of what is there; false when nothing is. */
    boolean replace(Tree value) {
        if (get() == null) {
            return false;
        }
        if (parent instanceof Mapping mapping) {
            mapping.put(key, value);
        } else if (parent instanceof Sequence sequence) {
            sequence.set(index(key), value);
        }
        return true;
    }

    /** Takes out what is there; false when nothing is. */
    boolean remove() {
        if (get() == null) {
            return false;
        }
        if (parent instanceof Mapping mapping) {
            mapping.remove(key);
        } else if (parent instanceof Sequence sequence) {
            sequence.remove(index(key));
        }
        return true;
    }

    /** Whether this value is there. */
    boolean holds(Tree value) {
        Tree there = get();
        return there != null && JsonEmitter.write(there).equals(JsonEmitter.write(value));
    }

    /** The same value, which can be changed apart. */
    static Tree copy(Tree tree) {
        if (tree instanceof Mapping mapping) {
            Mapping copy = new Mapping();
            mapping.entries().forEach((key, value) -> copy.put(key, copy(value)));
            return copy;
        }
        if (tree instanceof Sequence sequence) {
            Sequence copy = new Sequence();
            sequence.items().forEach(item -> copy.add(copy(item)));
            return copy;
        }
        return tree;
    }
}
