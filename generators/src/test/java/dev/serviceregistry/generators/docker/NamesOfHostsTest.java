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

class NamesOfHostsTest {

    @TempDir
    private Path root;

    private GeneratedFiles generate(CodeGenerator generator, String services) throws IOException {
        GeneratedFiles files = new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", services)
                .generate(generator);
        assertThat(files.losses()).isEmpty();
        return files;
    }

    private GeneratedFiles anyhow(CodeGenerator generator, String services) throws IOException {
        return new Catalogue(root)
                .with("services/catalog.toml", "[catalog]\nname = \"central\"\n")
                .with("projects/shop/services.toml", services)
                .generate(generator);
    }

    private String compose(String services) throws IOException {
        return generate(new DockerGenerator(), services).files().get("default/shop/compose.yaml");
    }

    @Test
    void a_service_whose_id_is_an_alias_is_called_by_it() throws IOException {
        assertThat(compose("""
                [services.shop-db]
                type = "database"
                version = "1.0.0"
                aliases = ["shop-db", "shop_db"]
                container = { image = "postgres" }
                """))
                .contains("  shop-db:\n    image: postgres\n", "        aliases:\n          - shop_db\n");
    }

    @Test
    void volumes_and_networks_of_the_host_keep_their_names() throws IOException {
        assertThat(compose("""
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                network.networks = ["proxy", "shop-inner", "back"]
                network.scopes = { proxy = "external", shop-inner = "host", back = "project" }
                [services.api.volumes]
                a = { mount = "/a", type = "persistent", source = "shop-data", scope = "external" }
                b = { mount = "/b", type = "persistent", source = "shop_own", scope = "host" }
                c = { mount = "/c", type = "persistent", source = "plain" }
                """)).endsWith("""
                        networks:
                          proxy:
                            external: true
                          shop-inner:
                            name: shop-inner
                          back: {}
                        volumes:
                          shop-data:
                            external: true
                          shop_own:
                            name: shop_own
                          plain: {}
                        """);
    }

    @Test
    void what_is_the_hosts_and_what_is_the_projects_are_two_of_one_name() throws IOException {
        assertThat(compose("""
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                network = { networks = ["front"], scopes = { front = "external" } }
                volumes.a = { mount = "/a", type = "persistent", source = "data", scope = "external" }
                [services.worker]
                type = "worker"
                version = "1.0.0"
                container.image = "worker"
                network.networks = ["front"]
                volumes.a = { mount = "/a", type = "persistent", source = "data" }
                """))
                .contains("      - data-2:/a\n", "      - data:/a\n", "      - front-of-host\n", "      - front\n")
                .contains("  data: {}\n", "  data-2:\n    external: true\n    name: data\n")
                .contains("  front: {}\n", "  front-of-host:\n    external: true\n    name: front\n");
    }

    @Test
    void a_network_of_the_host_takes_the_key_of_no_other() throws IOException {
        assertThat(compose("""
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                network = { networks = ["edge", "edge-of-host"], scopes = { edge = "external" } }
                [services.worker]
                type = "worker"
                version = "1.0.0"
                container.image = "worker"
                network.networks = ["edge"]
                """))
                .contains("      - edge-of-host-2\n      - edge-of-host\n")
                .contains("  edge-of-host: {}\n", "  edge-of-host-2:\n    external: true\n    name: edge\n");
    }

    @Test
    void a_scope_holds_for_networks_that_are_named_alone() throws IOException {
        String services = """
                [services.api]
                type = "api"
                version = "1.0.0"
                aliases = ["front"]
                container.image = "api"
                network.scopes = { default = "external" }
                """;
        assertThat(anyhow(new DockerGenerator(), services).files().get("default/shop/compose.yaml"))
                .doesNotContain("external");
        assertThat(anyhow(new TerraformDockerGenerator(), services).files().get("default/shop/service-api.tf"))
                .contains("name    = docker_network.default.name");
    }

    @Test
    void a_volume_that_is_there_under_no_name_of_the_engine_is_lost_in_words_of_its_own() throws IOException {
        String services = """
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "api"
                volumes.a = { mount = "/a", type = "persistent", source = "my data", scope = "external" }
                volumes.b = { mount = "/b", type = "persistent", source = "b c" }
                """;
        for (CodeGenerator generator : List.of(new DockerGenerator(), new TerraformDockerGenerator())) {
            assertThat(anyhow(generator, services).losses().toString())
                    .contains("the engine calls no volume so: one must be there already that is called my-data")
                    .contains("the engine calls no volume so: it has an empty one called b-c");
        }
    }

    @Test
    void what_the_host_has_by_its_name_is_called_by_it_and_made_unless_it_is_there() throws IOException {
        GeneratedFiles files = generate(new TerraformDockerGenerator(), """
                [services.api]
                type = "api"
                version = "1.0.0"
                container.image = "a"
                network.networks = ["proxy", "inner"]
                network.scopes = { proxy = "external", inner = "host" }
                volumes.a = { mount = "/a", type = "persistent", source = "shop-data", scope = "external" }
                volumes.b = { mount = "/b", type = "persistent", source = "own", scope = "host" }
                """);

        assertThat(files.files().get("default/shop/service-api.tf"))
                .contains("source = \"shop-data\"", "source = docker_volume.own.name")
                .contains("name    = \"proxy\"", "name    = docker_network.inner.name");
        assertThat(files.files().get("default/shop/volumes.tf"))
                .contains("name = \"own\"")
                .doesNotContain("shop-data", "shop_own");
        assertThat(files.files().get("default/shop/networks.tf"))
                .contains("name = \"inner\"")
                .doesNotContain("proxy");
    }
}
