package dev.serviceregistry.registry.importer.yaml;

import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/** Reads the documents of all files of an import; a directory stands for the YAML and JSON files in it. */
public final class InputFiles {
    private static final int MAX_FILE = 32 << 20;
    private static final long MAX_TOTAL = 64L << 20;

    private final Notes notes;
    private final Receiver receiver;
    private long total;

    /** Takes documents, one after the other. */
    public interface Receiver {
        /**
         * Takes a document; false when it wants no more of this file.
         *
         * @param named whether its file was asked for by name, and so must be of the right kind
         */
        boolean take(Yaml document, boolean named);
    }

    /** Hands what it reads to a receiver. */
    public InputFiles(Notes notes, Receiver receiver) {
        this.notes = notes;
        this.receiver = receiver;
    }

    /** Reads files and directories in their order. */
    public void read(List<Path> paths) {
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                directory(path);
            } else {
                file(path, true);
            }
        }
    }

    private void directory(Path directory) {
        TreeSet<Path> files = new TreeSet<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.{yaml,yml,json}")) {
            found.forEach(file -> {
                if (Files.isRegularFile(file)) {
                    files.add(file);
                }
            });
        } catch (IOException e) {
            refuse(directory, "cannot be read: " + e.getMessage());
            return;
        }
        if (files.isEmpty()) {
            refuse(directory, "has no *.yaml, *.yml or *.json of its own; name its files or the directories in it");
        }
        files.forEach(file -> file(file, false));
    }

    private void refuse(Path path, String problem) {
        notes.error(startOf(path), TextFile.display(path) + ": " + problem);
    }

    /** The place that means a file as a whole. */
    public static SourceLocation startOf(Path path) {
        return SourceLocation.startOf(TextFile.display(path));
    }

    private void file(Path path, boolean named) {
        String text = TextFile.read(path, MAX_FILE).orError(null, notes);
        if (text == null) {
            return;
        }
        boolean before = total <= MAX_TOTAL;
        total += text.length();
        if (total <= MAX_TOTAL) {
            new YamlReader(TextFile.display(path), text, notes, new HashSet<>())
                    .read(document -> document instanceof Yaml.Scalar scalar
                                    && scalar.text().isBlank()
                            || receiver.take(document, named));
        } else if (before) {
            refuse(path, "with this file an import would read more than 64 MiB, its limit; import in parts");
        }
    }
}
