package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serviceregistry.facts.DependencyCondition;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FanIn;
import dev.serviceregistry.facts.SharedVersion;
import dev.serviceregistry.facts.StartCondition;
import dev.serviceregistry.facts.Usage;
import dev.serviceregistry.facts.Use;
import dev.serviceregistry.registry.graph.DependencyGraph;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is stated of services together: who shares whom, and what the registry says when it is asked. */
class SharedServicesTest {

    private RepositoryFolder repository;

    @BeforeEach
    void an_empty_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
    }

    private <F extends Fact> List<F> facts(Class<F> type) {
        return RepositoryFolder.facts(repository.read(), type);
    }

    private static String service(String id, String... more) {
        return "[services." + id + "]\ntype = 'api'\nversion = '1.0.0'\n" + String.join("\n", more) + "\n";
    }

    private static String uses(String... ids) {
        return "[uses]\nservices = ['" + String.join("', '", ids) + "']\n";
    }

    @Test
    void a_service_that_others_require_is_asked_for_the_strictest_of_their_tiers() {
        repository
                .catalog(service("db"))
                .project(
                        "a",
                        uses("db")
                                + service("high", "criticality = 'high'", "dependencies.requires = ['db', 'db@^1']")
                                + service("low", "criticality = 'low'", "dependencies.requires = ['db']")
                                + service("none", "dependencies.requires = ['low', 'none']"))
                .project("b", service("any", "dependencies = { optional = ['global/db'], calls = ['a/low'] }"));

        assertThat(facts(FanIn.class))
                .extracting(
                        FanIn::service,
                        FanIn::dependants,
                        FanIn::demandedRank,
                        fan -> fan.source().toString())
                .containsExactly(
                        tuple("a/low", 1, 3, "projects/a/services.toml:8:1"),
                        tuple("global/db", 2, 1, "services/catalog.toml:1:1"));
    }

    @Test
    void a_service_of_the_catalogue_has_as_many_users_as_use_it_and_depend_on_it() {
        repository
                .catalog(service("db", "dependencies.requires = ['db']") + service("idle"))
                .project(
                        "a", uses("db") + service("web", "dependencies = { requires = ['db'], calls = ['global/db'] }"))
                .project("b", uses("db") + "[services.db.deploy]\nreplicas = 2\n");

        assertThat(facts(Usage.class))
                .extracting(
                        Usage::service, Usage::users, usage -> usage.source().toString())
                .containsExactly(
                        tuple("global/db", 4, "services/catalog.toml:1:1"),
                        tuple("global/idle", 0, "services/catalog.toml:5:1"));
    }

    @Test
    void a_shared_service_is_seen_in_as_many_versions_as_the_projects_have() {
        repository.catalog(service("db"));
        for (char project = 'a'; project <= 'g'; project++) {
            repository.project(Character.toString(project), uses("db"));
        }
        repository
                .project("x", uses("db") + "[services.db]\nversion = '2.0.0'\n")
                .project("y", service("own"));

        assertThat(facts(SharedVersion.class)).singleElement().satisfies(shared -> {
            assertThat(shared.service()).isEqualTo("global/db");
            assertThat(shared.versions()).isEqualTo(2);
            assertThat(shared.seen()).isEqualTo("1.0.0 by a, b, c, d, e and 2 more; 2.0.0 by x");
            assertThat(shared.uses()).hasSize(8);
            assertThat(shared.source()).hasToString("services/catalog.toml:3:11");
        });
    }

    @Test
    void five_projects_are_all_named_and_a_service_without_a_version_is_seen_in_none() {
        repository.catalog(service("db") + "[services.bare]\ntype = 'api'\n");
        for (char project = 'a'; project <= 'e'; project++) {
            repository.project(Character.toString(project), uses("db", "bare"));
        }

        assertThat(facts(SharedVersion.class))
                .extracting(
                        SharedVersion::service,
                        SharedVersion::versions,
                        SharedVersion::seen,
                        shared -> shared.source().line())
                .containsExactly(tuple("global/bare", 0, "", 5), tuple("global/db", 1, "1.0.0 by a, b, c, d, e", 3));
    }

    @Test
    void a_condition_says_whether_what_is_waited_for_can_meet_it() {
        repository.project(
                "a",
                service("web", "[services.web.dependencies]", "requires = [")
                        + "  { service = 'db', condition = 'healthy' },\n  { service = 'bare', condition = 'healthy' },\n"
                        + "  { service = 'init', condition = 'completed' },\n  { service = 'nightly', condition = 'completed' },\n"
                        + "  { service = 'bare', condition = 'completed' },\n  { service = 'bare', condition = 'started' },\n]\n"
                        + service("db", "health.liveness.exec = ['true']")
                        + service("bare")
                        + service("init").replace("api", "job")
                        + service("nightly", "deploy = { kind = 'cronjob', schedule = '@daily' }"));

        assertThat(facts(DependencyCondition.class))
                .extracting(
                        DependencyCondition::target,
                        DependencyCondition::condition,
                        DependencyCondition::healthChecked,
                        DependencyCondition::completes,
                        condition -> condition.source().toString())
                .containsExactly(
                        tuple("a/db", StartCondition.HEALTHY, true, false, "projects/a/services.toml:6:33"),
                        tuple("a/bare", StartCondition.HEALTHY, false, false, "projects/a/services.toml:7:35"),
                        tuple("a/init", StartCondition.COMPLETED, false, true, "projects/a/services.toml:8:35"),
                        tuple("a/nightly", StartCondition.COMPLETED, false, true, "projects/a/services.toml:9:38"),
                        tuple("a/bare", StartCondition.COMPLETED, false, false, "projects/a/services.toml:10:35"),
                        tuple("a/bare", StartCondition.STARTED, false, false, "projects/a/services.toml:11:35"));
    }

    @Test
    void a_project_runs_its_own_services_its_overrides_and_what_it_uses() {
        repository
                .catalog(service("db") + service("cache") + service("queue"))
                .project("a", uses("db", "cache", "gone") + "[services.db.deploy]\nreplicas = 2\n" + service("web"));
        ServiceRegistry registry = repository.read().registry();

        assertThat(registry.services("a"))
                .extracting(ServiceDefinition::id)
                .containsExactly("global/cache", "a/db", "a/web");
        assertThat(registry.services("global"))
                .extracting(ServiceDefinition::id)
                .containsExactly("global/cache", "global/db", "global/queue");
        assertThat(registry.services("nowhere")).isEmpty();
        assertThat(registry.services())
                .extracting(ServiceDefinition::id)
                .containsExactly("a/db", "a/web", "global/cache", "global/db", "global/queue");
        assertThat(registry.projects()).extracting(project -> project.name()).containsExactly("a");
    }

    @Test
    void a_name_is_found_as_the_project_means_it() {
        repository
                .catalog(service("db", "aliases = ['store']") + service("cache"))
                .project("a", uses("db") + "[services.db.deploy]\nreplicas = 2\n" + service("web"))
                .project("b", uses("cache"));
        ServiceRegistry registry = repository.read().registry();

        assertThat(registry.find("a", "db")).map(ServiceDefinition::id).contains("a/db");
        assertThat(registry.find("a", "store")).map(ServiceDefinition::id).contains("a/db");
        assertThat(registry.find("b", "store")).map(ServiceDefinition::id).contains("global/db");
        assertThat(registry.find("b", "a/web")).map(ServiceDefinition::id).contains("a/web");
        assertThat(registry.find("a", "b/cache")).map(ServiceDefinition::id).contains("global/cache");
        assertThat(registry.find("b", "web")).isEmpty();
        assertThat(registry.find("global", "cache")).map(ServiceDefinition::id).contains("global/cache");
        assertThat(registry.find("nowhere", "db")).isEmpty();
        assertThat(registry.find("nowhere", "a/web")).isEmpty();
    }

    @Test
    void a_pattern_has_the_definitions_that_name_it() {
        repository
                .catalog(service("db", "patterns = ['full']") + service("cache"))
                .project("a", service("web", "patterns = ['slim', 'full']"));
        ServiceRegistry registry = repository.read().registry();

        assertThat(registry.pattern("full")).extracting(ServiceDefinition::id).containsExactly("a/web", "global/db");
        assertThat(registry.pattern("slim")).extracting(ServiceDefinition::id).containsExactly("a/web");
        assertThat(registry.pattern("none")).isEmpty();
    }

    @Test
    void the_graph_has_what_is_required_called_and_consumed_and_leads_nowhere_else() {
        repository.project(
                "a",
                service(
                                "web",
                                "dependencies = { requires = ['db', 'gone'], optional = ['db'], calls = ['api'], consumes = ['pay@1'] }")
                        + service("api", "dependencies.provides = ['pay@1.2']")
                        + service("old", "dependencies.provides = ['pay@2']")
                        + service("db"));

        assertThat(repository.read().registry().dependencies().edges())
                .containsExactly(
                        new DependencyGraph.Edge("a/web", "a/api", "calls"),
                        new DependencyGraph.Edge("a/web", "a/api", "consumes"),
                        new DependencyGraph.Edge("a/web", "a/db", "optional"),
                        new DependencyGraph.Edge("a/web", "a/db", "requires"));
        assertThat(repository.read().registry().dependencies().nodes())
                .containsExactly("a/api", "a/db", "a/old", "a/web");
    }

    @Test
    void a_use_says_what_the_project_runs_under_the_name() {
        repository
                .catalog(service("db") + service("cache"))
                .project("a", uses("db", "cache", "gone") + "[services.db.deploy]\nreplicas = 2\n");

        assertThat(facts(Use.class))
                .extracting(Use::name, Use::service, use -> use.source().toString())
                .containsExactly(
                        tuple("db", "a/db", "projects/a/services.toml:2:13"),
                        tuple("cache", "global/cache", "projects/a/services.toml:2:19"),
                        tuple("gone", "global/gone", "projects/a/services.toml:2:28"));
    }
}
