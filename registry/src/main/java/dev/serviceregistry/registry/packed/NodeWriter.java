package dev.serviceregistry.registry.packed;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes values as bytes. The keys of tables come again in every service; their texts are
 * written once for the whole file.
 */
public final class NodeWriter extends PackedWriter {

    private final Map<String, Integer> keys;
    private SourceLocation last;

    private NodeWriter(Map<String, Integer> keys, SourceLocation last) {
        this.keys = keys;
        this.last = last;
    }

    /** A writer for the beginning of a file. */
    public static NodeWriter forFile() {
        return new NodeWriter(new LinkedHashMap<>(), SourceLocation.startOf(""));
    }

    /** Everything that was written, with the keys of the file before it. */
    public byte[] wholeFile() {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        write(whole, keys.size());
        for (String key : keys.keySet()) {
            write(whole, key);
        }
        writeTo(whole);
        return whole.toByteArray();
    }

    /**
     * Writes a table so that it can be read without what stands before it.
     *
     * @param shelf the key of a table of tables that can each be read without the others
     */
    public void apart(Table table, String shelf) {
        location(table.source());
        NodeWriter apart = new NodeWriter(keys, last);
        apart.number(table.entries().size());
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            apart.key(entry);
            if (entry.getKey().equals(shelf)
                    && entry.getValue().value() instanceof Table tables
                    && isOfTables(tables)) {
                apart.shelf(tables);
            } else {
                apart.node(entry.getValue().value());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        apart.writeTo(bytes);
        bytes(bytes.toByteArray());
    }

    private static boolean isOfTables(Table table) {
        for (Table.Entry entry : table.entries().values()) {
            if (!(entry.value() instanceof Table)) {
                return false;
            }
        }
        return true;
    }

    private void shelf(Table tables) {
        head(NodeTags.SHELF, tables);
        number(tables.entries().size());
        for (Map.Entry<String, Table.Entry> entry : tables.entries().entrySet()) {
            key(entry);
            apart((Table) entry.getValue().value(), "");
        }
    }

    private void key(Map.Entry<String, Table.Entry> entry) {
        Integer known = keys.get(entry.getKey());
        if (known == null) {
            known = keys.size();
            keys.put(entry.getKey(), known);
        }
        number(known);
        location(entry.getValue().key());
    }

    private void node(Node node) {
        if (node instanceof Table table) {
            head(NodeTags.TABLE, table);
            number(table.entries().size());
            for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
                key(entry);
                node(entry.getValue().value());
            }
        } else if (node instanceof Array array) {
            head(NodeTags.ARRAY, array);
            number(array.items().size());
            for (Node item : array.items()) {
                node(item);
            }
        } else {
            scalar((Scalar) node);
        }
    }

    private void scalar(Scalar scalar) {
        Object value = scalar.value();
        if (value instanceof String text) {
            head(NodeTags.TEXT, scalar);
            text(text);
        } else if (value instanceof Long number) {
            head(NodeTags.INTEGER, scalar);
            signed(number);
        } else if (value instanceof Double number) {
            head(NodeTags.DECIMAL, scalar);
            decimal(number);
        } else if (value instanceof Boolean flag) {
            head(flag ? NodeTags.TRUE : NodeTags.FALSE, scalar);
        } else if (value instanceof LocalDate day) {
            head(NodeTags.DAY, scalar);
            integer(day.toEpochDay());
        } else if (value instanceof MaskedSecret secret) {
            head(NodeTags.SECRET, scalar);
            secret(secret);
        } else {
            boolean time = value instanceof LocalTime;
            head(time ? NodeTags.TIME : value instanceof LocalDateTime ? NodeTags.DATE_TIME : NodeTags.INSTANT, scalar);
            text(value.toString());
        }
    }

    /** Writes what is known of a secret, which is not its text. */
    public void secret(MaskedSecret secret) {
        text(secret.kind());
        number(secret.length());
        flag(secret.isText());
        flag(secret.byForm());
        flag(secret.isDefault());
        flag(secret.wellKnown());
    }

    private void head(int tag, Node node) {
        oneByte(tag);
        location(node.source());
    }

    /** Mostly a value stands right behind its key, a key on the next line, or a table where its key is. */
    public void location(SourceLocation location) {
        int length = location.endColumn() - location.column();
        boolean onOneLine = location.endLine() == location.line() && length >= 0;
        if (isAt(location, last.line(), last.column())
                && location.endLine() == last.endLine()
                && location.endColumn() == last.endColumn()) {
            number(NodeTags.SAME_PLACE);
        } else if (onOneLine && isAt(location, last.endLine(), last.endColumn() + NodeTags.EQUALS_SIGN)) {
            number((long) length << 2 | NodeTags.BEHIND);
        } else if (onOneLine && isAt(location, last.endLine() + 1, 1)) {
            number((long) length << 2 | NodeTags.NEXT_LINE);
        } else {
            long step = (long) location.line() - last.line();
            number((step << 1 ^ step >> 63) << 2 | NodeTags.ELSEWHERE);
            number(location.column());
            number(location.endLine() - location.line());
            number(location.endColumn());
        }
        last = location;
    }

    private static boolean isAt(SourceLocation location, int line, int column) {
        return location.line() == line && location.column() == column;
    }
}
