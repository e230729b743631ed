package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.schema.Problem;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.MaskedSecret;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A parsed file as bytes: every text once, then the tree. */
final class ParsedFileCodec {

    private static final int TABLE = 0;
    private static final int ARRAY = 1;
    private static final int TEXT = 2;
    private static final int INTEGER = 3;
    private static final int DECIMAL = 4;
    private static final int TRUE = 5;
    private static final int FALSE = 6;
    private static final int DAY = 7;
    private static final int SECRET = 8;
    private static final int TIME = 9;
    private static final int DATE_TIME = 10;
    private static final int INSTANT = 11;

    private ParsedFileCodec() {}

    static byte[] write(ParsedFile file) throws IOException {
        Writer writer = new Writer();
        writer.body.writeBoolean(file.usable());
        writer.number(file.problems().size());
        for (Problem problem : file.problems()) {
            writer.number(problem.kind().ordinal());
            writer.text(problem.path());
            writer.text(problem.message());
            writer.location(problem.source());
        }
        writer.number(file.secrets().size());
        for (WrittenSecret secret : file.secrets()) {
            writer.number(secret.path().size());
            for (String key : secret.path()) {
                writer.text(key);
            }
            writer.location(secret.source());
            writer.secret(secret.secret());
        }
        writer.node(file.content());
        return writer.finish();
    }

    static ParsedFile read(byte[] bytes, String name, String digest) throws IOException {
        Reader reader = new Reader(bytes, name);
        boolean usable = reader.flag();
        List<Problem> problems = new ArrayList<>();
        for (int i = reader.number(); i > 0; i--) {
            problems.add(new Problem(
                    DiagnosticKind.values()[reader.number()], reader.text(), reader.text(), reader.location()));
        }
        List<WrittenSecret> secrets = new ArrayList<>();
        for (int i = reader.number(); i > 0; i--) {
            List<String> path = new ArrayList<>();
            for (int key = reader.number(); key > 0; key--) {
                path.add(reader.text());
            }
            SourceLocation source = reader.location();
            secrets.add(new WrittenSecret(List.copyOf(path), reader.secret(), source));
        }
        return new ParsedFile(name, (Table) reader.node(), usable, problems, secrets, digest);
    }

    private static final class Writer {

        private final Map<String, Integer> texts = new HashMap<>();
        private final ByteArrayOutputStream textBytes = new ByteArrayOutputStream();
        private final ByteArrayOutputStream bodyBytes = new ByteArrayOutputStream();
        private final DataOutputStream textOut = new DataOutputStream(textBytes);
        private final DataOutputStream body = new DataOutputStream(bodyBytes);
        private int line = 1;

        byte[] finish() throws IOException {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(whole);
            number(out, texts.size());
            textBytes.writeTo(out);
            bodyBytes.writeTo(out);
            return whole.toByteArray();
        }

        void node(Node node) throws IOException {
            if (node instanceof Table table) {
                head(TABLE, table);
                number(table.entries().size());
                for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
                    text(entry.getKey());
                    location(entry.getValue().key());
                    node(entry.getValue().value());
                }
            } else if (node instanceof Array array) {
                head(ARRAY, array);
                number(array.items().size());
                for (Node item : array.items()) {
                    node(item);
                }
            } else {
                scalar((Scalar) node);
            }
        }

        private void scalar(Scalar scalar) throws IOException {
            Object value = scalar.value();
            if (value instanceof String text) {
                head(TEXT, scalar);
                text(text);
            } else if (value instanceof Long number) {
                head(INTEGER, scalar);
                body.writeLong(number);
            } else if (value instanceof Double number) {
                head(DECIMAL, scalar);
                body.writeDouble(number);
            } else if (value instanceof Boolean flag) {
                head(flag ? TRUE : FALSE, scalar);
            } else if (value instanceof LocalDate day) {
                head(DAY, scalar);
                body.writeLong(day.toEpochDay());
            } else if (value instanceof MaskedSecret secret) {
                head(SECRET, scalar);
                secret(secret);
            } else {
                head(value instanceof LocalTime ? TIME : value instanceof LocalDateTime ? DATE_TIME : INSTANT, scalar);
                text(value.toString());
            }
        }

        void secret(MaskedSecret secret) throws IOException {
            text(secret.kind());
            number(secret.length());
            body.writeBoolean(secret.isText());
            body.writeBoolean(secret.byForm());
            body.writeBoolean(secret.isDefault());
            body.writeBoolean(secret.wellKnown());
        }

        private void head(int tag, Node node) throws IOException {
            body.writeByte(tag);
            location(node.source());
        }

        void location(SourceLocation location) throws IOException {
            int step = location.line() - line;
            number(step >= 0 ? step << 1 : (-step << 1) | 1);
            number(location.column());
            number(location.endLine() - location.line());
            number(location.endColumn());
            line = location.line();
        }

        void text(String text) throws IOException {
            Integer known = texts.get(text);
            if (known == null) {
                known = texts.size();
                texts.put(text, known);
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                number(textOut, utf8.length);
                textOut.write(utf8);
            }
            number(known);
        }

        void number(int value) throws IOException {
            number(body, value);
        }

        private static void number(DataOutputStream out, int value) throws IOException {
            int rest = value;
            while ((rest & ~0x7F) != 0) {
                out.writeByte((rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            out.writeByte(rest);
        }
    }

    private static final class Reader {

        private final String file;
        private final String[] texts;
        private final byte[] bytes;
        private int at;
        private int line = 1;

        Reader(byte[] bytes, String file) throws IOException {
            this.file = file;
            this.bytes = bytes;
            this.texts = new String[bounded(number())];
            for (int i = 0; i < texts.length; i++) {
                int length = bounded(number());
                texts[i] = new String(bytes, at, length, StandardCharsets.UTF_8);
                at += length;
            }
        }

        Node node() throws IOException {
            int tag = bytes[at++];
            SourceLocation source = location();
            return switch (tag) {
                case TABLE -> {
                    int size = bounded(number());
                    Map<String, Table.Entry> entries = new LinkedHashMap<>(size * 4 / 3 + 1);
                    for (int i = 0; i < size; i++) {
                        String key = text();
                        SourceLocation place = location();
                        entries.put(key, new Table.Entry(place, node()));
                    }
                    yield new Table(entries, source);
                }
                case ARRAY -> {
                    int size = bounded(number());
                    List<Node> items = new ArrayList<>(size);
                    for (int i = 0; i < size; i++) {
                        items.add(node());
                    }
                    yield new Array(items, source);
                }
                case TEXT -> new Scalar(text(), source);
                case INTEGER -> new Scalar(integer(), source);
                case DECIMAL -> new Scalar(Double.longBitsToDouble(integer()), source);
                case TRUE -> new Scalar(Boolean.TRUE, source);
                case FALSE -> new Scalar(Boolean.FALSE, source);
                case DAY -> new Scalar(LocalDate.ofEpochDay(integer()), source);
                case TIME -> new Scalar(LocalTime.parse(text()), source);
                case DATE_TIME -> new Scalar(LocalDateTime.parse(text()), source);
                case INSTANT -> new Scalar(OffsetDateTime.parse(text()), source);
                case SECRET -> new Scalar(secret(), source);
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
}
