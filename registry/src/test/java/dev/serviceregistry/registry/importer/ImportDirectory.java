package dev.serviceregistry.registry.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.yaml.TextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A directory with files, and what comes of importing them as the project {@code shop}. */
public class ImportDirectory {
    private final Path directory;
    private final Importer importer;
    private final String usual;

    /**
     * A directory.
     *
     * @param usual the file that is meant where none is named
     */
    public ImportDirectory(Path directory, Importer importer, String usual) {
        this.directory = directory;
        this.importer = importer;
        this.usual = usual;
    }

    /** Writes a file. */
    public ImportDirectory with(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Where a file is. */
    public Path path(String name) {
        return directory.resolve(name);
    }

    /** What an import of these files comes to. */
    public ImportResult result(String... names) {
        List<Path> files = Arrays.stream(names.length == 0 ? new String[] {usual} : names)
                .map(directory::resolve)
                .toList();
        return importer.importFiles(files, new ImportOptions("shop", ""));
    }

    /** The project that comes of it. */
    public ImportedProject project(String... names) {
        ImportResult result = result(names);
        assertThat(result).isInstanceOf(ImportedProject.class);
        return (ImportedProject) result;
    }

    /** The text of the one file that is written. */
    public String toml(String... names) {
        return project(names).files().get("projects/shop/services.toml");
    }

    /** The notes as {@code file:line:column: message}, the file without its directory. */
    public List<String> notes(String... names) {
        return project(names).notes().stream().map(this::line).toList();
    }

    /** The errors in the same form. */
    public List<String> errors(String... names) {
        ImportResult result = result(names);
        assertThat(result).isInstanceOf(ImportFailure.class);
        return ((ImportFailure) result).errors().stream().map(this::line).toList();
    }

    private String line(ImportNote note) {
        String shown = TextFile.display(directory);
        return (note.where() + ": " + note.message()).replace(shown + "/", "").replace(shown, ".");
    }
}
