package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.RecentTables;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads what {@link NodeWriter} wrote, in the same order. */
final class NodeReader {

    private final byte[] bytes;
    private final String file;
    private final RecentTables tables;
    private final String[] keys;
    private String[] texts = {};
    private int at;
    private SourceLocation last;

    private NodeReader(byte[] bytes, String file, RecentTables tables, String[] keys, int at, SourceLocation last) {
        this.bytes = bytes;
        this.file = file;
        this.tables = tables;
        this.keys = keys;
        this.at = at;
        this.last = last;
    }

    /**
     * A reader at the beginning of a file.
     *
     * @param file the path that locations name
     * @param tables holds the tables that can be read without what stands before them
     */
    static NodeReader ofFile(byte[] bytes, String file, RecentTables tables) throws IOException {
        NodeReader head = new NodeReader(bytes, file, tables, new String[0], 0, SourceLocation.startOf(file));
        String[] keys = head.readTexts();
        NodeReader reader = new NodeReader(bytes, file, tables, keys, head.at, SourceLocation.startOf(file));
        reader.texts = reader.readTexts();
        return reader;
    }

    private String[] readTexts() throws IOException {
        String[] read = new String[bounded(number())];
        for (int i = 0; i < read.length; i++) {
            int length = bounded(number());
            read[i] = tables.texts().shared(new String(bytes, at, length, StandardCharsets.UTF_8));
            at += length;
        }
        return read;
    }

    /** A table that can be read without what stands before it. */
    Table apart() throws IOException {
        SourceLocation source = location();
        int length = bounded(number());
        int start = at;
        at += length;
        return tables.table(source, new PackedEntries(bytes, file, tables, keys, start, source));
    }

    /** The entries of one table among the bytes of a file; equal when they are of the same bytes. */
    private record PackedEntries(
            byte[] bytes, String file, RecentTables tables, String[] keys, int start, SourceLocation before)
            implements Supplier<Map<String, Table.Entry>> {

        @Override
        public Map<String, Table.Entry> get() {
            try {
                NodeReader reader = new NodeReader(bytes, file, tables, keys, start, before);
                reader.texts = reader.readTexts();
                return reader.entries();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Map<String, Table.Entry> entries() throws IOException {
        int size = bounded(number());
        Map<String, Table.Entry> entries = new LinkedHashMap<>(size * 4 / 3 + 1);
        for (int i = 0; i < size; i++) {
            String key = keys[number()];
            SourceLocation place = location();
            entries.put(key, new Table.Entry(place, node()));
        }
        return entries;
    }

    private Table shelf(SourceLocation source) throws IOException {
        int size = bounded(number());
        Map<String, Table.Entry> entries = new LinkedHashMap<>(size * 4 / 3 + 1);
        for (int i = 0; i < size; i++) {
            String key = keys[number()];
            SourceLocation place = location();
            entries.put(key, new Table.Entry(place, apart()));
        }
        return new Table(entries, source);
    }

    private Node node() throws IOException {
        int tag = bytes[at++];
        SourceLocation source = location();
        return switch (tag) {
            case NodeTags.TABLE -> new Table(entries(), source);
            case NodeTags.SHELF -> shelf(source);
            case NodeTags.ARRAY -> {
                int size = bounded(number());
                List<Node> items = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    items.add(node());
                }
                yield new Array(items, source);
            }
            case NodeTags.TEXT -> new Scalar(text(), source);
            case NodeTags.INTEGER -> {
                long number = longNumber();
                yield new Scalar(number >>> 1 ^ -(number & 1), source);
            }
            case NodeTags.DECIMAL -> new Scalar(Double.longBitsToDouble(integer()), source);
            case NodeTags.TRUE -> new Scalar(Boolean.TRUE, source);
            case NodeTags.FALSE -> new Scalar(Boolean.FALSE, source);
            case NodeTags.DAY -> new Scalar(LocalDate.ofEpochDay(integer()), source);
            case NodeTags.TIME -> new Scalar(LocalTime.parse(text()), source);
            case NodeTags.DATE_TIME -> new Scalar(LocalDateTime.parse(text()), source);
            case NodeTags.INSTANT -> new Scalar(OffsetDateTime.parse(text()), source);
            case NodeTags.SECRET -> new Scalar(secret(), source);
            default -> throw new IOException("unknown tag " + tag);
        };
    }

    MaskedSecret secret() throws IOException {
        return new MaskedSecret(text(), number(), flag(), flag(), flag(), flag());
    }

    SourceLocation location() throws IOException {
        long form = longNumber();
        int more = (int) (form >>> 2);
        last = switch ((int) form & 3) {
            case NodeTags.SAME_PLACE -> last;
            case NodeTags.BEHIND -> onOneLine(last.endLine(), last.endColumn() + NodeTags.EQUALS_SIGN, more);
            case NodeTags.NEXT_LINE -> onOneLine(last.endLine() + 1, 1, more);
            default -> elsewhere(last.line() + (more >>> 1 ^ -(more & 1)));
        };
        return last;
    }

    private SourceLocation elsewhere(int line) throws IOException {
        int column = number();
        return new SourceLocation(file, line, column, line + number(), number());
    }

    private SourceLocation onOneLine(int line, int column, int length) {
        return new SourceLocation(file, line, column, line, column + length);
    }

    String text() throws IOException {
        return texts[number()];
    }

    int number() throws IOException {
        return (int) longNumber();
    }

    private long longNumber() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a number is too long");
    }

    boolean flag() {
        return bytes[at++] != 0;
    }

    private long integer() {
        long value = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            value = value << 8 | bytes[at++] & 0xFF;
        }
        return value;
    }

    private int bounded(int size) throws IOException {
        if (size < 0 || size > bytes.length - at) {
            throw new IOException("a size is larger than what is there");
        }
        return size;
    }
}
