package dev.serviceregistry.registry.tree;

import dev.serviceregistry.facts.SourceLocation;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Holds what tables say of which somebody asked last, so that the tables of a large repository need not all be in memory:
 * a table whose content was let go is made again when somebody asks.
 */
public final class RecentTables {

    private final AtomicReferenceArray<LazyEntries> held;
    private final SharedTexts texts;
    private final AtomicInteger next = new AtomicInteger();

    private RecentTables(int size) {
        this.held = new AtomicReferenceArray<>(size);
        this.texts = size == 0 ? SharedTexts.none() : SharedTexts.many();
    }

    /** For a small repository: every table is made at once and stays. */
    public static RecentTables all() {
        return new RecentTables(0);
    }

    /**
     * For a large repository: a table stays until so many others were asked for.
     *
     * @param count how many stay, at least 1
     */
    public static RecentTables last(int count) {
        return new RecentTables(count);
    }

    /** Whether tables are let go. */
    public boolean areLetGo() {
        return held.length() > 0;
    }

    /** What equal texts in files are held by. */
    public SharedTexts texts() {
        return texts;
    }

    /**
     * A table that is made when somebody asks what it says.
     *
     * @param making makes its entries, the same ones each time
     */
    public Table table(SourceLocation source, Supplier<Map<String, Table.Entry>> making) {
        return new Table(areLetGo() ? new LazyEntries(this, making) : making.get(), source);
    }

    /** A table that is there, and is made again when it was let go. */
    Table table(Table made, Supplier<Map<String, Table.Entry>> making) {
        LazyEntries entries = new LazyEntries(this, making);
        entries.take(made.entries());
        return new Table(entries, made.source());
    }

    /** Lets the entries go of which nobody has asked for longest. */
    void hold(LazyEntries entries) {
        int place = Math.floorMod(next.getAndIncrement(), held.length());
        LazyEntries before = held.getAndSet(place, entries);
        if (before != null && before != entries) {
            before.letGo();
        }
    }
}
