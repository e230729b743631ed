package dev.serviceregistry.benchmarks.generator;

import java.util.List;

/** A document while it is being written. */
final class TomlText {

    private final StringBuilder text = new StringBuilder(4096);

    /** Begins a document, which states the version of the schema that it is written for. */
    static TomlText document() {
        return new TomlText().text("schema_version", "1");
    }

    /** Begins a table. */
    TomlText table(String path) {
        text.append("\n[").append(path).append("]\n");
        return this;
    }

    /** Begins an element of an array of tables. */
    TomlText element(String path) {
        text.append("\n[[").append(path).append("]]\n");
        return this;
    }

    /** A text, which may hold no quotation mark and no backslash. */
    TomlText text(String key, String value) {
        text.append(key).append(" = ").append(quoted(value)).append('\n');
        return this;
    }

    /** A value as it stands. */
    TomlText value(String key, Object value) {
        text.append(key).append(" = ").append(value).append('\n');
        return this;
    }

    /** An array of texts. */
    TomlText texts(String key, List<String> values) {
        return value(key, quoted(values));
    }

    /** An inline table of these entries. */
    TomlText inline(String key, String... entries) {
        return value(key, inlined(entries));
    }

    TomlText comment(String comment) {
        text.append("\n# ").append(comment).append('\n');
        return this;
    }

    static String quoted(String value) {
        return '"' + value + '"';
    }

    static String quoted(List<String> values) {
        StringBuilder array = new StringBuilder("[");
        for (String value : values) {
            array.append(array.length() == 1 ? "" : ", ").append(quoted(value));
        }
        return array.append(']').toString();
    }

    /** An entry of an inline table whose value is a text. */
    static String entry(String key, String value) {
        return key + " = " + quoted(value);
    }

    static String inlined(String... entries) {
        return "{ " + String.join(", ", entries) + " }";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
