package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportFailure;
import dev.serviceregistry.registry.importer.ImportNote;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportResult;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.yaml.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A directory with Compose files, and what comes of importing them as the project {@code shop}. */
final class ComposeDirectory {
    private final Path directory;

    ComposeDirectory(Path directory) {
        this.directory = directory;
    }

    ComposeDirectory with(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    ImportResult result(String... names) {
        List<Path> files = Arrays.stream(names).map(directory::resolve).toList();
        return new ComposeImporter().importFiles(files, new ImportOptions("shop", ""));
    }

    ImportedProject project(String... names) {
        ImportResult result = result(names.length == 0 ? new String[] {"compose.yaml"} : names);
        assertThat(result).isInstanceOf(ImportedProject.class);
        return (ImportedProject) result;
    }

    /** The text of the one file that is written. */
    String toml(String... names) {
        return project(names).files().get("projects/shop/services.toml");
    }

    /** The notes as {@code file:line:column: message}, the file without its directory. */
    List<String> notes(String... names) {
        return project(names).notes().stream().map(this::line).toList();
    }

    /** The errors in the same form. */
    List<String> errors(String... names) {
        ImportResult result = result(names.length == 0 ? new String[] {"compose.yaml"} : names);
        assertThat(result).isInstanceOf(ImportFailure.class);
        return ((ImportFailure) result).errors().stream().map(this::line).toList();
    }

    private String line(ImportNote note) {
        return (note.where() + ": " + note.message()).replace(TextFile.display(directory) + "/", "");
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
