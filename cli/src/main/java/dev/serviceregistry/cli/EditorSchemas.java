package dev.serviceregistry.cli;

import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.schema.JsonSchema;
import java.nio.file.Files;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JSON Schemas of a repository's files, by which an editor completes and checks them. */
final class EditorSchemas {

    private static final String DIRECTORY = "schemas/";

    private EditorSchemas() {}

    /** Every schema by its path in the repository. */
    static SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        for (DocumentKind kind : DocumentKind.values()) {
            files.put(DIRECTORY + kind.schemaFile(), JsonSchema.of(kind));
        }
        return files;
    }

    /** The comment by which an editor finds the schema of a file, with a line feed; empty for a file that has none. */
    static String comment(String file) {
        for (DocumentKind kind : DocumentKind.values()) {
            String pattern = kind.where().replace(".", "\\.").replace("NAME", "[^/]+");
            if (file.matches(pattern)) {
                String up = "../".repeat(file.split("/", -1).length - 1);
                return "#:schema " + up + DIRECTORY + kind.schemaFile() + "\n";
            }
        }
        return "";
    }

    /** The text of a new file, with that comment where the repository has the schema. */
    static String commented(String file, String text, Repository repository) {
        return Files.exists(repository.root().resolve(DIRECTORY)) ? commented(file, text) : text;
    }

    /** The text of a new file with that comment. */
    static String commented(String file, String text) {
        return text.startsWith("#:schema") ? text : comment(file) + text;
    }
}
