package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a file of rules says otherwise for the compiler than for its readers, line for line. */
final class Edits {

    private record Edit(int end, String text) {}

    private final NavigableMap<Integer, Edit> edits = new TreeMap<>();
    private final Map<String, String> written = new HashMap<>();

    /** Puts a text in the place of a part of the file that nothing else changes. */
    void replace(Span span, String text) {
        edits.put(span.start(), new Edit(span.end(), text));
    }

    /** Puts a text before an offset, behind what was put there before. */
    void insert(int offset, String text) {
        edits.merge(offset, new Edit(offset, text), (known, more) -> new Edit(known.end(), known.text() + more.text()));
    }

    /** Tells how a comparison is written by its author that the compiler is told in other words. */
    void tell(String compiled, String author) {
        written.put(compiled, author);
    }

    /** The comparisons as their authors wrote them, by how the compiler is told them. */
    Map<String, String> written() {
        return Map.copyOf(written);
    }

    /** The text as the compiler is told it; each line is in its place. */
    String applied(String text) {
        StringBuilder applied = new StringBuilder();
        int at = 0;
        for (Map.Entry<Integer, Edit> entry : edits.entrySet()) {
            int end = entry.getValue().end();
            applied.append(text, at, entry.getKey()).append(entry.getValue().text());
            text.substring(entry.getKey(), end).chars().filter(c -> c == '\n').forEach(newLine -> applied.append('\n'));
            at = end;
        }
        return applied.append(text, at, text.length()).toString();
    }
}
