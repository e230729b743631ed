package dev.serviceregistry.registry.toml;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The program's own settings, as the file {@code service-registry.toml} at a repository's root gives them.
 *
 * @param settings the values of each key, one unless the key has an array
 * @param places where each key is written
 * @param problems what is wrong with the file; then it must not be used
 */
public record SettingsFile(
        Map<String, List<String>> settings, Map<String, SourceLocation> places, List<TomlProblem> problems) {

    /** The file's name. */
    public static final String NAME = "service-registry.toml";

    /**
     * Reads the settings of the repository below this root; what the file says wrongly is among the problems.
     *
     * @throws IOException when it cannot be read, is too large, or is no file but a folder, a pipe or a device
     */
    public static SettingsFile read(Path root) throws IOException {
        TomlDocument document = TomlParser.parse(NAME, bytes(root.resolve(NAME)));
        Map<String, List<String>> settings = new LinkedHashMap<>();
        Map<String, SourceLocation> places = new LinkedHashMap<>();
        List<TomlProblem> problems = new ArrayList<>();
        for (TomlProblem problem : document.problems()) {
            if (problem.kind() == DiagnosticKind.UNREADABLE) {
                problems.add(problem);
            }
        }
        for (Map.Entry<String, Table.Entry> entry : document.content().entries().entrySet()) {
            List<String> values = new ArrayList<>();
            places.put(entry.getKey(), entry.getValue().key());
            if (collect(entry.getValue().value(), values)) {
                settings.put(entry.getKey(), values);
            } else {
                problems.add(new TomlProblem(
                        DiagnosticKind.INVALID_VALUE,
                        entry.getKey() + " takes a value or an array of values, not a table",
                        entry.getValue().key()));
            }
        }
        return new SettingsFile(settings, places, problems);
    }

    private static byte[] bytes(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "is no ordinary file");
        }
        if (Files.size(file) > TomlParser.MAX_BYTES) {
            throw new FileSystemException(file.toString(), null, TomlParser.tooLarge(Files.size(file)));
        }
        return Files.readAllBytes(file);
    }

    private static boolean collect(Node node, List<String> values) {
        if (node instanceof Scalar scalar) {
            return values.add(scalar.text());
        }
        boolean plain = node instanceof Array;
        if (node instanceof Array array) {
            for (Node item : array.items()) {
                plain &= item instanceof Scalar && collect(item, values);
            }
        }
        return plain;
    }
}
