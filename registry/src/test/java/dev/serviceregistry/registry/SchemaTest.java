package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.PortNumber;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

    private static final String SERVICE = "[services.web]\ntype = 'api'\nversion = '1.0.0'\n";

    private RepositoryFolder repository;

    @BeforeEach
    void an_empty_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
    }

    @Test
    void every_key_of_the_schema_is_accepted() {
        Reading reading = new RegistryReader().read(Path.of("src", "test", "resources", "every-key"));

        assertThat(reading.diagnostics())
                .filteredOn(diagnostic -> diagnostic.kind() != DiagnosticKind.NEWER_TOML)
                .extracting(Diagnostic::source, Diagnostic::message)
                .isEmpty();
        assertThat(reading.registry().services()).hasSizeGreaterThan(3);
    }

    @Test
    void the_example_catalogue_has_no_mistake() {
        assertThat(new RegistryReader().read(Path.of("..", "catalog")).diagnostics())
                .filteredOn(diagnostic -> diagnostic.kind() != DiagnosticKind.NEWER_TOML)
                .extracting(Diagnostic::source, Diagnostic::message)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "replica = 1, deploy.replica, did you mean 'replicas'?",
        "repilcas = 1, deploy.repilcas, did you mean 'replicas'?",
        "something = 1, deploy.something, the keys here are kind"
    })
    void an_unknown_key_is_said_with_what_was_probably_meant(String line, String element, String advice) {
        repository.project("p", SERVICE + "[services.web.deploy]\n" + line + "\n");

        assertThat(repository.read().diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.kind()).isEqualTo(DiagnosticKind.UNKNOWN_KEY);
            assertThat(diagnostic.source()).hasToString("projects/p/services.toml:5:1");
            assertThat(diagnostic.subject().element()).isEqualTo(element);
            assertThat(diagnostic.message()).contains(advice);
        });
    }

    @Test
    void keys_that_begin_with_x_are_free_everywhere() {
        repository.project(
                "p",
                "x_top = { a = [1, {}] }\n" + SERVICE
                        + "x_note = 'mine'\ndeploy.x_more = {}\nports.main = {port=1,x_a=2}\n");

        assertThat(repository.read().diagnostics()).isEmpty();
    }

    @Test
    void all_mistakes_of_a_file_are_said_in_one_run() {
        repository.project(
                "p",
                SERVICE
                        + "port = 'a'\nlifecycle = 'old'\nowners = 1\n[services.db]\ntags = 'x'\n[use]\n[services.web.env]\nA = []\n");

        assertThat(repository.read().diagnostics())
                .extracting(diagnostic -> diagnostic.source().line())
                .containsExactlyInAnyOrder(4, 5, 6, 8, 9, 11);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy.termination_grace = '1h30m'",
                "deploy.termination_grace = '500ms'",
                "deploy.termination_grace = '1.5h'",
                "deploy.strategy.max_surge = '25%'",
                "deploy.strategy.max_surge = 0",
                "slo.a.objective = '99.99%'",
                "slo.a.objective = '100%'",
                "volumes.v = { mount = '/v', size = '512Mi' }",
                "volumes.v = { mount = '/v', size = '1.5Gi' }",
                "volumes.v = { mount = '~/v', size = '10' }",
                "dependencies.requires = ['db@^16', 'a/db@>=1.4 <2', 'db@1.x || 2', 'db@~1.2', 'db@*', 'db@1.0 - 2']",
                "dependencies.consumes = ['grpc@1', 'http', 'a.b/c@2.1']",
                "container.restart = 'on-failure:5'",
                "ports.a = { port = 80, published = 8080, host_ip = '' }",
                "ports.a = { port = 80, published = 8080, host_ip = '255.0.10.99' }",
                "ports.a = { port = 80, published = 8080, host_ip = '::' }",
                "ports.a = { port = 80, published = 8080, host_ip = '[fe80::1%eth0]' }",
                "ports.a = { port = 80, published = 8080, host_ip = '::ffff:10.0.0.1' }",
                "ports.a = { port = 80, published = 8080, host_ip = '${BIND:-localhost}' }",
                "container.digest = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'",
                "deploy.schedule = '@daily'",
                "deploy.schedule = '*/5 0-3 * * 1,2'",
                "owner = '@payments'",
                "deprecation.sunset = 2026-02-28",
                "deprecation.sunset = '2028-02-29'",
                "version = '1.0.0-rc.1+5'",
                "version = 'latest'",
                "env.A = 1.5",
                "env.A = 07:32:00",
                "properties.p = { type = 'number', min = -inf }",
            })
    void a_good_value_is_accepted(String line) {
        String start = line.startsWith("version") ? "[services.web]\ntype = 'api'\n" : SERVICE;
        repository.project("p", start + line + "\n");

        assertThat(RepositoryFolder.said(repository.read())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy.termination_grace = '30'",
                "deploy.termination_grace = 30",
                "deploy.termination_grace = '1 h'",
                "deploy.strategy.max_surge = '101%'",
                "deploy.strategy.max_surge = '25'",
                "deploy.strategy.max_surge = -1",
                "slo.a.objective = '99.99'",
                "slo.a.objective = 99.99",
                "volumes.v = { mount = '/v', size = '1 GB' }",
                "volumes.v = { mount = 'v' }",
                "dependencies.requires = ['db@']",
                "dependencies.requires = ['db@sixteen']",
                "dependencies.requires = ['d b']",
                "dependencies.requires = ['db@99999999999999999999']",
                "dependencies.requires = [1]",
                "dependencies.consumes = ['grpc@one']",
                "container.restart = 'sometimes'",
                "ports.a = { port = 80, published = 8080, host_ip = 'localhost' }",
                "ports.a = { port = 80, published = 8080, host_ip = '256.0.0.1' }",
                "ports.a = { port = 80, published = 8080, host_ip = '10.0.0' }",
                "ports.a = { port = 80, published = 8080, host_ip = ':' }",
                "container.digest = 'sha256:123'",
                "deploy.schedule = 'daily'",
                "owner = 'pay ments'",
                "owner = ''",
                "deprecation.sunset = '2026-02-30'",
                "deprecation.sunset = 'soon'",
                "deprecation.sunset = 2026-02-28T00:00:00Z",
                "deprecation.sunset = 20260228",
                "tags = 'a'",
                "tags = [1]",
                "lifecycle = 'Production'",
                "container.privileged = 'yes'",
                "deploy = []",
                "deploy.replicas = 1.0",
                "deploy.replicas = nan",
                "env.A = []",
                "metadata.min_memory_mb = inf",
                "properties.p = { type = 'int' }",
            })
    void a_bad_value_is_refused_with_its_place_and_what_is_expected(String line) {
        repository.project("p", SERVICE + line + "\n");

        assertThat(repository.read().diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.kind()).isEqualTo(DiagnosticKind.INVALID_VALUE);
            assertThat(diagnostic.source().line()).isEqualTo(4);
            assertThat(diagnostic.source().column()).isGreaterThan(line.indexOf('='));
            assertThat(diagnostic.subject().service()).isEqualTo("web");
            assertThat(diagnostic.message()).containsAnyOf("must be", "is not", "no day");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deploy.replicas", "deploy.autoscaling.min", "deploy.autoscaling.cpu_percent",
                "deploy.disruption_budget.min_available", "deploy.strategy.max_surge", "metadata.min_memory_mb",
                "metadata.cpu_limit_millicores", "secrets.s.rotation_days", "health.liveness.failure_threshold"
            })
    void a_count_beyond_the_range_of_counts_is_refused(String key) {
        for (String number : List.of("2147483648", "9223372036854775807", "-1", "-9223372036854775808")) {
            repository.project("p", SERVICE + key + " = " + number + "\nhealth.liveness.exec = ['x']\n");

            assertThat(RepositoryFolder.said(repository.read()))
                    .singleElement()
                    .asString()
                    .contains("must be at least 0 and at most 2147483647, not " + number);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dependency.max_fan_in", "security.max_secret_age_days", "sla.high.min_replicas"})
    void a_setting_beyond_the_range_of_counts_is_refused_and_the_default_holds(String key) {
        repository.file("policies/p.toml", key + " = 9223372036854775807\n");

        assertThat(RepositoryFolder.said(repository.read()))
                .singleElement()
                .asString()
                .contains("at most 2147483647");
    }

    @Test
    void port_numbers_of_any_size_are_facts_for_the_rule_on_ports() {
        repository.project(
                "p",
                SERVICE + "ports.a = { port = 9223372036854775807, target_port = -1, published = 0 }\nport = 65536\n");
        Reading reading = repository.read();

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(RepositoryFolder.facts(reading, PortNumber.class))
                .extracting(PortNumber::number)
                .containsExactlyInAnyOrder(65536L, Long.MAX_VALUE, -1L, 0L);
    }

    @Test
    void an_integer_beyond_toml_is_said_where_it_is() {
        repository.project("p", SERVICE + "port = 99999999999999999999\n");

        assertThat(RepositoryFolder.said(repository.read()))
                .singleElement()
                .asString()
                .startsWith("projects/p/services.toml:4:8 ")
                .contains("too large");
    }

    @Test
    void a_text_for_a_choice_gets_the_choices_and_a_suggestion() {
        repository.project("p", SERVICE + "lifecycle = 'deprecate'\n");

        assertThat(RepositoryFolder.said(repository.read()))
                .singleElement()
                .asString()
                .contains("not one of experimental, production, deprecated, retired: did you mean 'deprecated'?");
    }

    @Test
    void a_type_of_ones_own_is_declared_in_the_catalogue() {
        repository.catalog("[service_types.ledger]\n").project("p", SERVICE.replace("api", "ledger"));

        assertThat(repository.read().diagnostics()).isEmpty();
    }

    @Test
    void a_schema_version_that_is_not_known_is_refused() {
        repository.project("p", "schema_version = '2'\n");

        assertThat(RepositoryFolder.said(repository.read())).hasSize(1);
    }

    @Test
    void a_freeze_that_ends_before_it_begins_is_refused_at_its_last_day() {
        repository.project("p", SERVICE);
        repository.file("projects/p/deployment.toml", """
                [deployment.target.production]
                freeze = [{ from = 2026-12-20, to = 2026-01-03 }, { from = 2026-05-01, to = 2026-05-01 }]
                """);

        assertThat(repository.read().diagnostics()).singleElement().satisfies(diagnostic -> {
            assertThat(diagnostic.kind()).isEqualTo(DiagnosticKind.INVALID_VALUE);
            assertThat(diagnostic.source().column()).isEqualTo(37);
            assertThat(diagnostic.message())
                    .contains("freeze.to: 2026-01-03 is before 2026-12-20, the day on which it begins");
        });
    }
}
