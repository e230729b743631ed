package dev.serviceregistry.cli;

import dev.serviceregistry.ledger.audit.log.Bundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/** Writes a bundle as a new directory or archive, all of it or nothing. */
final class BundleTarget {

    private static final String ARCHIVE = ".zip";

    private BundleTarget() {}

    static void write(SortedMap<String, byte[]> files, Path target) throws IOException {
        Path parent = Files.createDirectories(target.toAbsolutePath().getParent());
        Path aside = Files.createTempDirectory(parent, ".bundle");
        try {
            Path made = aside.resolve("made");
            if (target.toString().endsWith(ARCHIVE)) {
                Files.write(made, Bundle.zip(files));
            } else {
                Files.createDirectory(made);
                for (Map.Entry<String, byte[]> file : files.entrySet()) {
                    Files.write(made.resolve(file.getKey()), file.getValue());
                }
            }
            Files.move(made, target);
        } finally {
            delete(aside);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }
}
