package dev.serviceregistry.registry;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.Fact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A repository in a temporary folder, read with the real reader. */
public final class RepositoryFolder {

    private final Path root;

    /** A repository with an empty catalogue. */
    public RepositoryFolder(Path root) {
        this.root = root;
        file("services/catalog.toml", "");
    }

    public Path root() {
        return root;
    }

    public RepositoryFolder catalog(String toml) {
        return file("services/catalog.toml", toml);
    }

    public RepositoryFolder project(String name, String toml) {
        return file("projects/" + name + "/services.toml", toml);
    }

    public RepositoryFolder file(String name, String text) {
        return bytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public RepositoryFolder bytes(String name, byte[] bytes) {
        try {
            Path path = root.resolve(name);
            Files.createDirectories(path.getParent());
            Files.write(path, bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Reading read() {
        return new RegistryReader().read(root);
    }

    /** The facts of one type. */
    public static <F extends Fact> List<F> facts(Reading reading, Class<F> type) {
        return reading.registry().facts().facts().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /** What is wrong, as people read it: the place and the message. */
    public static List<String> said(Reading reading) {
        return reading.diagnostics().stream().map(RepositoryFolder::line).toList();
    }

    private static String line(Diagnostic diagnostic) {
        return diagnostic.source() + " " + diagnostic.message();
    }
}
