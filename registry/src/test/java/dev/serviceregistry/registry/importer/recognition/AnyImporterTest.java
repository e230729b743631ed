package dev.serviceregistry.registry.importer.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnyImporterTest {
    @TempDir
    Path directory;

    private ImportDirectory files = new ImportDirectory(Path.of(""), new AnyImporter(), "");

    @BeforeEach
    void filesOfEveryKind() {
        files = new ImportDirectory(directory, new AnyImporter(), "")
                .with("compose.txt", "x-a: 1\nservices: { of-compose: { image: x } }\n")
                .with(
                        "manifest.txt",
                        "---\n# nothing\n---\napiVersion: v1\nkind: Pod\nmetadata: { name: of-kubernetes }\n"
                                + "spec: { containers: [{ name: c, image: x }] }\n")
                .with(
                        "manifest.json",
                        "{ \"apiVersion\": \"v1\", \"kind\": \"Pod\", \"metadata\": { \"name\": \"of-json\" },"
                                + " \"spec\": { \"containers\": [{ \"name\": \"c\", \"image\": \"x\" }] } }")
                .with(
                        "entity.txt",
                        "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: { name: of-backstage }\n"
                                + "spec: { type: api }\n")
                .with("other.txt", "site_name: docs\n");
    }

    @ParameterizedTest
    @CsvSource({
        "compose.txt, of-compose",
        "manifest.txt, of-kubernetes",
        "manifest.json, of-json",
        "entity.txt, of-backstage",
    })
    void a_file_is_known_by_what_is_in_it(String file, String service) {
        assertThat(files.toml(file)).contains("[services." + service + "]");
    }

    @Test
    void several_files_of_one_kind_are_one_project() {
        assertThat(files.toml("manifest.txt", "manifest.json"))
                .contains("[services.of-kubernetes]", "[services.of-json]");
    }

    @Test
    void files_of_two_kinds_are_no_project() {
        assertThat(files.errors("compose.txt", "manifest.txt", "entity.txt"))
                .containsExactly(
                        "entity.txt:1:1: this is a Backstage entity, but compose.txt is a Compose file; a project comes from"
                                + " files of one kind. Bring this in with `import backstage`, as another project",
                        "manifest.txt:4:1: this is a Kubernetes manifest, but compose.txt is a Compose file; a project comes"
                                + " from files of one kind. Bring this in with `import kubernetes`, as another project");
    }

    @Test
    void a_file_of_no_kind_is_told() {
        String message =
                "this is neither a Compose file nor a Kubernetes manifest nor a Backstage entity; those can be imported";

        assertThat(files.errors("other.txt")).containsExactly("other.txt:1:1: " + message);
        assertThat(files.with("empty.txt", "").errors("empty.txt")).containsExactly("empty.txt:1:1: " + message);
        assertThat(files.with("text.txt", "\nhello\n").errors("text.txt", "compose.txt"))
                .containsExactly("text.txt:2:1: " + message);
    }

    @Test
    void what_cannot_be_read_is_told_at_its_place() {
        assertThat(files.errors("gone.txt")).containsExactly("gone.txt:1:1: gone.txt: there is no such file");
        assertThat(files.with("broken.txt", "services:\n  a: [\n").errors("broken.txt"))
                .singleElement()
                .asString()
                .startsWith("broken.txt:3:1: this is not valid YAML");
        assertThat(files.with("chart.txt", "apiVersion: v1\nkind: {{ .Values.kind }}\n")
                        .errors("chart.txt"))
                .singleElement()
                .asString()
                .contains("this is a template with {{ }} in it", "helm template");
    }

    @Test
    void a_directory_is_known_by_the_first_file_in_it_that_is_known() {
        files.with("all/a.yaml", "site_name: docs\n")
                .with(
                        "all/b.yaml",
                        "apiVersion: v1\nkind: Pod\nmetadata: { name: b }\n"
                                + "spec: { containers: [{ name: c, image: x }] }\n");

        assertThat(files.toml("all")).contains("[services.b]");
        assertThat(files.with("none/a.yaml", "site_name: docs\n").errors("none"))
                .singleElement()
                .asString()
                .startsWith("none/a.yaml:1:1: this is neither");
        assertThat(List.copyOf(files.errors("none", "all"))).hasSize(1);
    }
}
