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

/** Reads what {@link NodeWriter} wrote, in the same order. */
final class NodeReader {

    private final byte[] bytes;
    private final String file;
    private final RecentTables tables;
    private final String[] keys;
    private String[] texts = {};
    private int at;
    private int line;

    private NodeReader(byte[] bytes, String file, RecentTables tables, String[] keys, int at, int line) {
        this.bytes = bytes;
        this.file = file;
        this.tables = tables;
        this.keys = keys;
        this.at = at;
        this.line = line;
    }

    /**
     * A reader at the beginning of a file.
     *
     * @param file the path that locations name
     * @param tables holds the tables that can be read without what stands before them
     */
    static NodeReader ofFile(byte[] bytes, String file, RecentTables tables) throws IOException {
        NodeReader head = new NodeReader(bytes, file, tables, new String[0], 0, 1);
        String[] keys = head.readTexts();
        NodeReader reader = new NodeReader(bytes, file, tables, keys, head.at, 1);
        reader.texts = reader.readTexts();
        return reader;
    }

    private String[] readTexts() throws IOException {
        String[] read = new String[bounded(number())];
        for (int i = 0; i < read.length; i++) {
            int length = bounded(number());
            read[i] = tables.text(new String(bytes, at, length, StandardCharsets.UTF_8));
            at += length;
        }
        return read;
    }

    /** A table that can be read without what stands before it. */
    Table apart() throws IOException {
        SourceLocation source = location();
        int length = bounded(number());
        int start = at;
        int startLine = line;
        at += length;
        return tables.table(source, () -> entriesAt(start, startLine));
    }

    private Map<String, Table.Entry> entriesAt(int start, int startLine) {
        try {
            NodeReader reader = new NodeReader(bytes, file, tables, keys, start, startLine);
            reader.texts = reader.readTexts();
            return reader.entries();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
            case NodeTags.INTEGER -> new Scalar(integer(), source);
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
        int step = number();
        line += (step & 1) == 0 ? step >>> 1 : -(step >>> 1);
        int column = number();
        int lines = number();
        return new SourceLocation(file, line, column, line + lines, number());
    }

    String text() throws IOException {
        return texts[number()];
    }

    int number() throws IOException {
        int value = 0;
        for (int shift = 0; shift <= 28; shift += 7) {
            int next = bytes[at++];
            value |= (next & 0x7F) << shift;
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
