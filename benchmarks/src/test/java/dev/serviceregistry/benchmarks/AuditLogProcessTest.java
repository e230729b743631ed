package dev.serviceregistry.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogProcessTest {

    @Test
    void it_tells_of_each_size_what_an_entry_took_to_append_to_write_and_to_verify(@TempDir Path folder)
            throws Exception {
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AuditLogProcess.class.getName(),
                folder.toString(),
                "2",
                "40",
                "80");

        List<String> lines = new Command(words, Map.of()).lines();

        assertThat(lines).extracting(line -> line.split(" ")[0]).containsExactly("41", "81");
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.split(" "))
                        .hasSize(4)
                        .allSatisfy(
                                figure -> assertThat(Double.parseDouble(figure)).isPositive()));
        assertThat(folder).isEmptyDirectory();
    }
}
