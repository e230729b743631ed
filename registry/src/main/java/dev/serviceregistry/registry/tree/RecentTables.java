package dev.serviceregistry.registry.tree;

import dev.serviceregistry.facts.SourceLocation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Holds what tables say of which somebody asked last, so that the tables of a large repository need not all be in memory:
 * a table whose content was let go is made again when somebody asks.
 */
public final class RecentTables {

    /** How many texts are remembered; what comes later is mostly the name of something that is said once. */
    private static final int MOST_TEXTS = 1 << 16;

    private final AtomicReferenceArray<LazyEntries> held;
    private final Map<String, String> texts = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();

    private RecentTables(int size) {
        this.held = new AtomicReferenceArray<>(size);
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

    /** This text, or an equal one that is held already: a large repository says the same in many places. */
    public String text(String text) {
        if (!areLetGo()) {
            return text;
        }
        String known = texts.size() < MOST_TEXTS ? texts.putIfAbsent(text, text) : texts.get(text);
        return known == null ? text : known;
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
