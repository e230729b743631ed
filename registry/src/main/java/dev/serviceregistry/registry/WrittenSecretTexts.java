package dev.serviceregistry.registry;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.files.WrittenSecret;
import dev.serviceregistry.registry.toml.TomlParser;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a file again when somebody asks for a secret in it; of a file that has changed since it was read none can be had.
 */
public final class WrittenSecretTexts implements SecretTexts {

    private final Path root;
    private final Map<String, ParsedFile> files;
    private final Map<String, Map<SourceLocation, String>> texts = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    /**
     * The secrets of these files.
     *
     * @param root the repository's root
     * @param files what each file says, by its path
     */
    public WrittenSecretTexts(Path root, Map<String, ParsedFile> files) {
        this.root = root;
        this.files = files;
    }

    @Override
    public synchronized Optional<String> of(SourceLocation secret) {
        String text = texts.computeIfAbsent(secret.file(), this::read).get(secret);
        if (text != null) {
            told.add(text);
        }
        return Optional.ofNullable(text);
    }

    /** The secrets that somebody asked for: whatever was made with them must not be shown. */
    public synchronized Set<String> told() {
        return Set.copyOf(told);
    }

    private Map<SourceLocation, String> read(String name) {
        Map<SourceLocation, String> found = new HashMap<>();
        try {
            for (ParsedFile file : files.values()) {
                byte[] bytes = file.name().equals(name) ? FileReader.bytes(root.resolve(name)) : new byte[0];
                if (file.name().equals(name) && file.digest().equals(FileReader.digest(bytes))) {
                    Set<SourceLocation> places = new HashSet<>();
                    for (WrittenSecret secret : file.secrets()) {
                        places.add(secret.source());
                    }
                    add(TomlParser.parse(name, bytes).content(), places, found);
                }
            }
        } catch (IOException | OutOfMemoryError e) {
            return Map.of();
        }
        return found;
    }

    private static void add(Node node, Set<SourceLocation> places, Map<SourceLocation, String> found) {
        if (node instanceof Table table) {
            for (Table.Entry entry : table.entries().values()) {
                add(entry.value(), places, found);
            }
        } else if (node instanceof Array array) {
            for (Node item : array.items()) {
                add(item, places, found);
            }
        } else if (node instanceof Scalar scalar && places.contains(scalar.source())) {
            found.put(scalar.source(), scalar.text());
        }
    }
}
