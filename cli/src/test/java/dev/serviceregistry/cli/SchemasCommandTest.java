package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemasCommandTest {

    @TempDir
    private Path root;

    @BeforeEach
    void a_repository_with_its_schemas() throws IOException {
        Repositories.write(root, "services/catalog.toml", "[catalog]\nversion = \"1.0.0\"\n");
        assertThat(Run.in(root, "schemas", "--check").code()).isEqualTo(1);
        assertThat(Run.in(root, "schemas").code()).isZero();
    }

    @Test
    void schemas_are_up_to_date_where_git_wrote_them_with_other_line_ends() throws IOException {
        List<Path> schemas;
        try (var files = Files.list(root.resolve("schemas"))) {
            schemas = files.toList();
        }
        for (Path schema : schemas) {
            Files.writeString(schema, Files.readString(schema).replace("\n", "\r\n"));
        }

        Run check = Run.in(root, "schemas", "--check");

        assertThat(check.out()).isEqualTo("the schemas are up to date\n");
        assertThat(check.code()).isZero();
        assertThat(Run.in(root, "schemas").out()).isEqualTo(check.out());
    }

    @Test
    void a_schema_of_another_version_is_stale() throws IOException {
        Path schema = root.resolve("schemas/catalog.json");
        Files.writeString(schema, Files.readString(schema) + " ");

        Run check = Run.in(root, "schemas", "--check");

        assertThat(check.out()).isEqualTo("stale schemas/catalog.json\n");
        assertThat(check.code()).isEqualTo(1);
    }
}
