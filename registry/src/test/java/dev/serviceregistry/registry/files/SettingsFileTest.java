package dev.serviceregistry.registry.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serviceregistry.registry.toml.TomlParser;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {

    @TempDir
    private Path root;

    private SettingsFile read(String text) throws IOException {
        Files.writeString(root.resolve("service-registry.toml"), text);
        return SettingsFile.read(root, ParsedFileCache.none());
    }

    @Test
    void each_key_has_its_values_and_its_place() throws IOException {
        SettingsFile file =
                read("# ours\nfail-on = \"warning\"\ncolor = false\nrule = [\"DEP-001\", \"SCH-005\"]\nproject = []\n");

        assertThat(file.problems()).isEmpty();
        assertThat(file.settings()).hasSize(4);
        assertThat(file.settings().get("fail-on").values()).containsExactly("warning");
        assertThat(file.settings().get("color").values()).containsExactly("false");
        assertThat(file.settings().get("rule").values()).containsExactly("DEP-001", "SCH-005");
        assertThat(file.settings().get("project").values()).isEmpty();
        assertThat(file.settings().get("rule").key()).hasToString("service-registry.toml:4:1");
        assertThat(file.settings().get("rule").place("SCH-005")).hasToString("service-registry.toml:4:20");
    }

    @Test
    void a_table_or_an_array_in_an_array_is_no_value() throws IOException {
        SettingsFile file = read("a = { b = 1 }\nc = [[\"x\"], \"y\"]\nd = [{ e = 1 }]\nf = \"ok\"\n");

        assertThat(file.settings()).containsOnlyKeys("f");
        assertThat(file.problems())
                .extracting(problem -> problem.source() + " " + problem.message())
                .containsExactly(
                        "service-registry.toml:1:1 a takes a value or an array of values, not a table",
                        "service-registry.toml:2:1 c takes a value or an array of values, not a table",
                        "service-registry.toml:3:1 d takes a value or an array of values, not a table");
    }

    @Test
    void a_file_with_a_mistake_is_not_half_used() throws IOException {
        SettingsFile file = read("fail-on = \"warning\"\ncolor = \n");

        assertThat(file.settings()).isEmpty();
        assertThat(file.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.source()).hasToString("service-registry.toml:2:9"));
    }

    @Test
    void newer_toml_is_no_mistake() throws IOException {
        SettingsFile file = read("rule = [\"a\"]\nx = { a = 1, }\n");

        assertThat(file.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("x takes"));
    }

    @Test
    void a_folder_of_that_name_or_a_file_without_end_is_not_read() throws IOException {
        Path file = root.resolve("service-registry.toml");
        assertThatThrownBy(() -> SettingsFile.read(root, ParsedFileCache.none()))
                .isInstanceOf(FileSystemException.class)
                .hasMessageEndingWith("is no ordinary file");
        Files.createDirectory(file);
        assertThatThrownBy(() -> SettingsFile.read(root, ParsedFileCache.none()))
                .hasMessageEndingWith("is no ordinary file");
        Files.delete(file);
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(TomlParser.MAX_BYTES + 1L);
        }
        assertThatThrownBy(() -> SettingsFile.read(root, ParsedFileCache.none()))
                .hasMessageEndingWith("is 17 MB; at most 16 MB are read: split it into several projects");
    }

    @Test
    void what_is_kept_from_an_earlier_start_is_what_the_file_says(@TempDir Path folder) throws IOException {
        Files.writeString(root.resolve(SettingsFile.NAME), "rule = [\n  \"DEP-001\",\n]\n[audit]\ndir = \"log\"\n");
        ParsedFileCache cache = ParsedFileCache.in(folder.resolve("cache"), "this build");

        SettingsFile first = SettingsFile.read(root, cache);
        SettingsFile second = SettingsFile.read(root, cache);

        assertThat(second).isEqualTo(first);
        assertThat(folder.resolve("cache")).isNotEmptyDirectory();
    }

    @Test
    void a_token_that_is_written_there_is_kept_nowhere(@TempDir Path folder) throws IOException {
        Files.writeString(
                root.resolve(SettingsFile.NAME), "reason = \"ghp_" + "0123456789abcdefghijABCDEFGHIJ012345\"\n");

        SettingsFile.read(root, ParsedFileCache.in(folder.resolve("cache"), "this build"));

        assertThat(folder.resolve("cache")).isEmptyDirectory();
    }
}
