package dev.serviceregistry.registry.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serviceregistry.facts.Team;
import dev.serviceregistry.registry.RepositoryFolder;
import dev.serviceregistry.registry.ServiceRegistry;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpactAnalysisTest {

    private ServiceRegistry registry;

    @BeforeEach
    void three_projects_over_one_database(@TempDir Path folder) {
        RepositoryFolder repository = new RepositoryFolder(folder).catalog("""
                [teams.data]
                slack = "#data"
                email = "data@example.org"
                escalation = ["@ops"]
                [teams.shop]
                [services.db]
                type = "database"
                version = "1.0.0"
                owner = "data"
                criticality = "critical"
                lifecycle = "deprecated"
                deprecation = { deprecated_since = 2026-06-01, sunset = 2027-06-30, replaced_by = "db2" }
                [services.db2]
                type = "database"
                version = "1.0.0"
                [services.login]
                type = "api"
                version = "1.0.0"
                dependencies = { requires = ["db"], provides = ["login@1"] }
                """);
        repository.project("shop", """
                [project]
                owner = "@shop"
                [uses]
                services = ["login", "db"]
                [services.cart]
                type = "api"
                version = "1.0.0"
                owner = "@data"
                dependencies = { optional = ["db"], calls = ["login"] }
                [services.mail]
                type = "api"
                version = "1.0.0"
                dependencies = { optional = ["cart"] }
                """);
        repository.project("billing", """
                [uses]
                services = ["login"]
                [services.invoices]
                type = "api"
                version = "1.0.0"
                dependencies = { consumes = ["login@1"] }
                deprecation = { sunset = 2026-12-31 }
                """);
        repository.project("aside", "[services.other]\ntype = 'api'\nversion = '1.0.0'\n");
        registry = repository.read().registry();
    }

    @Test
    void dependants_come_with_a_way_that_avoids_what_is_optional() {
        assertThat(new ImpactAnalysis(registry).of("global/db").dependants())
                .extracting(
                        Dependant::service,
                        dependant -> dependant.path().edges().stream()
                                .map(edge -> edge.kind() + " " + edge.to())
                                .toList()
                                .toString(),
                        dependant -> dependant.path().isOptional())
                .containsExactly(
                        tuple("billing/invoices", "[consumes global/login, requires global/db]", false),
                        tuple("global/login", "[requires global/db]", false),
                        tuple("shop/cart", "[calls global/login, requires global/db]", false),
                        tuple("shop/mail", "[optional shop/cart, calls global/login, requires global/db]", true));
    }

    @Test
    void projects_are_affected_by_what_they_use_unchanged_too() {
        Impact impact = new ImpactAnalysis(registry).of("global/login");

        assertThat(impact.owner()).isEmpty();
        assertThat(impact.direct()).isEqualTo(2);
        assertThat(impact.projects())
                .extracting(AffectedProject::project, AffectedProject::services)
                .containsExactly(
                        tuple("billing", List.of("billing/invoices", "global/login")),
                        tuple("shop", List.of("global/login", "shop/cart", "shop/mail")));
    }

    @Test
    void the_teams_of_a_project_come_with_how_they_are_reached() {
        AffectedProject shop =
                new ImpactAnalysis(registry).of("global/db").projects().get(1);

        assertThat(shop.teams())
                .extracting(Team::name, Team::slack, Team::email, Team::escalation)
                .containsExactly(
                        tuple("data", "#data", "data@example.org", List.of("@ops")), tuple("shop", "", "", List.of()));
    }

    @Test
    void nobody_is_concerned_by_what_nobody_needs() {
        Impact impact = new ImpactAnalysis(registry).of("global/db2");

        assertThat(impact.dependants()).isEmpty();
        assertThat(impact.projects()).isEmpty();
    }

    @Test
    void the_calendar_begins_with_the_next_to_go() {
        assertThat(DeprecationCalendar.of(registry))
                .extracting(
                        DeprecatedService::service,
                        DeprecatedService::since,
                        DeprecatedService::sunset,
                        DeprecatedService::projects,
                        DeprecatedService::dependants)
                .containsExactly(
                        tuple(
                                "billing/invoices",
                                LocalDate.MIN,
                                LocalDate.of(2026, 12, 31),
                                List.of("billing"),
                                List.of()),
                        tuple(
                                "global/db",
                                LocalDate.of(2026, 6, 1),
                                LocalDate.of(2027, 6, 30),
                                List.of("shop"),
                                List.of("global/login", "shop/cart")));
    }
}
