package dev.serviceregistry.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpectralComparisonTest {

    @TempDir
    private Path folder;

    @Test
    void spectral_gets_every_file_of_services_with_the_same_content() throws IOException {
        Path repository = folder.resolve("repository");
        Scratch.write(2, repository);
        Path documents = folder.resolve("documents");

        SpectralComparison.writeAsJson(repository, documents);

        try (var files = Files.list(documents)) {
            assertThat(files.count()).isEqualTo(7);
        }
        String services = Files.readString(Scratch.someServices(repository));
        String name = repository
                .relativize(Scratch.someServices(repository))
                .toString()
                .replace('/', '.');
        String json = Files.readString(documents.resolve(name + ".json"));
        assertThat(services).contains("name = \"billing-00000\"");
        assertThat(json).contains("\"billing-00000\"", "\"services\"").doesNotContain("[project]");
    }
}
