package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyCondition;
import dev.serviceregistry.facts.EnvironmentReference;
import dev.serviceregistry.facts.MissingKey;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Use;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that the schema refuses counts as not written: one finding, and none that only rests on it. */
class FollowUpsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ports.main = { port = 'http' }",
                "ports.main = 80\nhealth.liveness = { tcp_socket = { port = 'main' } }",
                "port = 'http'\nhealth.liveness = { tcp_socket = { port = 'main' } }",
                "port = 'http'\nnetwork.ingress = [{ host = 'x', port = 'main' }]",
                "health.liveness = { exec = 'true' }",
                "env.A = { from_service = 1 }",
                "env.A = { from_secret = 'login' }\nsecrets.login = 1",
                "env.A = { from_secret = 'login', key = 'x' }\nsecrets.login = { keys = 'x' }",
                "env.A = { from_secret = 'login', key = 'x' }\nsecrets = 'vault'",
                "env.A = { from_property = 'p' }\nproperties.p = 'string'",
                "env.A = { from_property = 'p' }\nproperties = 'p'",
                "env.A = { from_service = 'web', value = 'port' }\nports.main = 80",
                "properties.p = { type = 'text', default = 1 }",
                "deploy = { kind = 'cronjob', schedule = 3 }",
                "dependencies.requires = [{ service = 1 }]",
                "dependencies.requires = [{ service = 'we b' }]",
                "dependencies.requires = [{ version = '^1' }]",
                "dependencies.requires = [{ service = 'web', condition = 'well' }]",
                "dependencies.requires = 'db'",
                "volumes.data = { mount = 1 }",
                "slo.availability = { objective = 99 }",
            })
    void a_refused_value_is_one_finding(String lines, @TempDir Path folder) {
        Reading reading = new RepositoryFolder(folder)
                .project("p", "[services.web]\ntype = 'api'\nversion = '1.0.0'\n" + lines + "\n")
                .read();

        assertThat(RepositoryFolder.said(reading)).hasSize(1);
        assertThat(RepositoryFolder.facts(reading, Dependency.class))
                .noneMatch(dependency -> dependency.resolution() == Resolution.MISSING);
        assertThat(RepositoryFolder.facts(reading, EnvironmentReference.class))
                .noneMatch(reference -> reference.resolution() == Resolution.MISSING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"type = 1\nversion = '1.0.0'", "type = 'api'\nversion = 1", "type = 'a b'\nversion = '1.0.0'"})
    void a_refused_type_or_version_is_not_missing(String lines, @TempDir Path folder) {
        Reading reading = new RepositoryFolder(folder)
                .catalog("[services.web]\n" + lines + "\n")
                .project("p", "[uses]\nservices = ['web']\n[services.web.deploy]\nreplicas = 2\n")
                .read();

        assertThat(RepositoryFolder.said(reading)).hasSize(1);
        assertThat(RepositoryFolder.facts(reading, MissingKey.class)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"container = 'nginx'", "container.restart = 'sometimes'"})
    void what_was_refused_in_the_catalogue_can_be_taken_away(String lines, @TempDir Path folder) {
        Reading reading = new RepositoryFolder(folder)
                .catalog("[services.web]\ntype = 'api'\nversion = '1.0.0'\n" + lines + "\n")
                .project("p", "[uses]\nservices = ['web']\n[services.web]\nunset = ['container.restart']\n")
                .read();

        assertThat(RepositoryFolder.said(reading)).hasSize(1);
    }

    @Test
    void nothing_is_missing_from_a_catalogue_whose_services_were_refused(@TempDir Path folder) {
        Reading reading = new RepositoryFolder(folder)
                .catalog("services = ['web']\n")
                .project("p", "[uses]\nservices = ['web']\n")
                .read();

        assertThat(RepositoryFolder.said(reading)).hasSize(1);
        assertThat(RepositoryFolder.facts(reading, Use.class))
                .extracting(Use::resolution)
                .containsExactly(Resolution.UNJUDGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tpye = 'api'\nversion = '1.0.0'", "type = 'api'\nverison = '1.0.0'"})
    void a_misspelt_type_or_version_is_not_missing(String lines, @TempDir Path folder) {
        Reading reading = new RepositoryFolder(folder)
                .project("p", "[services.web]\n" + lines + "\n")
                .read();

        assertThat(RepositoryFolder.said(reading)).hasSize(1);
        assertThat(RepositoryFolder.facts(reading, MissingKey.class)).isEmpty();
    }

    @Test
    void a_type_is_not_unknown_beside_a_catalogue_that_cannot_be_read(@TempDir Path folder) {
        Reading reading = new RepositoryFolder(folder)
                .catalog("[service_types.telemetry]\ntitle =\n")
                .project("p", "[services.web]\ntype = 'telemetry'\nversion = '1.0.0'\n")
                .read();

        assertThat(RepositoryFolder.said(reading)).hasSize(1);
    }

    @Test
    void a_condition_is_not_unmet_for_a_refused_health_check(@TempDir Path folder) {
        Reading reading = new RepositoryFolder(folder).project("p", """
                        [services.db]
                        type = "database"
                        version = "1.0.0"
                        health = "none"
                        [services.web]
                        type = "api"
                        version = "1.0.0"
                        dependencies.requires = [{ service = "db", condition = "healthy" }]
                        """).read();

        assertThat(RepositoryFolder.facts(reading, DependencyCondition.class))
                .singleElement()
                .satisfies(condition -> assertThat(condition.healthChecked()).isTrue());
    }

    @Test
    void what_is_written_and_missing_beside_a_refused_value_is_found(@TempDir Path folder) {
        Reading reading = new RepositoryFolder(folder).project("p", """
                        [services.web]
                        type = "api"
                        version = "1.0.0"
                        [services.web.ports]
                        main = { protocol = "tcp" }
                        [services.web.health]
                        liveness = {}
                        """).read();

        assertThat(RepositoryFolder.said(reading))
                .hasSize(3)
                .anyMatch(line -> line.contains(":5:21") && line.contains("did you mean 'TCP'?"))
                .anyMatch(line -> line.contains(":5:8") && line.contains("lacks the key port"))
                .anyMatch(line -> line.contains(":7:12") && line.contains("says nothing of how to check"));
    }
}
