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
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a file again when somebody asks for its secrets, and keeps of each a digest under a key that never leaves the process. */
final class KeyedSecretDigests implements SecretDigests {

    private final Path root;
    private final Map<String, ParsedFile> files;
    private final FurtherFiles further;
    private final SecretKey key;
    private final Map<String, Map<SourceLocation, String>> digests = new HashMap<>();

    KeyedSecretDigests(Path root, Map<String, ParsedFile> files, FurtherFiles further, SecretKey key) {
        this.root = root;
        this.files = files;
        this.further = further;
        this.key = key;
    }

    @Override
    public synchronized String of(SourceLocation secret) {
        return digests.computeIfAbsent(secret.file(), this::digests).getOrDefault(secret, "");
    }

    @Override
    public synchronized boolean leadsTo(SourceLocation secret, Predicate<String> wanted) {
        if (of(secret).isEmpty()) {
            return false;
        }
        boolean[] leads = {false};
        read(secret.file(), scalar -> leads[0] |= scalar.source().equals(secret) && leads(scalar.text(), wanted));
        return leads[0];
    }

    private static boolean leads(String text, Predicate<String> wanted) {
        int password = text.lastIndexOf('@');
        return wanted.test(text) || password >= 0 && wanted.test("//" + text.substring(password + 1));
    }

    private Map<SourceLocation, String> digests(String name) {
        Map<SourceLocation, String> found = new HashMap<>();
        read(name, scalar -> found.put(scalar.source(), key.digest(scalar.text())));
        return found;
    }

    /** Shows every single value of a file; none when the file cannot be read any more or has changed since. */
    private void read(String name, Consumer<Scalar> reader) {
        try {
            byte[] bytes = FileReader.bytes(root.resolve(name));
            ParsedFile file = file(name);
            if (file != null && file.digest().equals(FileReader.digest(bytes))) {
                walk(TomlParser.parse(name, bytes).content(), reader);
            }
        } catch (IOException | OutOfMemoryError e) {
            return;
        }
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

    private static void walk(Node node, Consumer<Scalar> reader) {
        if (node instanceof Table table) {
            for (Table.Entry entry : table.entries().values()) {
                walk(entry.value(), reader);
            }
        } else if (node instanceof Array array) {
            for (Node item : array.items()) {
                walk(item, reader);
            }
        } else if (node instanceof Scalar scalar) {
            reader.accept(scalar);
        }
    }
}
