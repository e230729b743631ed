package dev.serviceregistry.registry.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"services/catalog.toml", "a%20 b?#.toml", "../beside/x", "/tmp/x y", "/", "x"})
    void what_the_bytes_of_a_name_say_is_what_every_locale_reads(String name) {
        assertThat(FileNames.decoded(Path.of(name))).isEqualTo(name).isEqualTo(FileNames.text(Path.of(name)));
    }

    @Test
    void the_working_directory_has_no_name() {
        assertThat(FileNames.text(Path.of(""))).isEmpty();
    }
}
