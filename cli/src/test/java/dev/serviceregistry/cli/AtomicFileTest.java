package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtomicFileTest {

    private @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-r--", "rw-------", "r--r--r--", "rwxr-x---"})
    void whoever_could_read_and_write_a_file_can_still_when_it_is_written_anew(String permissions) throws IOException {
        Path file = file("report.json", permissions);

        AtomicFile.write(file, writer -> writer.write("new"));

        assertThat(file).hasContent("new");
        assertThat(permissions(file)).isEqualTo(permissions);
    }

    @Test
    void a_generated_file_keeps_its_permissions_too() throws IOException {
        Path file = file("report.json", "rw-rw----");

        try (FileReplacement replacement = FileReplacement.in(directory)) {
            replacement.stage("report.json", new byte[] {'a'});
            replacement.apply(Set.of());
        }

        assertThat(file).hasContent("a");
        assertThat(permissions(file)).isEqualTo("rw-rw----");
    }

    @Test
    void to_ask_whether_a_file_can_be_written_makes_no_folder() throws IOException {
        AtomicFile.requireWritable(directory.resolve("a/b/report.json"));

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void nothing_can_be_written_below_a_file() throws IOException {
        Path file = file("a", "rw-r--r--");

        assertThatThrownBy(() -> AtomicFile.requireWritable(file.resolve("b/report.json")))
                .isInstanceOf(NotDirectoryException.class)
                .hasMessage(file.toString());
    }

    private Path file(String name, String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "old");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
