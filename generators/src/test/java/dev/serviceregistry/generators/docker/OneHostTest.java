package dev.serviceregistry.generators.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.generators.CodeGenerator;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.terraformdocker.TerraformDockerGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneHostTest {

    private static final String AGENTS = """
            [services.agent]
            type = "worker"
            version = "1.0.0"
            container.image = "agent"
            deploy.node_selector = { disk = "ssd" }
            ports.main = { port = 9100, published = 9100 }
            [services.tapes]
            type = "worker"
            version = "1.0.0"
            container.image = "agent"
            deploy.node_selector = { disk = "OTHER" }
            ports.main = { port = 9200, published = 9100 }
            """;

    @TempDir
    private Path root;

    private GeneratedFiles generate(CodeGenerator generator, String services) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", services)
                .generate(generator);
    }

    private static List<String> unbound(GeneratedFiles files) {
        return files.losses().stream()
                .filter(loss -> loss.key().endsWith("published"))
                .map(loss -> loss.subject().service() + " " + loss.key() + ": " + loss.reason())
                .toList();
    }

    @Test
    void a_port_that_only_nodes_keep_apart_is_bound_once_on_one_host() throws IOException {
        String services = AGENTS.replace("OTHER", "tape");
        GeneratedFiles compose = generate(new DockerGenerator(), services);
        String file = compose.files().get("default/shop/compose.yaml");

        assertThat(file).containsOnlyOnce("9100:").contains("\"9100:9100\"", "expose:\n      - \"9200\"\n");
        assertThat(unbound(compose))
                .isEqualTo(unbound(generate(new TerraformDockerGenerator(), services)))
                .containsExactly("tapes ports.main.published: there is one host and no node to choose, and"
                        + " agent binds that number there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"published = 5432", "published = \"${PORT}\""})
    void a_port_whose_address_the_schema_refuses_is_published_nowhere(String published) throws IOException {
        String services = """
                [services.db]
                type = "database"
                version = "1.0.0"
                container.image = "db"
                ports.main = { port = 5432, host_ip = "127.0.0.l", PUBLISHED }
                ports.other = { port = 5433, host_ip = "127.0.0.1", published = 5433 }
                """.replace("PUBLISHED", published);

        for (CodeGenerator generator : List.of(new DockerGenerator(), new TerraformDockerGenerator())) {
            GeneratedFiles files = generate(generator, services);

            assertThat(unbound(files))
                    .containsExactly("db ports.main.published: the schema refuses its host_ip, so nobody knows who may"
                            + " reach it");
            assertThat(String.join("\n", files.files().values()))
                    .doesNotContain("5432:5432", "PORT", "external = 5432")
                    .containsPattern("127.0.0.1");
        }
    }

    @Test
    void a_port_that_nothing_keeps_apart_is_left_to_whoever_judges() throws IOException {
        assertThat(unbound(generate(new DockerGenerator(), AGENTS.replace("OTHER", "ssd"))))
                .isEmpty();
        assertThat(unbound(generate(
                        new DockerGenerator(),
                        AGENTS.replace("OTHER", "tape").replace("9200, published = 9100", "9200, published = 9101"))))
                .isEmpty();
    }
}
