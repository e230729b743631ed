package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serviceregistry.facts.Alias;
import dev.serviceregistry.facts.ConsumedContract;
import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.Deprecation;
import dev.serviceregistry.facts.Document;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FanInLimit;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.MissingKey;
import dev.serviceregistry.facts.PortNumber;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.ProvidedContract;
import dev.serviceregistry.facts.Resource;
import dev.serviceregistry.facts.ResourceLimit;
import dev.serviceregistry.facts.ResourceRequest;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.ServicePattern;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.WorkloadKind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stated of a single service or file, and where it is written. */
class StatedFactsTest {

    private static final String WEB = "[services.web]\ntype = 'api'\nversion = '1.0.0'\n";

    private RepositoryFolder repository;

    @BeforeEach
    void an_empty_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
    }

    private <F extends Fact> List<F> facts(Class<F> type) {
        return RepositoryFolder.facts(repository.read(), type);
    }

    private static String place(Fact fact) {
        return fact.source().toString();
    }

    @Test
    void every_file_that_is_read_is_a_document() {
        repository.project("a", "").file("policies/sla.toml", "").file("projects/a/monitoring.toml", "");

        assertThat(facts(Document.class))
                .extracting(Document::file)
                .containsExactly(
                        "policies/sla.toml",
                        "projects/a/monitoring.toml",
                        "projects/a/services.toml",
                        "services/catalog.toml");
    }

    @Test
    void a_project_is_where_its_table_is_or_where_its_file_begins() {
        repository.project("a", "\n[project]\nname = 'a'\n").project("b", WEB);

        assertThat(facts(Project.class))
                .extracting(Project::name, StatedFactsTest::place)
                .containsExactly(
                        tuple("a", "projects/a/services.toml:2:1"), tuple("b", "projects/b/services.toml:1:1"));
    }

    @Test
    void a_service_has_its_written_values_and_the_defaults_for_the_others() {
        repository.project(
                "a",
                WEB + "[services.batch]\ntype = 'job'\nversion = '2.0.0'\nlifecycle = 'experimental'\n"
                        + "deploy = { kind = 'cronjob', schedule = '@daily', replicas = 3 }\n");

        assertThat(facts(Service.class))
                .extracting(
                        Service::id,
                        Service::type,
                        Service::version,
                        Service::kind,
                        Service::replicas,
                        Service::lifecycle)
                .containsExactly(
                        tuple("a/batch", "job", "2.0.0", WorkloadKind.CRONJOB, 3, Lifecycle.EXPERIMENTAL),
                        tuple("a/web", "api", "1.0.0", WorkloadKind.DEPLOYMENT, 1, Lifecycle.PRODUCTION));
    }

    @Test
    void a_service_points_at_its_keys_and_at_its_header_for_what_is_not_written() {
        repository.project("a", WEB + "deploy.replicas = 3\n");
        Service web = facts(Service.class).get(0);

        assertThat(place(web)).isEqualTo("projects/a/services.toml:1:1");
        assertThat(place(web.at("version"))).isEqualTo("projects/a/services.toml:3:11");
        assertThat(place(web.at("deploy.replicas"))).isEqualTo("projects/a/services.toml:4:19");
        assertThat(place(web.at("deploy.kind"))).isEqualTo("projects/a/services.toml:4:1");
        assertThat(place(web.at("version.major"))).isEqualTo("projects/a/services.toml:3:11");
        assertThat(place(web.at("metadata.max_memory_mb"))).isEqualTo("projects/a/services.toml:1:1");
    }

    @Test
    void a_type_and_a_version_must_be_stated() {
        repository.project("a", "[services.web]\n[services.db]\ntype = 'database'\n");

        assertThat(facts(MissingKey.class))
                .extracting(MissingKey::service, MissingKey::key, StatedFactsTest::place)
                .containsExactly(
                        tuple("a/db", "version", "projects/a/services.toml:2:1"),
                        tuple("a/web", "type", "projects/a/services.toml:1:1"),
                        tuple("a/web", "version", "projects/a/services.toml:1:1"));
    }

    @Test
    void former_names_are_claimed_where_they_are_written() {
        repository.project("a", WEB + "aliases = ['www', 'The Web']\n");

        assertThat(facts(Alias.class))
                .extracting(Alias::service, Alias::project, Alias::claimedName, StatedFactsTest::place)
                .containsExactly(
                        tuple("a/web", "a", "www", "projects/a/services.toml:4:12"),
                        tuple("a/web", "a", "The Web", "projects/a/services.toml:4:19"));
    }

    @Test
    void contracts_have_a_name_and_a_version_or_none() {
        repository.project("a", WEB + "dependencies = { provides = ['pay@2.1', 'ping'], consumes = ['ledger@1'] }\n");

        assertThat(facts(ProvidedContract.class))
                .extracting(ProvidedContract::name, ProvidedContract::version, StatedFactsTest::place)
                .containsExactly(
                        tuple("pay", "2.1", "projects/a/services.toml:4:30"),
                        tuple("ping", "", "projects/a/services.toml:4:41"));
        assertThat(facts(ConsumedContract.class))
                .extracting(ConsumedContract::contract, StatedFactsTest::place)
                .containsExactly(tuple("ledger@1", "projects/a/services.toml:4:62"));
    }

    @Test
    void a_criticality_is_ranked_by_the_order_of_the_tiers() {
        repository
                .file("policies/tiers.toml", "tiers.order = ['gold', 'silver']\n")
                .project(
                        "a",
                        WEB + "criticality = 'silver'\n[services.b]\ncriticality = 'gold'\n"
                                + "[services.c]\ncriticality = 'critical'\n");

        assertThat(facts(Criticality.class))
                .extracting(Criticality::service, Criticality::tier, Criticality::rank, StatedFactsTest::place)
                .containsExactly(
                        tuple("a/b", "gold", 0, "projects/a/services.toml:6:15"),
                        tuple("a/web", "silver", 1, "projects/a/services.toml:4:15"));
    }

    @Test
    void what_is_deprecated_says_since_when_until_when_and_what_comes_instead() {
        repository.project("a", WEB + """
                deprecation = { deprecated_since = 2026-06-01, sunset = '2027-01-31', replaced_by = 'web-2' }
                [services.b]
                lifecycle = 'deprecated'
                [services.c]
                lifecycle = 'deprecated'
                [services.c.deprecation]
                deprecated_since = 2026-06-01
                [services.d]
                deprecation.sunset = 2027-01-31
                """);

        assertThat(facts(Deprecation.class))
                .extracting(Deprecation::service, Deprecation::since, Deprecation::notice, StatedFactsTest::place)
                .containsExactly(
                        tuple(
                                "a/b",
                                LocalDate.MIN,
                                "names no sunset date and names no replacement",
                                "projects/a/services.toml:6:13"),
                        tuple(
                                "a/c",
                                LocalDate.MIN,
                                "names no sunset date and names no replacement",
                                "projects/a/services.toml:9:1"),
                        tuple(
                                "a/web",
                                LocalDate.of(2026, 6, 1),
                                "goes after 2027-01-31 and is replaced by web-2",
                                "projects/a/services.toml:4:15"));
    }

    @Test
    void what_is_requested_and_what_is_allowed_is_stated_for_each_resource() {
        repository.project("a", WEB + """
                [services.web.metadata]
                min_memory_mb = 256
                max_memory_mb = 512
                cpu_request_millicores = 100
                cpu_limit_millicores = 500
                """);

        assertThat(facts(ResourceRequest.class))
                .extracting(ResourceRequest::resource, ResourceRequest::amount, StatedFactsTest::place)
                .containsExactly(
                        tuple(Resource.MEMORY, 256L, "projects/a/services.toml:5:17"),
                        tuple(Resource.CPU, 100L, "projects/a/services.toml:7:26"));
        assertThat(facts(ResourceLimit.class))
                .extracting(ResourceLimit::resource, ResourceLimit::amount, StatedFactsTest::place)
                .containsExactly(
                        tuple(Resource.MEMORY, 512L, "projects/a/services.toml:6:17"),
                        tuple(Resource.CPU, 500L, "projects/a/services.toml:8:24"));
    }

    @Test
    void the_short_form_of_a_port_is_the_port_main_unless_that_is_written_out() {
        repository.project(
                "a",
                WEB
                        + "port = 80\nports.admin.port = 81\n[services.b]\nport = 90\nports.main = { port = 91, target_port = 92 }\n");

        assertThat(facts(PortNumber.class))
                .extracting(
                        port -> port.service() + " " + port.port() + " " + port.role(),
                        PortNumber::number,
                        StatedFactsTest::place)
                .containsExactly(
                        tuple("a/b main port", 91L, "projects/a/services.toml:8:23"),
                        tuple("a/b main target_port", 92L, "projects/a/services.toml:8:41"),
                        tuple("a/web main port", 80L, "projects/a/services.toml:4:8"),
                        tuple("a/web admin port", 81L, "projects/a/services.toml:5:20"));
    }

    @Test
    void a_pattern_counts_the_services_that_name_it_each_once() {
        repository
                .catalog("[patterns.full]\n[patterns.none]\n[services.db]\npatterns = ['full', 'full']\n")
                .project("a", WEB + "patterns = ['other', 'full']\n");

        assertThat(facts(ServicePattern.class))
                .extracting(ServicePattern::name, ServicePattern::services, StatedFactsTest::place)
                .containsExactly(
                        tuple("full", 2, "services/catalog.toml:1:1"), tuple("none", 0, "services/catalog.toml:2:1"));
    }

    @Test
    void settings_are_stated_key_by_key_as_they_are_written() {
        repository.file(
                "policies/security.toml",
                "schema_version = '1'\n[security]\nallowed_registries = ['ghcr.io/', 'quay.io/']\ntls.min_version = '1.2'\n"
                        + "[dependency]\nmax_fan_in = 7\n[[approvals]]\nx = 1\n");

        assertThat(facts(Setting.class))
                .extracting(Setting::key, Setting::value, StatedFactsTest::place)
                .containsExactly(
                        tuple("security.allowed_registries", "[ghcr.io/, quay.io/]", "policies/security.toml:3:1"),
                        tuple("security.tls.min_version", "1.2", "policies/security.toml:4:5"),
                        tuple("dependency.max_fan_in", "7", "policies/security.toml:6:1"));
        assertThat(facts(FanInLimit.class))
                .extracting(FanInLimit::limit, StatedFactsTest::place)
                .containsExactly(tuple(7, "policies/security.toml:6:1"));
    }
}
