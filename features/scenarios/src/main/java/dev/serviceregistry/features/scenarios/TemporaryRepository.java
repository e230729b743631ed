package dev.serviceregistry.features.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A central repository on the disk for as long as one scenario runs. */
final class TemporaryRepository implements AutoCloseable {

    private final Path root;

    TemporaryRepository() {
        try {
            root = Files.createTempDirectory("repository").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path root() {
        return root;
    }

    /**
     * Writes a file.
     *
     * @param path where, relative to the root
     * @throws ScenarioMistake when that is outside the repository
     */
    void write(String path, String text) {
        Path file = root.resolve(path).normalize();
        if (!file.startsWith(root) || file.equals(root)) {
            throw new ScenarioMistake("'" + path + "' is no file of a repository");
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.endsWith("\n") ? text : text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            List<Path> innermostFirst;
            try (Stream<Path> files = Files.walk(root)) {
                innermostFirst = files.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : innermostFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
