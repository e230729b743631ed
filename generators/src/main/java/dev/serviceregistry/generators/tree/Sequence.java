package dev.serviceregistry.generators.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Values in an order; it grows until it is written. */
public final class Sequence implements Tree {

    private final List<Tree> items = new ArrayList<>();

    /** A sequence of texts. */
    public static Sequence of(Collection<String> texts) {
        Sequence sequence = new Sequence();
        for (String text : texts) {
            sequence.add(text);
        }
        return sequence;
    }

    /** Adds a value. */
    public Sequence add(Tree value) {
        items.add(value);
        return this;
    }

    /** Adds a text. */
    public Sequence add(String text) {
        return add(new Text(text));
    }

    /** Inserts a value before the one that is at this index. */
    public void insert(int index, Tree value) {
        items.add(index, value);
    }

    /** Puts a value in the place of the one at this index. */
    public void set(int index, Tree value) {
        items.set(index, value);
    }

    /** Takes out the value at this index. */
    public void remove(int index) {
        items.remove(index);
    }

    /** The values, in order. */
    public List<Tree> items() {
        return Collections.unmodifiableList(items);
    }

    /** Whether nothing is in it. */
    public boolean isEmpty() {
        return items.isEmpty();
    }
}
