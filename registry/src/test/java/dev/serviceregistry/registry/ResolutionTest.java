package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serviceregistry.facts.CatalogPin;
import dev.serviceregistry.facts.CatalogStatus;
import dev.serviceregistry.facts.CatalogVersion;
import dev.serviceregistry.facts.Conflict;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.EnvironmentReference;
import dev.serviceregistry.facts.HostPort;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.Shadow;
import dev.serviceregistry.facts.Use;
import dev.serviceregistry.facts.VersionDemand;
import dev.serviceregistry.facts.Visibility;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which services exist, and which of them a name means. */
class ResolutionTest {

    private static final String API = "type = 'api'\nversion = '1.0.0'\n";

    private RepositoryFolder repository;

    @BeforeEach
    void an_empty_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
    }

    @Test
    void the_same_id_in_two_projects_and_the_catalogue_makes_three_services() {
        repository.catalog(service("db")).project("a", service("db")).project("b", service("db"));

        assertThat(services()).containsExactlyInAnyOrder("global/db", "a/db", "b/db");
    }

    @Test
    void an_unchanged_use_is_no_second_service() {
        repository.catalog(service("db")).project("a", "[uses]\nservices = ['db']\n");
        Reading reading = repository.read();

        assertThat(services()).containsExactly("global/db");
        assertThat(RepositoryFolder.facts(reading, Use.class)).singleElement().satisfies(use -> {
            assertThat(use.service()).isEqualTo("global/db");
            assertThat(use.resolution()).isEqualTo(Resolution.FOUND);
            assertThat(use.source()).hasToString("projects/a/services.toml:2:13");
        });
        assertThat(reading.registry().services("a"))
                .extracting(ServiceDefinition::id)
                .containsExactly("global/db");
    }

    @Test
    void a_service_that_is_also_used_is_an_override() {
        repository
                .catalog(service("db"))
                .project("a", "[uses]\nservices = ['db']\n[services.db.deploy]\nreplicas = 3\n");
        Reading reading = repository.read();

        assertThat(services()).containsExactlyInAnyOrder("global/db", "a/db");
        assertThat(RepositoryFolder.facts(reading, Use.class))
                .extracting(Use::service)
                .containsExactly("a/db");
        assertThat(RepositoryFolder.facts(reading, Shadow.class)).isEmpty();
        assertThat(reading.registry().find("a", "db").orElseThrow().service().replicas())
                .isEqualTo(3);
        assertThat(reading.registry()
                        .find("global", "db")
                        .orElseThrow()
                        .service()
                        .replicas())
                .isEqualTo(1);
    }

    @Test
    void a_global_id_without_a_use_is_a_shadow_that_names_both_places() {
        repository.catalog(service("db")).project("a", service("db"));

        assertThat(RepositoryFolder.facts(repository.read(), Shadow.class))
                .singleElement()
                .satisfies(shadow -> {
                    assertThat(shadow.source()).hasToString("projects/a/services.toml:1:1");
                    assertThat(shadow.global().source()).hasToString("services/catalog.toml:1:1");
                });
    }

    @Test
    void refused_uses_make_no_shadow_of_an_override() {
        repository.catalog(service("db")).project("a", "[uses]\nservices = 'db'\n[services.db.deploy]\nreplicas = 3\n");
        Reading reading = repository.read();

        assertThat(RepositoryFolder.said(reading)).hasSize(1);
        assertThat(RepositoryFolder.facts(reading, Shadow.class)).isEmpty();
    }

    @Test
    void a_use_of_nothing_is_missing_and_gets_a_suggestion() {
        repository.catalog(service("postgres")).project("a", "[uses]\nservices = ['postgers']\n");

        assertThat(RepositoryFolder.facts(repository.read(), Use.class))
                .singleElement()
                .satisfies(use -> {
                    assertThat(use.resolution()).isEqualTo(Resolution.MISSING);
                    assertThat(use.hint()).isEqualTo("did you mean 'postgres'?");
                });
    }

    @Test
    void a_name_means_the_own_service_before_the_catalogues() {
        repository
                .catalog(service("db") + service("cache"))
                .project("a", service("db") + requiring("web", "'db', 'cache'"));

        assertThat(dependencies())
                .extracting(Dependency::target, Dependency::resolution)
                .containsExactly(tuple("a/db", Resolution.FOUND), tuple("global/cache", Resolution.FOUND));
    }

    @Test
    void a_service_of_another_project_is_meant_only_by_its_whole_name() {
        repository
                .project("a", requiring("web", "'reports', 'b/reports', 'b/report', 'c/reports', 'bb/reports'"))
                .project("b", service("reports"));

        assertThat(dependencies())
                .extracting(Dependency::target, Dependency::resolution, Dependency::hint)
                .containsExactly(
                        tuple("a/reports", Resolution.MISSING, "write 'b/reports' to depend on another project's"),
                        tuple("b/reports", Resolution.FOUND, ""),
                        tuple("b/report", Resolution.MISSING, "did you mean 'b/reports'?"),
                        tuple("c/reports", Resolution.MISSING, "did you mean 'a/reports'?"),
                        tuple("bb/reports", Resolution.MISSING, "did you mean 'b/reports'?"));
    }

    @Test
    void what_a_service_of_the_catalogue_requires_is_of_the_catalogue() {
        repository.catalog(requiring("web", "'db'")).project("a", service("db"));

        assertThat(dependencies())
                .extracting(Dependency::target, Dependency::resolution)
                .containsExactly(tuple("global/db", Resolution.MISSING));
    }

    @Test
    void another_projects_use_of_the_catalogue_can_be_named() {
        repository
                .catalog(service("db"))
                .project("a", requiring("web", "'b/db'"))
                .project("b", "[uses]\nservices = ['db']\n[services.db.deploy]\nreplicas = 2\n");

        assertThat(dependencies()).extracting(Dependency::target).containsExactly("b/db");
    }

    @Test
    void a_former_id_leads_to_the_service_that_had_it() {
        repository.project("a", service("db") + "aliases = ['old-db']\n" + requiring("web", "'old-db'"));

        assertThat(dependencies()).extracting(Dependency::target).containsExactly("a/db");
    }

    @Test
    void nothing_is_said_of_names_that_may_lead_into_an_unreadable_file() {
        repository
                .catalog("broken = \n")
                .project("a", "[uses]\nservices = ['db']\n" + requiring("web", "'db', 'b/x'"))
                .project("b", "broken\n");
        Reading reading = repository.read();

        assertThat(dependencies()).extracting(Dependency::resolution).containsOnly(Resolution.UNJUDGED);
        assertThat(RepositoryFolder.facts(reading, Use.class))
                .extracting(Use::resolution)
                .containsOnly(Resolution.UNJUDGED);
        assertThat(reading.diagnostics()).hasSize(2);
    }

    @Test
    void nothing_is_said_of_names_of_refused_services() {
        repository.catalog("services.db = 1\n").project("a", "services.own = 2\n" + requiring("web", "'db', 'own'"));

        assertThat(dependencies()).extracting(Dependency::resolution).containsOnly(Resolution.UNJUDGED);
    }

    @Test
    void visibility_and_its_default_are_known_of_every_service() {
        repository.project("a", service("own") + "visibility = 'private'\n" + service("open"));

        assertThat(RepositoryFolder.facts(repository.read(), Service.class))
                .extracting(Service::name, Service::visibility)
                .containsExactlyInAnyOrder(tuple("own", Visibility.PRIVATE), tuple("open", Visibility.PUBLIC));
    }

    @Test
    void a_range_is_compared_with_the_version_of_what_the_name_leads_to() {
        repository
                .catalog("[services.db]\ntype = 'database'\nversion = '16.2.0'\n")
                .project(
                        "a",
                        requiring("web", "'db@^16', { service = 'db', version = '>=17 <18', condition = 'healthy' }"));

        assertThat(RepositoryFolder.facts(repository.read(), VersionDemand.class))
                .extracting(
                        VersionDemand::range,
                        VersionDemand::satisfied,
                        demand -> demand.source().toString())
                .containsExactly(
                        tuple("^16", true, "projects/a/services.toml:4:26"),
                        tuple(">=17 <18", false, "projects/a/services.toml:4:64"));
    }

    @Test
    void a_pin_resolves_against_the_frozen_catalogue_and_no_pin_against_the_head() {
        repository
                .catalog("[services.db]\ntype = 'database'\nversion = '2.0.0'\n")
                .file(
                        "services/versions.toml",
                        "[versions.'v1']\npath = 'versions/v1/catalog.toml'\nstatus = 'supported'\n")
                .file("services/versions/v1/catalog.toml", "[services.db]\ntype = 'database'\nversion = '1.0.0'\n")
                .project("old", "[project]\ncatalog_version = 'v1'\n[uses]\nservices = ['db']\n")
                .project("new", "[uses]\nservices = ['db']\n");
        Reading reading = repository.read();

        assertThat(services()).containsExactlyInAnyOrder("global/db", "global@v1/db");
        assertThat(RepositoryFolder.facts(reading, Use.class))
                .extracting(Use::project, Use::service)
                .containsExactlyInAnyOrder(tuple("old", "global@v1/db"), tuple("new", "global/db"));
        assertThat(RepositoryFolder.facts(reading, CatalogPin.class))
                .singleElement()
                .satisfies(pin -> assertThat(pin.status()).isEqualTo(CatalogStatus.SUPPORTED));
    }

    @Test
    void a_frozen_catalogue_that_nobody_pins_is_not_judged() {
        repository
                .file(
                        "services/versions.toml",
                        "[versions.v1]\npath = 'versions/v1/catalog.toml'\nstatus = 'retired'\n")
                .file("services/versions/v1/catalog.toml", service("db") + "wrong = 1\n");
        Reading reading = repository.read();

        assertThat(reading.registry().services()).isEmpty();
        assertThat(reading.diagnostics()).isEmpty();
        assertThat(RepositoryFolder.facts(reading, CatalogVersion.class))
                .singleElement()
                .satisfies(version -> assertThat(version.actual()).hasSize(64));
    }

    @Test
    void a_change_in_the_head_changes_the_projects_without_a_pin_alone() {
        String pinned =
                "[project]\ncatalog_version = 'v1'\n[uses]\nservices = ['db']\n[services.db.deploy]\nreplicas = 2\n";
        repository
                .catalog(service("db"))
                .file("services/versions/v1/catalog.toml", service("db"))
                .project("old", pinned)
                .project("new", pinned.substring(pinned.indexOf("[uses]")));
        String before = effective("old");
        repository.catalog(service("db") + "criticality = 'high'\n");

        assertThat(effective("old")).isEqualTo(before);
        assertThat(effective("new")).contains("criticality");
    }

    @Test
    void a_pin_of_an_unlisted_version_is_said_to_be_unlisted() {
        repository.project("a", "[project]\ncatalog_version = 'v9'\n");

        assertThat(RepositoryFolder.facts(repository.read(), CatalogPin.class))
                .extracting(CatalogPin::status)
                .containsExactly(CatalogStatus.UNLISTED);
    }

    @Test
    void environment_references_lead_to_services_secrets_and_properties() {
        repository.catalog(service("db") + "port = 5432\n").project("a", """
                [services.web]
                type = 'api'
                version = '1.0.0'
                properties.currency = { type = 'string' }
                secrets.login = { provider = 'vault', keys = ['password'] }
                [services.web.env]
                HOST = { from_service = 'db', value = 'host:port' }
                SELF = { from_service = 'web', value = 'port' }
                GONE = { from_service = 'dbx' }
                KEY = { from_secret = 'login', key = 'password' }
                NOKEY = { from_secret = 'login', key = 'user' }
                NOSECRET = { from_secret = 'logim' }
                CURRENCY = { from_property = 'currency' }
                NONE = { from_property = 'curency' }
                """);
        Reading reading = repository.read();

        assertThat(RepositoryFolder.facts(reading, EnvironmentReference.class))
                .extracting(
                        EnvironmentReference::variable, EnvironmentReference::resolution, EnvironmentReference::hint)
                .containsExactly(
                        tuple("HOST", Resolution.FOUND, ""),
                        tuple("SELF", Resolution.MISSING, "it has no port to take"),
                        tuple("GONE", Resolution.MISSING, "did you mean 'db'?"),
                        tuple("KEY", Resolution.FOUND, ""),
                        tuple("NOKEY", Resolution.MISSING, "its keys are password"),
                        tuple("NOSECRET", Resolution.MISSING, "did you mean 'login'?"),
                        tuple("CURRENCY", Resolution.FOUND, ""),
                        tuple("NONE", Resolution.MISSING, "did you mean 'currency'?"));
        assertThat(dependencies())
                .extracting(Dependency::kind, Dependency::target)
                .containsExactly(tuple(DependencyKind.CALLS, "global/db"), tuple(DependencyKind.CALLS, "a/web"));
    }

    @Test
    void a_reference_to_a_service_that_is_declared_is_no_further_call() {
        repository.project("a", service("db") + requiring("web", "'db'") + "env.HOST = { from_service = 'db' }\n");

        assertThat(dependencies()).extracting(Dependency::kind).containsExactly(DependencyKind.REQUIRES);
    }

    @Test
    void services_that_conflict_are_together_when_the_project_runs_both() {
        repository
                .catalog(service("mysql"))
                .project("a", "[uses]\nservices = ['mysql']\n" + service("pg") + "dependencies.conflicts = ['mysql']\n")
                .project("b", service("pg") + "dependencies.conflicts = ['mysql']\n")
                .project("c", service("pg") + "dependencies.conflicts = ['mysql@>=2']\n" + service("mysql"));

        assertThat(RepositoryFolder.facts(repository.read(), Conflict.class))
                .extracting(Conflict::project, Conflict::together)
                .containsExactlyInAnyOrder(tuple("a", true), tuple("b", false), tuple("c", false));
    }

    @Test
    void a_used_global_binds_its_host_port_in_every_project_that_uses_it() {
        repository
                .catalog(service("db") + "ports.sql = { port = 5432, published = 15432, host_ip = '127.0.0.1' }\n")
                .project("a", "[uses]\nservices = ['db']\n")
                .project("b", "[uses]\nservices = ['db']\n[services.db.ports]\nsql.published = 25432\n")
                .project("c", "");

        assertThat(RepositoryFolder.facts(repository.read(), HostPort.class))
                .extracting(
                        HostPort::project,
                        HostPort::service,
                        HostPort::number,
                        HostPort::protocol,
                        HostPort::hostIp,
                        port -> port.source().toString())
                .containsExactly(
                        tuple("a", "global/db", 15432L, "TCP", "127.0.0.1", "projects/a/services.toml:2:13"),
                        tuple("b", "b/db", 25432L, "TCP", "127.0.0.1", "projects/b/services.toml:4:17"));
    }

    private static String service(String id) {
        return "[services." + id + "]\n" + API;
    }

    private static String requiring(String id, String requires) {
        return service(id) + "dependencies.requires = [" + requires + "]\n";
    }

    private List<String> services() {
        return RepositoryFolder.facts(repository.read(), Service.class).stream()
                .map(Service::id)
                .toList();
    }

    private List<Dependency> dependencies() {
        return RepositoryFolder.facts(repository.read(), Dependency.class);
    }

    private String effective(String project) {
        return repository
                .read()
                .registry()
                .find(project, "db")
                .orElseThrow()
                .effective()
                .toString();
    }

    @Test
    void a_frozen_catalogue_is_read_when_it_is_followed_or_is_not_what_was_released() throws Exception {
        String broken = "[services.db\n";
        String sha256 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(broken.getBytes(StandardCharsets.UTF_8)));
        String listed = "[versions.v1]\npath = 'versions/v1/catalog.toml'\nstatus = 'supported'\nsha256 = '%s'\n";
        repository.file("services/versions/v1/catalog.toml", broken);

        repository.file("services/versions.toml", listed.formatted(sha256));
        assertThat(RepositoryFolder.said(repository.read())).isEmpty();

        repository.file("services/versions.toml", listed.formatted("0".repeat(64)));
        assertThat(RepositoryFolder.said(repository.read())).hasSize(1);

        repository.file("services/versions.toml", listed.formatted(sha256));
        repository.project("p", "[project]\ncatalog_version = 'v1'\n");
        assertThat(RepositoryFolder.said(repository.read())).hasSize(1);
    }
}
