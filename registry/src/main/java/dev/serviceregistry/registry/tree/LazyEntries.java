package dev.serviceregistry.registry.tree;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The entries of a table, made when somebody asks for them and let go when others were asked for since. */
final class LazyEntries extends AbstractMap<String, Table.Entry> {

    private final RecentTables recent;
    private final Supplier<Map<String, Table.Entry>> making;
    private volatile @Nullable Map<String, Table.Entry> made;

    /** By how many lines the entries stand further down than those that are made. */
    private final int lines;

    LazyEntries(RecentTables recent, Supplier<Map<String, Table.Entry>> making) {
        this(recent, making, 0);
    }

    private LazyEntries(RecentTables recent, Supplier<Map<String, Table.Entry>> making, int lines) {
        this.recent = recent;
        this.making = making;
        this.lines = lines;
    }

    /** The same entries so many lines further down. */
    LazyEntries moved(int more) {
        return new LazyEntries(recent, making, lines + more);
    }

    /** Whoever holds these entries decides for those that are made of them too. */
    RecentTables recent() {
        return recent;
    }

    /** Holds entries that were made already. */
    void take(Map<String, Table.Entry> entries) {
        made = entries;
        recent.hold(this);
    }

    void letGo() {
        made = null;
    }

    private Map<String, Table.Entry> entries() {
        Map<String, Table.Entry> known = made;
        if (known == null) {
            known = Collections.unmodifiableMap(Table.moved(making.get(), lines));
            take(known);
        }
        return known;
    }

    /** Whether these are made of the same, so that nobody needs to make them to know that they are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof LazyEntries lazy && lines == lazy.lines && making.equals(lazy.making)
                || super.equals(other);
    }

    @Override
    public int hashCode() {
        return super.hashCode();
    }

    @Override
    public Table.@Nullable Entry get(Object key) {
        return entries().get(key);
    }

    @Override
    public boolean containsKey(Object key) {
        return entries().containsKey(key);
    }

    @Override
    public int size() {
        return entries().size();
    }

    @Override
    public Set<String> keySet() {
        return entries().keySet();
    }

    @Override
    public Set<Entry<String, Table.Entry>> entrySet() {
        return entries().entrySet();
    }
}
