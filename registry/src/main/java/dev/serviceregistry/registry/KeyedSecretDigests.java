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
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file again when somebody asks for its secrets, and keeps of each a digest under a key that never leaves the process;
 * the secrets themselves are gone with the next collection of garbage.
 */
final class KeyedSecretDigests implements SecretDigests {

    private final Path root;
    private final Map<String, ParsedFile> files;
    private final FurtherFiles further;
    private final SecretKey key;
    private final Map<String, Map<SourceLocation, String>> digests = new HashMap<>();
    private final Map<String, WeakReference<Map<SourceLocation, String>>> read = new HashMap<>();

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
        return !of(secret).isEmpty() && leads(texts(secret.file()).getOrDefault(secret, ""), wanted);
    }

    private static boolean leads(String text, Predicate<String> wanted) {
        int password = text.lastIndexOf('@');
        return wanted.test(text) || password >= 0 && wanted.test("//" + text.substring(password + 1));
    }

    private Map<SourceLocation, String> digests(String name) {
        Map<SourceLocation, String> found = new HashMap<>();
        texts(name).forEach((place, text) -> found.put(place, key.digest(text)));
        return found;
    }

    private Map<SourceLocation, String> texts(String name) {
        WeakReference<Map<SourceLocation, String>> earlier = read.get(name);
        Map<SourceLocation, String> known = earlier == null ? null : earlier.get();
        if (known == null) {
            known = read(name);
            read.put(name, new WeakReference<>(known));
        }
        return known;
    }

    /** Every single value of a file; none when the file cannot be read any more or has changed since. */
    private Map<SourceLocation, String> read(String name) {
        Map<SourceLocation, String> texts = new HashMap<>();
        try {
            byte[] bytes = FileReader.bytes(root.resolve(name));
            ParsedFile file = file(name);
            if (file != null && file.digest().equals(FileReader.digest(bytes))) {
                addTexts(TomlParser.parse(name, bytes).content(), texts);
            }
        } catch (IOException | OutOfMemoryError e) {
            return Map.of();
        }
        return texts;
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

    private static void addTexts(Node node, Map<SourceLocation, String> texts) {
        if (node instanceof Table table) {
            table.entries().values().forEach(entry -> addTexts(entry.value(), texts));
        } else if (node instanceof Array array) {
            array.items().forEach(item -> addTexts(item, texts));
        } else if (node instanceof Scalar scalar) {
            texts.put(scalar.source(), scalar.text());
        }
    }
}
