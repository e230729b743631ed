package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.pack.UsedPack;
import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.secrets.WrittenTokens;
import dev.serviceregistry.registry.toml.TomlDocument;
import dev.serviceregistry.registry.toml.TomlParser;
import dev.serviceregistry.registry.toml.TomlProblem;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.RecentTables;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The program's own settings, as the file {@code service-registry.toml} at a repository's root gives them.
 *
 * @param settings what is written under each key
 * @param packs the packs of policies that the repository asks for, in their order
 * @param problems what is wrong with the file; then it must not be used
 */
public record SettingsFile(Map<String, Written> settings, List<UsedPack> packs, List<TomlProblem> problems) {

    /** The file's name. */
    public static final String NAME = "service-registry.toml";

    /** The tables that it may have; a key in one is a setting of a name such as {@code audit.key}. */
    private static final Set<String> TABLES = Set.of("audit", "limits", "pack", "policies");

    /**
     * What is written under a key.
     *
     * @param values the values, one unless it is an array
     * @param places where each of the values is written
     * @param key where the key is written
     * @param whole where the value is written, or the whole array
     */
    public record Written(List<String> values, List<SourceLocation> places, SourceLocation key, SourceLocation whole) {

        /** Where a value is written; where all are when it is none of them. */
        public SourceLocation place(String value) {
            int index = values.indexOf(value);
            return index < 0 ? whole : places.get(index);
        }
    }

    /**
     * Reads the settings of the repository below this root; what the file says wrongly is among the problems.
     *
     * @param cache knows what files said before: every start reads this one
     * @throws IOException when it cannot be read, is too large, or is no file but a folder, a pipe or a device
     */
    public static SettingsFile read(Path root, ParsedFileCache cache) throws IOException {
        Path path = root.resolve(NAME);
        byte[] bytes = bytes(path);
        // No schema is asked here, since that takes longer than all the rest.
        RepositoryFile file = new RepositoryFile(NAME, path, DocumentKind.SETTINGS);
        byte[] digest = FileReader.sha256(bytes);
        ParsedFile known = cache.find(file, digest, RecentTables.all()).orElse(null);
        if (known != null) {
            return of(known.content());
        }
        TomlDocument document = TomlParser.parse(NAME, bytes);
        SettingsFile settings = new SettingsFile(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        for (TomlProblem problem : document.problems()) {
            if (problem.kind() == DiagnosticKind.UNREADABLE) {
                settings.problems.add(problem);
            }
        }
        if (settings.problems.isEmpty() && !holdsToken(bytes)) {
            ParsedFile parsed = new ParsedFile(NAME, document.content(), true, List.of(), List.of(), "");
            cache.store(file, digest, ParsedFileCodec.write(parsed));
        }
        settings.add("", document.content());
        return settings;
    }

    /** The path of the baseline from the root; empty where none is named. */
    public String baseline() {
        List<String> values = values("baseline");
        return values.size() == 1 ? values.get(0) : "";
    }

    /** The paths of the reports on vulnerabilities from the root. */
    public List<String> reports() {
        return values("vulnerabilities");
    }

    private List<String> values(String key) {
        Written written = settings.get(key);
        return written == null ? List.of() : written.values();
    }

    /** The settings of a repository that has no such file. */
    public static SettingsFile none() {
        return new SettingsFile(Map.of(), List.of(), List.of());
    }

    /** The settings in a file that was read. */
    public static SettingsFile of(Table content) {
        SettingsFile settings = new SettingsFile(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        settings.add("", content);
        return settings;
    }

    /** No setting is a secret; should one be written there all the same, no cache keeps it. */
    private static boolean holdsToken(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return !WrittenTokens.mask(text).equals(text);
    }

    private void add(String prefix, Table table) {
        for (Map.Entry<String, Table.Entry> entry : table.entries().entrySet()) {
            String key = prefix + entry.getKey();
            Node value = entry.getValue().value();
            List<Scalar> values = new ArrayList<>();
            if (value instanceof Table inner && TABLES.contains(key)) {
                add(key + ".", inner);
            } else if (key.equals(UsedPackReader.KEY)) {
                packs.addAll(UsedPackReader.read(value, problems));
            } else if (collect(value, values)) {
                settings.put(key, written(entry.getValue().key(), values, value.source()));
            } else {
                problems.add(new TomlProblem(
                        DiagnosticKind.INVALID_VALUE,
                        key + " takes a value or an array of values, not a table",
                        entry.getValue().key()));
            }
        }
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

    private static Written written(SourceLocation key, List<Scalar> scalars, SourceLocation whole) {
        List<String> values = new ArrayList<>(scalars.size());
        List<SourceLocation> places = new ArrayList<>(scalars.size());
        for (Scalar scalar : scalars) {
            values.add(scalar.text());
            places.add(scalar.source());
        }
        return new Written(List.copyOf(values), List.copyOf(places), key, whole);
    }

    private static boolean collect(Node node, List<Scalar> values) {
        if (node instanceof Scalar scalar) {
            return values.add(scalar);
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
