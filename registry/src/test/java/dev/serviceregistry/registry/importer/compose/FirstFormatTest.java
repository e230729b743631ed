package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstFormatTest {
    @TempDir
    Path directory;

    private ImportDirectory compose(String text) {
        return new ComposeDirectory(directory).with("compose.yaml", text);
    }

    @Test
    void services_at_the_top_are_imported_as_below_their_key() {
        String services = """
                web:
                  build: .
                  links: [db]
                  ports: ["127.0.0.1:80:8080"]
                db:
                  image: postgres:9.6
                """;
        String old = compose(services).toml();

        assertThat(old).contains("[services.web]", "requires = [\"db\"]", "tag = \"9.6\"");
        assertThat(compose("services:\n" + services.indent(2)).toml()).isEqualTo(old);
    }

    @Test
    void keys_that_have_moved_are_found_where_they_were() {
        String old = compose("""
                        web:
                          build: ./web
                          dockerfile: Dockerfile.alternate
                          net: "container:db"
                          log_driver: none
                        db:
                          image: postgres:9.6
                          net: host
                        """).toml();

        assertThat(old)
                .contains("context = \"./web\"", "dockerfile = \"Dockerfile.alternate\"")
                .contains("network_mode = \"service:db\"", "network_mode = \"host\"");
        assertThat(compose("""
                        services:
                          web:
                            build: { context: ./web, dockerfile: Dockerfile.alternate }
                            network_mode: "service:db"
                            logging: { driver: none }
                          db:
                            image: postgres:9.6
                            network_mode: host
                        """).toml()).isEqualTo(old);
    }

    @Test
    void a_service_that_only_extends_another_file_s_is_one() {
        String toml = compose("db:\n  extends: { file: common.yaml, service: db }\n  mem_limit: 1g\n")
                .with("common.yaml", "db:\n  image: postgres:9.6\n")
                .toml();

        assertThat(toml).contains("image = \"postgres\"", "tag = \"9.6\"");
    }

    @Test
    void what_is_no_service_is_refused_at_its_place() {
        assertThat(compose("web:\n  image: x\ndb: postgres\n").errors())
                .containsExactly("compose.yaml:3:1: the service db must be a mapping with keys such as `image`");
    }
}
