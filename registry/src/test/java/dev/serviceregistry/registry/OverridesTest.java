package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serviceregistry.facts.MissingKey;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a project's override makes of the catalogue's definition. */
class OverridesTest {

    private RepositoryFolder repository;

    @BeforeEach
    void a_service_of_the_catalogue(@TempDir Path folder) {
        repository = new RepositoryFolder(folder).catalog("""
                [services.api]
                type = "api"
                version = "1.0.0"
                port = 8080
                tags = ["a", "b"]
                [services.api.deploy]
                replicas = 2
                autoscaling = { min = 1, max = 3 }
                strategy = { type = "rolling", max_surge = "25%" }
                [services.api.env]
                LOG_LEVEL = "info"
                "dotted.name" = "x"
                HOST = { from_service = "api", value = "host" }
                [services.api.health]
                liveness = { http_get = { path = "/", port = "main" }, period = "10s" }
                """);
    }

    @Test
    void tables_are_merged_deeply() {
        override("[services.api.deploy]\nreplicas = 5\nstrategy.max_surge = 1\n");

        assertThat(value("deploy.replicas")).isEqualTo("5");
        assertThat(value("deploy.strategy.type")).isEqualTo("rolling");
        assertThat(value("deploy.strategy.max_surge")).isEqualTo("1");
        assertThat(value("version")).isEqualTo("1.0.0");
    }

    @Test
    void arrays_are_replaced() {
        override("[services.api]\ntags = ['c']\n");

        assertThat(value("tags")).isEqualTo("[c]");
    }

    @Test
    void unset_removes_tables_values_and_keys_with_dots() {
        override("[services.api]\nunset = ['deploy.autoscaling', 'env.LOG_LEVEL', 'env.\"dotted.name\"']\n");

        assertThat(find("deploy.autoscaling")).isEmpty();
        assertThat(find("env.LOG_LEVEL")).isEmpty();
        assertThat(effective().table("env").entries()).containsOnlyKeys("HOST");
        assertThat(find("unset")).isEmpty();
        assertThat(value("deploy.replicas")).isEqualTo("2");
    }

    @Test
    void unset_removes_the_port_that_was_written_in_short() {
        override("[services.api]\nunset = ['port', 'health']\n");

        assertThat(effective().table("ports").entries()).isEmpty();
        assertThat(repository.read().diagnostics()).isEmpty();
    }

    @Test
    void unset_of_what_is_not_there_is_said() {
        override("[services.api]\nunset = ['deploy.autoscalin', 'env.LOG_LEVEL.x', '', '..']\n");

        assertThat(RepositoryFolder.said(repository.read()))
                .hasSize(4)
                .contains(
                        "projects/p/services.toml:4:10 unset: the catalogue's definition has no 'deploy.autoscalin' to"
                                + " take away");
    }

    @Test
    void what_is_unset_can_be_written_anew() {
        override("[services.api]\nunset = ['deploy']\ndeploy = { replicas = 7 }\n");

        assertThat(effective().table("deploy").entries()).containsOnlyKeys("replicas");
    }

    @Test
    void an_environment_variable_is_replaced_as_a_whole() {
        override(
                "[services.api.env]\nHOST = { from_property = 'host' }\n[services.api.properties]\nhost.type = 'string'\n");

        assertThat(find("env.HOST.from_service")).isEmpty();
        assertThat(repository.read().diagnostics()).isEmpty();
    }

    @Test
    void a_probe_has_one_handler_and_keeps_its_times() {
        override("[services.api.health.liveness]\nexec = ['true']\n");

        assertThat(find("health.liveness.http_get")).isEmpty();
        assertThat(value("health.liveness.period")).isEqualTo("10s");
    }

    @Test
    void every_effective_value_knows_where_it_came_from() {
        override("[services.api]\ntags = ['c']\n[services.api.deploy]\nreplicas = 5\n");

        assertThat(place("deploy.replicas")).isEqualTo("projects/p/services.toml:6:12");
        assertThat(place("tags")).isEqualTo("projects/p/services.toml:4:8");
        assertThat(place("version")).isEqualTo("services/catalog.toml:3:11");
        assertThat(place("deploy.strategy.type")).isEqualTo("services/catalog.toml:9:21");
        assertThat(place("ports.main.port")).isEqualTo("services/catalog.toml:4:8");
        Node service = effective();
        assertThat(service.source()).hasToString("projects/p/services.toml:3:1");
        assertThat(repository
                        .read()
                        .registry()
                        .find("p", "api")
                        .orElseThrow()
                        .service()
                        .at("deploy.replicas")
                        .source())
                .hasToString("projects/p/services.toml:6:12");
    }

    @Test
    void an_override_need_not_state_what_its_base_states_or_lacks() {
        repository.catalog("[services.api]\nowner = 'team'\n");
        override("[services.api.deploy]\nreplicas = 5\n");

        assertThat(RepositoryFolder.facts(repository.read(), MissingKey.class))
                .extracting(MissingKey::service, MissingKey::key)
                .containsExactly(tuple("global/api", "type"), tuple("global/api", "version"));
    }

    @Test
    void an_override_that_takes_the_version_away_lacks_it() {
        override("[services.api]\nunset = ['version']\n");

        assertThat(RepositoryFolder.facts(repository.read(), MissingKey.class))
                .extracting(MissingKey::service)
                .containsExactly("p/api");
    }

    @Test
    void a_misfit_of_the_catalogue_is_not_said_again_of_the_override() {
        repository.catalog("[services.api]\ntype = 'apy'\nversion = '1.0.0'\nports.web = {}\n");
        override("[services.api.deploy]\nreplicas = 5\n");

        assertThat(repository.read().diagnostics())
                .hasSize(2)
                .allSatisfy(diagnostic -> assertThat(diagnostic.source().file()).isEqualTo("services/catalog.toml"));
    }

    @Test
    void ports_in_a_row_that_only_an_override_makes_wrong_are_said_of_it() {
        repository.catalog(
                "[services.api]\ntype = 'api'\nversion = '1.0.0'\nports.web = { port = 80, end_port = 90 }\n");
        override("[services.api.ports]\nweb.published = 65530\n");

        assertThat(repository.read().diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.source()).hasToString("projects/p/services.toml:4:17");
            assertThat(diagnostic.subject().element()).isEqualTo("ports.web.published");
        });
    }

    @Test
    void an_override_may_complete_what_the_catalogue_leaves_open() {
        repository.catalog("[services.api]\ntype = 'api'\nversion = '1.0.0'\nports.web = { port = 80 }\n");
        override("[services.api.ports]\nweb.published = 8080\n");

        assertThat(repository.read().diagnostics()).isEmpty();
        assertThat(value("ports.web.port")).isEqualTo("80");
    }

    private void override(String toml) {
        repository.project("p", "[uses]\nservices = ['api']\n" + toml);
    }

    private Table effective() {
        return repository.read().registry().find("p", "api").orElseThrow().effective();
    }

    private Optional<Node> find(String path) {
        Node node = effective();
        for (String key : path.split("\\.")) {
            Optional<Node> below = node instanceof Table table ? table.get(key) : Optional.empty();
            if (below.isEmpty()) {
                return below;
            }
            node = below.get();
        }
        return Optional.of(node);
    }

    private String value(String path) {
        Node node = find(path).orElseThrow();
        if (node instanceof Array array) {
            List<String> items = new ArrayList<>();
            array.items().forEach(item -> items.add(((Scalar) item).text()));
            return items.toString();
        }
        return ((Scalar) node).text();
    }

    private String place(String path) {
        return find(path).orElseThrow().source().toString();
    }
}
