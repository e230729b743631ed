package dev.serviceregistry.registry.toml;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/** Parses TOML 1.1 into located values. */
public final class TomlParser {

    private static final int MEGABYTE = 1024 * 1024;

    /** The largest text that is parsed, in bytes. */
    public static final int MAX_BYTES = 16 * MEGABYTE;

    private static final int MAX_PROBLEMS = 20;
    private static final int LONG_TEXT = 256 * 1024;
    private static final int BEGINNING = 64 * 1024;
    private static final String TOO_MUCH =
            "takes more memory to read than this program may use: split it into several projects, or allow more with -Xmx";

    private TomlParser() {}

    /**
     * Parses a text.
     *
     * @param file the path that locations name
     * @param bytes the text in UTF-8
     */
    public static TomlDocument parse(String file, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            return unusable(SourceLocation.startOf(file), tooLarge(bytes.length));
        }
        Utf8.Decoded decoded = Utf8.decode(bytes);
        String text = decoded.text();
        LineIndex lines = new LineIndex(file, text);
        if (decoded.wrong()) {
            return unusable(
                    lines.span(text.length(), text.length()),
                    "a byte here is not UTF-8: save the file as UTF-8 without a byte order mark");
        }
        List<TomlProblem> problems = new ArrayList<>();
        if (text.startsWith("\ufeff")) {
            text = " " + text.substring(1);
            problems.add(new TomlProblem(
                    DiagnosticKind.UNREADABLE,
                    "begins with a byte order mark, at which other readers of TOML stop: save the file as UTF-8"
                            + " without one",
                    SourceLocation.startOf(file)));
        }
        OptionalInt tooDeep = TomlLimits.tooDeep(text);
        if (tooDeep.isPresent()) {
            return unusable(
                    lines.span(tooDeep.getAsInt(), tooDeep.getAsInt() + 1),
                    "is nested more than " + TomlLimits.DEPTH + " levels deep here: nothing in the schema is");
        }
        if (text.length() > LONG_TEXT
                && LibraryNeeds.bytes(text) > Runtime.getRuntime().maxMemory() / 2) {
            return unusable(SourceLocation.startOf(file), TOO_MUCH);
        }
        return parse(file, text, lines, problems);
    }

    /** Says that a text of this many bytes is too large. */
    public static String tooLarge(long bytes) {
        return "is " + (bytes + MEGABYTE - 1) / MEGABYTE + " MB; at most " + MAX_BYTES / MEGABYTE
                + " MB are read: split it into several projects";
    }

    private static TomlDocument parse(String file, String text, LineIndex lines, List<TomlProblem> problems) {
        try {
            return parseBounded(file, text, lines, problems);
        } catch (OutOfMemoryError e) {
            return unusable(SourceLocation.startOf(file), TOO_MUCH);
        } catch (RuntimeException | StackOverflowError e) {
            return unusable(
                    SourceLocation.startOf(file),
                    "cannot be made out: the parser gave up; take away parts of the file until it is read, and simplify"
                            + " the part that was to blame");
        }
    }

    private static TomlDocument parseBounded(String file, String text, LineIndex lines, List<TomlProblem> problems) {
        String spaced = BlankLines.spaced(text);
        String given = BlankLines.spacedInStringsToo(text);
        TomlParseResult result = Toml.parse(beginning(given), TomlVersion.V1_1_0);
        if (result.errors().size() <= MAX_PROBLEMS && text.length() > LONG_TEXT) {
            result = Toml.parse(given, TomlVersion.V1_1_0);
        }
        if (!result.hasErrors() && !given.equals(spaced)) {
            given = spaced;
            result = Toml.parse(given, TomlVersion.V1_1_0);
        }
        if (result.hasErrors()) {
            LibraryPlaces places = new LibraryPlaces(given, lines);
            for (TomlParseError error : result.errors()) {
                if (problems.size() == MAX_PROBLEMS) {
                    break;
                }
                SourceLocation source = places.of(error.position());
                problems.add(new TomlProblem(
                        DiagnosticKind.UNREADABLE,
                        TomlMessages.readable(error.getMessage(), text, source.line(), places),
                        source));
            }
            return new TomlDocument(Table.empty(SourceLocation.startOf(file)), false, problems);
        }
        SpanScanner scanner = new SpanScanner(file, text);
        Spans spans = scanner.scan();
        if (scanner.mayNeedNewerToml()) {
            List<TomlParseError> refused = Toml.parse(given, TomlVersion.V1_0_0).errors();
            if (!refused.isEmpty()) {
                problems.add(new TomlProblem(
                        DiagnosticKind.NEWER_TOML,
                        "needs TOML 1.1 here, which readers of TOML 1.0 refuse",
                        new LibraryPlaces(given, lines).of(refused.get(0).position())));
            }
        }
        return new TomlDocument(table(result, spans, SourceLocation.startOf(file)), true, problems);
    }

    private static TomlDocument unusable(SourceLocation source, String message) {
        return new TomlDocument(
                Table.empty(SourceLocation.startOf(source.file())),
                false,
                List.of(new TomlProblem(DiagnosticKind.UNREADABLE, message, source)));
    }

    /** What is parsed first: in a long text that is no TOML at all, every line would be an error of its own. */
    private static String beginning(String text) {
        if (text.length() <= LONG_TEXT) {
            return text;
        }
        int end = text.indexOf('\n', BEGINNING);
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static Table table(TomlTable table, @Nullable Spans spans, SourceLocation fallback) {
        SourceLocation source = spans == null || spans.value == null ? fallback : spans.value;
        Map<String, Table.Entry> entries = new LinkedHashMap<>();
        for (String name : table.keySet()) {
            Object value = table.get(List.of(name));
            Spans below = spans == null ? null : spans.open().written(name);
            SourceLocation key = below == null || below.key == null ? source : below.key;
            if (value != null) {
                entries.put(name, new Table.Entry(key, node(value, below, key)));
            }
        }
        return new Table(entries, source);
    }

    private static Node node(Object value, @Nullable Spans spans, SourceLocation fallback) {
        SourceLocation source = spans == null || spans.value == null ? fallback : spans.value;
        if (value instanceof TomlTable table) {
            return table(table, spans, fallback);
        }
        if (value instanceof TomlArray array) {
            List<Node> items = new ArrayList<>(array.size());
            for (int i = 0; i < array.size(); i++) {
                items.add(node(array.get(i), spans == null ? null : spans.item(i), source));
            }
            return new Array(List.copyOf(items), source);
        }
        return new Scalar(value, source);
    }
}
