package dev.serviceregistry.registry.toml;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes a tree of maps, lists and scalars as TOML 1.0, laid out as a careful person would.
 *
 * <p>A {@link Map} becomes a table with its own header, an {@link Inline} a table on one line, a {@link Compact} either,
 * a {@link List} an array. Maps keep their order, except that the plain values of a table come
 * before its sub-tables. Maps without entries are left out.
 */
public final class TomlWriter {
    private static final int WIDTH = 100;
    private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");

    private final StringBuilder out = new StringBuilder();

    private TomlWriter() {}

    /**
     * A table that is written on one line.
     *
     * @param entries the keys and values, in order
     */
    public record Inline(Map<String, ?> entries) {}

    /**
     * A table that is written on one line where it fits there, and under its own header where it does not.
     *
     * @param entries the keys and values, in order
     */
    public record Compact(Map<String, ?> entries) {}

    /**
     * The document as text, with a line feed at its end.
     *
     * @param document strings, booleans, whole numbers, {@link BigDecimal}, {@link LocalDate}, lists, maps, {@link Inline} and {@link Compact}
     * @throws IllegalArgumentException for a value of another type
     */
    public static String write(Map<String, ?> document) {
        TomlWriter writer = new TomlWriter();
        writer.table("", document);
        return writer.out.toString();
    }

    private void table(String path, Map<String, ?> table) {
        boolean headed = path.isEmpty();
        for (Map.Entry<String, ?> entry : table.entrySet()) {
            Object value = entry.getValue();
            if (!isSection(entry.getKey(), value)) {
                if (!headed) {
                    header(path);
                    headed = true;
                }
                out.append(assignment(entry.getKey(), value)).append('\n');
            }
        }
        for (Map.Entry<String, ?> entry : table.entrySet()) {
            if (isSection(entry.getKey(), entry.getValue())) {
                String key = key(entry.getKey());
                table(path.isEmpty() ? key : path + "." + key, entries(entry.getValue()));
            }
        }
    }

    private void header(String path) {
        if (out.length() > 0) {
            out.append('\n');
        }
        out.append('[').append(path).append("]\n");
    }

    private static boolean isSection(String key, Object value) {
        if (value instanceof Map) {
            return true;
        }
        return value instanceof Compact compact
                && !compact.entries().isEmpty()
                && length(key(key) + " = " + oneLine(compact)) > WIDTH;
    }

    private static Map<String, ?> entries(Object value) {
        if (value instanceof Inline inline) {
            return inline.entries();
        }
        if (value instanceof Compact compact) {
            return compact.entries();
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, element) -> entries.put((String) key, element));
        return entries;
    }

    private static String assignment(String name, Object value) {
        String start = key(name) + " = ";
        if (value instanceof String text && text.indexOf('\n') >= 0) {
            return start + multiLine(text);
        }
        String line = start + oneLine(value);
        if (!(value instanceof List<?> list)
                || length(line) <= WIDTH && list.stream().noneMatch(TomlWriter::isLong)) {
            return line;
        }
        StringBuilder lines = new StringBuilder(start).append("[\n");
        for (Object element : list) {
            String text = isLong(element) ? multiLine((String) element) : oneLine(element);
            lines.append("  ").append(text).append(",\n");
        }
        return lines.append(']').toString();
    }

    private static boolean isLong(Object element) {
        return element instanceof String text && text.indexOf('\n') >= 0 && text.indexOf('\n') < text.length() - 1;
    }

    private static String oneLine(Object value) {
        if (value instanceof String text) {
            return string(text);
        }
        if (value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof LocalDate) {
            return value.toString();
        }
        if (value instanceof BigDecimal number) {
            return number.scale() > 0 ? number.toPlainString() : number.toPlainString() + ".0";
        }
        if (value instanceof List<?> list) {
            List<String> elements = new ArrayList<>();
            list.forEach(element -> elements.add(oneLine(element)));
            return "[" + String.join(", ", elements) + "]";
        }
        if (value instanceof Inline || value instanceof Compact || value instanceof Map) {
            List<String> pairs = new ArrayList<>();
            entries(value).forEach((key, element) -> pairs.add(key(key) + " = " + oneLine(element)));
            return pairs.isEmpty() ? "{}" : "{ " + String.join(", ", pairs) + " }";
        }
        throw new IllegalArgumentException("TOML has no form for a " + value.getClass());
    }

    /** A key, in quotes where it must be. */
    public static String key(String key) {
        return BARE_KEY.matcher(key).matches() ? key : quoted(key);
    }

    private static String string(String text) {
        boolean hard = text.indexOf('\\') >= 0 || text.indexOf('"') >= 0;
        return hard && text.indexOf('\'') < 0 && isPlain(text, false) ? "'" + text + "'" : quoted(text);
    }

    /** A text on one line in double quotes, everything unseen in it escaped. */
    public static String quoted(String text) {
        return "\"" + escaped(text, false) + "\"";
    }

    /** The text with every unseen character in it escaped, line ends too. */
    public static String visible(String text) {
        if (isPlain(text, false)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(point -> append(visible, point));
        return visible.toString();
    }

    private static String multiLine(String text) {
        boolean hard = text.indexOf('\\') >= 0 || text.contains("\"\"\"");
        if (hard && !text.contains("'''") && !text.endsWith("'") && isPlain(text, true)) {
            return "'''\n" + text + "'''";
        }
        return "\"\"\"\n" + escaped(text, true) + "\"\"\"";
    }

    private static boolean isPlain(String text, boolean lines) {
        return text.codePoints().noneMatch(point -> mustEscape(point) && !(lines && point == '\n'));
    }

    private static String escaped(String text, boolean lines) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        boolean bareQuotes = lines && !text.contains("\"\"") && !text.endsWith("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\\' -> escaped.append("\\\\");
                case '"' -> escaped.append(bareQuotes ? "\"" : "\\\"");
                case '\n' -> escaped.append(lines ? "\n" : "\\n");
                case '\t' -> escaped.append("\\t");
                case '\r' -> escaped.append("\\r");
                case '\b' -> escaped.append("\\b");
                case '\f' -> escaped.append("\\f");
                default -> append(escaped, point);
            }
        });
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int point) {
        if (!mustEscape(point)) {
            escaped.appendCodePoint(point);
        } else if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
            escaped.append('\uFFFD'); // half a character: TOML cannot hold it
        } else if (point > 0xFFFF) {
            escaped.append(String.format("\\U%08X", point));
        } else {
            escaped.append(String.format("\\u%04X", point));
        }
    }

    /** Control, bidirectional and other unseen characters are escaped, so that a reader sees all there is. */
    private static boolean mustEscape(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static int length(String line) {
        return line.codePointCount(0, line.length());
    }
}
