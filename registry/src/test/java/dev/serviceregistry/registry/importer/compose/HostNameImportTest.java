package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameImportTest {
    @TempDir
    Path directory;

    /** Each service with its aliases, as far as it has any. */
    private String aliases(String yaml) {
        return ComposeDirectory.written(directory, yaml)
                .lines()
                .filter(line -> line.matches("\\[services\\.[^.]*]|aliases = .*"))
                .collect(Collectors.joining("\n"))
                .replace("[services.", "")
                .replaceAll("]\naliases =", "")
                .replaceAll("(?m)^[a-z0-9-]+]\n?", "")
                .strip();
    }

    @Test
    void whatever_names_a_service_alone_is_its_alias() {
        assertThat(aliases("""
                        services:
                          web: { image: x, links: ["db:database"], external_links: ["main-db:legacy"] }
                          db:
                            image: y
                            container_name: main-db
                            hostname: db.example.org
                            networks: { front: { aliases: [pg, Primary] }, back: { aliases: [pg] } }
                        networks: { front: , back: }
                        """))
                .isEqualTo("db [\"main-db\", \"db.example.org\", \"pg\", \"Primary\", \"database\", \"legacy\"]");
    }

    @Test
    void an_original_name_stands_before_further_ones() {
        assertThat(aliases("services: { My_Db: { image: y, container_name: main_db } }"))
                .isEqualTo("my-db [\"My_Db\", \"main_db\"]");
    }

    @Test
    void a_service_keeps_its_name_beside_one_that_differs_in_letter_case_or_punctuation_alone() {
        assertThat(aliases("services: { shop-db: { image: y, container_name: shop_db } }"))
                .isEqualTo("shop-db [\"shop-db\", \"shop_db\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"container_name: shop-db", "hostname: shop-db", "networks: { n: { aliases: [shop-db] } }"})
    void a_name_that_differs_from_the_services_own_in_punctuation_alone_is_its_alias(String name) {
        assertThat(aliases("services: { shop_db: { image: y, " + name + " } }\nnetworks: { n: }\n"))
                .isEqualTo("shop-db [\"shop_db\", \"shop-db\"]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web: { image: x, hostname: Db }\n  db: { image: y }",
                "web: { image: x, container_name: user_db }\n  user_db: { image: y }",
                "web: { image: x, container_name: main }\n  db: { image: y, hostname: main }",
                "web: { image: x, networks: { n: { aliases: [api] } } }\n  db: { image: y, networks: { n: { aliases: [api] } } }",
                "web: { image: x, links: ['a:db'] }\n  db: { image: y }\n  a: { image: z }",
                "web: { image: x, links: ['a:kv'] }\n  db: { image: y, links: ['b:kv'] }\n  a: { image: z }\n  b: { image: z }",
            })
    void a_name_that_could_mean_another_service_too_is_no_alias_of_any(String services) {
        String yaml = "services:\n  " + services + "\nnetworks: { n: }\n";
        assertThat(aliases(yaml)).doesNotContain("Db", "main", "api", "kv", "[\"db\"]", "web [\"user_db\"]");
        assertThat(ComposeDirectory.noted(directory, yaml))
                .anyMatch(note -> note.contains(": another service is called so too; it is no alias of "));
    }

    @Test
    void a_link_gives_no_domain_to_those_that_are_not_linked() {
        String yaml = """
                services:
                  web: { image: x, links: ["proxy:api.example.org"], environment: { API_URL: "https://api.example.org" } }
                  proxy: { image: y, environment: { UPSTREAM_URL: "https://api.example.org" } }
                """;
        assertThat(aliases(yaml)).isEmpty();
        assertThat(ComposeDirectory.written(directory, yaml))
                .contains("requires = [\"proxy\"]")
                .doesNotContain("calls");
        assertThat(ComposeDirectory.noted(directory, yaml))
                .containsExactly(
                        "compose.yaml:2:28: web.links: may be what others call a host elsewhere; it is no alias"
                                + " of proxy");
    }

    @Test
    void a_link_takes_no_name_from_a_container() {
        assertThat(aliases("""
                        services:
                          web: { image: x, links: ["a:kv"] }
                          a: { image: y }
                          b: { image: z, container_name: kv }
                        """)).isEqualTo("b [\"kv\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hostname: localhost", "hostname: '${NAME}'", "hostname: a/b", "container_name: '-a'"})
    void what_no_other_service_could_write_is_no_alias(String name) {
        String yaml = "services:\n  web:\n    image: x\n    " + name + "\n";
        assertThat(aliases(yaml)).isEmpty();
        assertThat(ComposeDirectory.noted(directory, yaml))
                .anyMatch(note -> note.contains("is no name that others could find the service by"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "none", "service:db", "bridge"})
    void a_container_that_is_in_no_network_of_the_project_has_no_name_there(String mode) {
        String yaml = "services: { web: { image: x, container_name: front, network_mode: '" + mode
                + "' }, db: { image: y } }";
        assertThat(aliases(yaml)).isEmpty();
        assertThat(ComposeDirectory.noted(directory, yaml))
                .anyMatch(note -> note.contains("has no name there; no alias is written"));
    }

    @Test
    void a_host_name_of_its_own_network_is_none_by_which_others_call_it() {
        assertThat(ComposeDirectory.written(directory, """
                        services:
                          web: { image: x, environment: { API_URL: "http://localhost:80" } }
                          db: { image: y, hostname: localhost }
                        """)).doesNotContain("calls");
    }

    @Test
    void a_service_in_the_network_of_the_host_has_no_name_there() {
        String yaml = """
                services: { web: { image: x, container_name: front, networks: [hostnet] } }
                networks: { hostnet: { external: true, name: host } }
                """;
        assertThat(aliases(yaml)).isEmpty();
        assertThat(ComposeDirectory.noted(directory, yaml))
                .anyMatch(note -> note.contains("has no name there; no alias is written"));
    }

    @Test
    void a_linked_container_of_the_project_is_needed_under_whatever_name() {
        assertThat(ComposeDirectory.written(directory, """
                        services:
                          web: { image: x, external_links: ["main:legacy"], environment: { DB_HOST: legacy } }
                          db: { image: y, container_name: main }
                        """)).contains("requires = [\"db\"]");
        assertThat(ComposeDirectory.written(directory, """
                        services:
                          web: { image: x, external_links: ["main"] }
                          db: { image: y, container_name: main }
                        """)).contains("requires = [\"db\"]");
    }

    @Test
    void what_is_linked_outside_of_the_project_is_noted() {
        assertThat(ComposeDirectory.noted(
                        directory, "services: { web: { image: x, external_links: ['other_api_1:api'] } }"))
                .containsExactly(
                        "compose.yaml:1:47: web.external_links: a container outside this project is needed; left out");
    }

    @Test
    void aliases_of_one_of_several_networks_and_of_a_link_are_noted_since_they_hold_everywhere() {
        assertThat(ComposeDirectory.noted(directory, """
                        services:
                          web: { image: x, links: ["db:database"] }
                          db:
                            image: y
                            networks: { front: { aliases: [pg] }, back: }
                        networks: { front: , back: }
                        """))
                .containsExactly(
                        "compose.yaml:2:28: web.links: is written as an alias of db, which every service finds it by",
                        "compose.yaml:5:26: db.networks.front.aliases: in the registry they hold in every network of the"
                                + " service");
    }
}
