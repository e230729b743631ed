package dev.serviceregistry.registry.importer.compose;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import java.util.List;

/** A directory with Compose files. */
final class ComposeDirectory extends ImportDirectory {
    ComposeDirectory(Path directory) {
        super(directory, new ComposeImporter(), "compose.yaml");
    }

    /** The written text of one Compose file. */
    static String written(Path directory, String compose) {
        return new ComposeDirectory(directory).with("compose.yaml", compose).toml();
    }

    /** The notes on one Compose file. */
    static List<String> noted(Path directory, String compose) {
        return new ComposeDirectory(directory).with("compose.yaml", compose).notes();
    }
}
