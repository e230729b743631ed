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

    LazyEntries(RecentTables recent, Supplier<Map<String, Table.Entry>> making) {
        this.recent = recent;
        this.making = making;
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
            known = Collections.unmodifiableMap(making.get());
            take(known);
        }
        return known;
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
