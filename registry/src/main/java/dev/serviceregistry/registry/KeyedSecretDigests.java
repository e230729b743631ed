package dev.serviceregistry.registry;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.files.FileReader;
import dev.serviceregistry.registry.files.ParsedFile;
import dev.serviceregistry.registry.secrets.SecretKey;
import dev.serviceregistry.registry.toml.TomlParser;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a file again when somebody asks for its secrets, and keeps of each a digest under a key that never leaves the process, and of addresses their hosts. */
final class KeyedSecretDigests implements SecretDigests {

    private final Path root;
    private final Map<String, ParsedFile> files;
    private final FurtherFiles further;
    private final SecretKey key;
    private final Map<String, Map<SourceLocation, String>> digests = new HashMap<>();
    private final Map<SourceLocation, String> hosts = new HashMap<>();

    KeyedSecretDigests(Path root, Map<String, ParsedFile> files, FurtherFiles further, SecretKey key) {
        this.root = root;
        this.files = files;
        this.further = further;
        this.key = key;
    }

    @Override
    public synchronized String of(SourceLocation secret) {
        return digests.computeIfAbsent(secret.file(), this::read).getOrDefault(secret, "");
    }

    @Override
    public synchronized boolean leadsTo(SourceLocation secret, Predicate<String> wanted) {
        return !of(secret).isEmpty() && hosts.containsKey(secret) && wanted.test("//" + hosts.get(secret));
    }

    private Map<SourceLocation, String> read(String name) {
        Map<SourceLocation, String> found = new HashMap<>();
        try {
            byte[] bytes = FileReader.bytes(root.resolve(name));
            ParsedFile file = file(name);
            if (file != null && file.digest().equals(FileReader.digest(bytes))) {
                add(TomlParser.parse(name, bytes).content(), found);
            }
        } catch (IOException | OutOfMemoryError e) {
            return Map.of();
        }
        return found;
    }

    /** A file by its own name, which is not the place at which it stands where a released version is read as the head. */
    private @Nullable ParsedFile file(String name) {
        for (ParsedFile file : files.values()) {
            if (file.name().equals(name)) {
                return file;
            }
        }
        return further.byName().get(name);
    }

    private void add(Node node, Map<SourceLocation, String> found) {
        if (node instanceof Table table) {
            for (Table.Entry entry : table.entries().values()) {
                add(entry.value(), found);
            }
        } else if (node instanceof Array array) {
            for (Node item : array.items()) {
                add(item, found);
            }
        } else if (node instanceof Scalar scalar) {
            String text = scalar.text();
            found.put(scalar.source(), key.digest(text));
            if (text.indexOf('@') >= 0) {
                hosts.put(scalar.source(), text.substring(text.lastIndexOf('@') + 1));
            }
        }
    }
}
