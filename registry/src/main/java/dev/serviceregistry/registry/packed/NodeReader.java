package dev.serviceregistry.registry.packed;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.RecentTables;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
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
public final class NodeReader extends PackedReader {

    private final String file;
    private final RecentTables tables;
    private final String[] keys;
    private String[] texts = {};
    private SourceLocation last;

    private NodeReader(byte[] bytes, String file, RecentTables tables, String[] keys, int at, SourceLocation last) {
        super(bytes, at);
        this.file = file;
        this.tables = tables;
        this.keys = keys;
        this.last = last;
    }

    /**
     * A reader at the beginning of a file.
     *
     * @param file the path that locations name
     * @param tables holds the tables that can be read without what stands before them
     */
    public static NodeReader ofFile(byte[] bytes, String file, RecentTables tables) throws IOException {
        NodeReader head = new NodeReader(bytes, file, tables, new String[0], 0, SourceLocation.startOf(file));
        String[] keys = head.readTexts();
        NodeReader reader = new NodeReader(bytes, file, tables, keys, head.at, SourceLocation.startOf(file));
        reader.texts = reader.readTexts();
        return reader;
    }

    private String[] readTexts() throws IOException {
        String[] read = new String[size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = tables.texts().shared(word());
        }
        return read;
    }

    /** A table that can be read without what stands before it. */
    public Table apart() throws IOException {
        SourceLocation source = location();
        int length = size();
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
        int size = size();
        Map<String, Table.Entry> entries = new LinkedHashMap<>(size * 4 / 3 + 1);
        for (int i = 0; i < size; i++) {
            String key = keys[number()];
            SourceLocation place = location();
            entries.put(key, new Table.Entry(place, node()));
        }
        return entries;
    }

    private Table shelf(SourceLocation source) throws IOException {
        int size = size();
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
                int size = size();
                List<Node> items = new ArrayList<>(size);
                for (int i = 0; i < size; i++) {
                    items.add(node());
                }
                yield new Array(items, source);
            }
            case NodeTags.TEXT -> new Scalar(text(), source);
            case NodeTags.INTEGER -> new Scalar(signed(), source);
            case NodeTags.DECIMAL -> new Scalar(decimal(), source);
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

    /** What is known of a secret. */
    public MaskedSecret secret() throws IOException {
        return new MaskedSecret(text(), number(), flag(), flag(), flag(), flag());
    }

    /** A place in the file, mostly told by where the last one was. */
    public SourceLocation location() throws IOException {
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

    /** A text that is written once, before everything else. */
    public String text() throws IOException {
        return texts[number()];
    }
}
