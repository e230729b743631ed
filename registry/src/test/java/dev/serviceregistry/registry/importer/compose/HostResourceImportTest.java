package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostResourceImportTest {
    @TempDir
    Path directory;

    private String written(String volume, String network) {
        return ComposeDirectory.written(directory, yaml(volume, network));
    }

    private static String yaml(String volume, String network) {
        return """
                services:
                  web: { image: x, volumes: ["data:/d"], networks: [front] }
                  db: { image: y, volumes: ["other:/d"], networks: [back] }
                volumes:
                  data: %s
                  other: {}
                networks:
                  front: %s
                  back: {}
                """.formatted(volume, network);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { external: true, name: shop-data }   | shop-data | external
            { external: true }                    | data      | external
            { external: { name: shop-data } }     | shop-data | external
            { name: shop_data }                   | shop_data | host
            { name: data }                        | data      | host
            """)
    void what_the_host_has_by_its_name_alone_is_written_by_that_name(String declared, String name, String scope) {
        assertThat(written(declared, "{}"))
                .contains("source = \"" + name + "\", scope = \"" + scope + "\" }\n")
                .contains("source = \"other\" }\n");
        assertThat(written("{}", declared.replace("data", "front")))
                .contains("networks = [\"" + name.replace("data", "front") + "\"]\nscopes = { "
                        + name.replace("data", "front") + " = \"" + scope + "\" }\n")
                .contains("networks = [\"back\"]\n");
        assertThat(ComposeDirectory.noted(directory, yaml(declared, declared.replace("data", "front"))))
                .isEmpty();
    }

    @Test
    void what_is_the_projects_says_nothing_more() {
        assertThat(written("{ external: false }", "{ external: false }")).doesNotContain("scope");
        assertThat(ComposeDirectory.noted(directory, yaml("{ external: false }", "{}")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { name: other } | volumes.data.name
            { name: a/b }   | volumes.data.name
            """)
    void a_name_that_is_another_volumes_or_none_at_all_is_noted(String declared, String place) {
        assertThat(written(declared, "{}")).contains("source = \"data\" }\n");
        assertThat(ComposeDirectory.noted(directory, yaml(declared, "{}")))
                .singleElement()
                .asString()
                .endsWith(place + ": has no place in the registry; left out");
    }

    @Test
    void two_volumes_that_are_one_of_the_host_are_one() {
        assertThat(ComposeDirectory.written(directory, """
                        services: { web: { image: x, volumes: ["a:/a", "b:/b"] } }
                        volumes: { a: { external: true, name: shop }, b: { external: true, name: shop } }
                        """))
                .contains(
                        "a = { mount = \"/a\", type = \"persistent\", source = \"shop\", scope = \"external\" }",
                        "b = { mount = \"/b\", type = \"persistent\", source = \"shop\", scope = \"external\" }");
    }

    @Test
    void who_names_no_network_joins_the_default_one_which_may_be_the_hosts() {
        String toml = ComposeDirectory.written(directory, """
                services:
                  web: { image: x }
                  db: { image: y, network_mode: none }
                networks: { default: { external: true, name: proxy } }
                """);

        assertThat(toml).containsOnlyOnce("networks = [\"proxy\"]\nscopes = { proxy = \"external\" }\n");
        assertThat(toml.indexOf("[services.web.network]")).isPositive();
    }
}
