package dev.serviceregistry.registry.editing;

import dev.serviceregistry.registry.toml.TomlParser;
import dev.serviceregistry.registry.tree.Table;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Finds the keys that a table has already. */
final class WrittenHere {

    private WrittenHere() {}

    /** The keys of the table that a key is written into; none while the text is no TOML. */
    static Set<String> keys(String text, Cursor cursor) {
        Table table = TomlParser.parse(
                        cursor.source().file(), without(text, cursor).getBytes(StandardCharsets.UTF_8))
                .content();
        for (String key : cursor.table()) {
            table = table.table(key);
        }
        Set<String> keys = new HashSet<>(table.entries().keySet());
        return keys;
    }

    /** The text without the line on which the key is being written: most likely that is what makes it no TOML. */
    private static String without(String text, Cursor cursor) {
        String[] lines = text.split("\n", -1);
        lines[cursor.source().line() - 1] = "";
        return String.join("\n", lines);
    }
}
