package dev.serviceregistry.generators.migration;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.WrittenLine;
import dev.serviceregistry.registry.toml.TomlWriter;
import dev.serviceregistry.registry.tree.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Changes to single lines of a file: everything that is not changed stays as it is written. */
final class FileEdits {

    /**
     * A part of a line with what takes its place.
     *
     * @param from the first character, from 0
     * @param to the character after the last
     * @param text what stands there instead
     */
    private record Part(int from, int to, String text) {}

    private static final String UNUSUAL = "it is written with escapes or over several lines";
    static final String SECRET_BESIDE = "a secret stands on its line, which a patch would show";
    private static final String SECRET_BELOW = "a secret stands on the line below, which a patch would show";

    private final ConsumerFile file;
    private final SortedMap<Integer, List<Part>> parts = new TreeMap<>();
    private final SortedSet<Integer> removed = new TreeSet<>();

    FileEdits(ConsumerFile file) {
        this.file = file;
    }

    /** Gives a text another value and keeps the quotes that it is written in; returns why not, or nothing. */
    String replace(Scalar scalar, String text) {
        SourceLocation at = scalar.source();
        String written = written(at);
        String was = scalar.text();
        if (written.equals('"' + was + '"')) {
            return put(at, TomlWriter.quoted(text));
        }
        boolean plain = text.indexOf('\'') < 0 && TomlWriter.quoted(text).equals('"' + text + '"');
        return written.equals('\'' + was + '\'')
                ? put(at, plain ? '\'' + text + '\'' : TomlWriter.quoted(text))
                : unusual(at.line());
    }

    /** Writes another key where this one stands, if nothing else stands there; returns why not, or nothing. */
    String rename(SourceLocation at, String was, String name) {
        String written = written(at);
        boolean same = written.equals(was) || written.equals('"' + was + '"') || written.equals('\'' + was + '\'');
        return same ? put(at, TomlWriter.key(name)) : unusual(at.line());
    }

    /**
     * Renames a key in every header of a table that it leads to; returns why not, or nothing, for each line with such a
     * header.
     */
    SortedMap<Integer, String> renameInHeaders(List<String> parents, String was, String name) {
        String start = "[" + String.join(".", parents) + ".";
        SortedMap<Integer, String> found = new TreeMap<>();
        for (int number = 1; number <= file.lines().size(); number++) {
            String text = file.line(number).text();
            int from = text.length() - text.stripLeading().length();
            if (!text.startsWith(start, from) || file.isWithinValue(number)) {
                continue;
            }
            int key = from + start.length();
            for (String spelling : List.of(was, '"' + was + '"', '\'' + was + '\'')) {
                int end = key + spelling.length();
                boolean ends = end < text.length() && (text.charAt(end) == ']' || text.charAt(end) == '.');
                if (text.startsWith(spelling, key) && ends) {
                    found.put(number, put(number, new Part(key, end, TomlWriter.key(name))));
                }
            }
        }
        return found;
    }

    /** Takes an item out of an array, with its comma; returns why not, or nothing. */
    String removeItem(SourceLocation at) {
        if (written(at).isEmpty()) {
            return unusual(at.line());
        }
        String text = file.line(at.line()).text();
        String before = text.substring(0, at.column() - 1);
        String after = text.substring(at.endColumn() - 1);
        if (before.isBlank() && (after.isBlank() || after.strip().equals(","))) {
            return removeLines(at.line(), at.line());
        }
        int from = at.column() - 1;
        int to = at.endColumn() - 1;
        int comma = to + after.length() - after.stripLeading().length();
        if (comma < text.length() && text.charAt(comma) == ',') {
            String rest = text.substring(comma + 1);
            to = comma + 1 + rest.length() - rest.stripLeading().length();
        } else if (before.stripTrailing().endsWith(",")) {
            from = before.stripTrailing().length() - 1;
        }
        return put(at.line(), new Part(from, to, ""));
    }

    /** Takes whole lines out; returns why not, or nothing. */
    String removeLines(int first, int last) {
        for (int line = first; line <= last; line++) {
            if (file.line(line).holdsSecret()) {
                return SECRET_BESIDE;
            }
        }
        if (file.line(last + 1).holdsSecret()) {
            return SECRET_BELOW;
        }
        for (int line = first; line <= last; line++) {
            removed.add(line);
        }
        return "";
    }

    private String put(SourceLocation at, String text) {
        return put(at.line(), new Part(at.column() - 1, at.endColumn() - 1, text));
    }

    /** A changed line is placed by the line below it, which is shown too. */
    private String put(int line, Part part) {
        if (file.line(line).holdsSecret()) {
            return SECRET_BESIDE;
        }
        if (file.line(line + 1).holdsSecret()) {
            return SECRET_BELOW;
        }
        List<Part> ofLine = parts.computeIfAbsent(line, unused -> new ArrayList<>());
        ofLine.removeIf(other -> other.from == part.from && other.to == part.to);
        ofLine.add(part);
        return "";
    }

    private String unusual(int line) {
        return file.line(line).holdsSecret() ? SECRET_BESIDE : UNUSUAL;
    }

    /** What is written at a place of one line; empty when it is not in one line, or a secret stands beside it. */
    private String written(SourceLocation at) {
        WrittenLine line = file.line(at.line());
        boolean inside = at.line() == at.endLine()
                && at.column() >= 1
                && at.endColumn() - 1 <= line.text().length();
        return inside && !line.holdsSecret() ? line.text().substring(at.column() - 1, at.endColumn() - 1) : "";
    }

    /** The lines that stay with another text, by their numbers. */
    SortedMap<Integer, String> replaced() {
        SortedMap<Integer, String> replaced = new TreeMap<>();
        for (Map.Entry<Integer, List<Part>> line : parts.entrySet()) {
            if (removed.contains(line.getKey())) {
                continue;
            }
            List<Part> ofLine = new ArrayList<>(line.getValue());
            ofLine.sort((one, other) -> other.from - one.from);
            StringBuilder text = new StringBuilder(file.line(line.getKey()).text());
            for (Part part : ofLine) {
                text.replace(part.from, part.to, part.text);
            }
            replaced.put(line.getKey(), text.toString());
        }
        return replaced;
    }

    /** The lines that go, by their numbers. */
    SortedSet<Integer> removed() {
        return removed;
    }
}
