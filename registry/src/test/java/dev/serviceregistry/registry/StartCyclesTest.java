package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.StartCycle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartCyclesTest {

    private RepositoryFolder repository;

    @BeforeEach
    void an_empty_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
    }

    @Test
    void a_shortest_cycle_is_shown_with_the_place_of_each_edge() {
        repository.project(
                "p",
                service("a", "'b'")
                        + service("b", "'c', 'd'")
                        + service("c", "'a'")
                        + service("d", "'e'")
                        + service("e", "'a'"));

        assertThat(cycles()).singleElement().satisfies(cycle -> {
            assertThat(cycle.service()).isEqualTo("p/a");
            assertThat(cycle.members()).containsExactly("p/a", "p/b", "p/c", "p/d", "p/e");
            assertThat(cycle.route()).isEqualTo("p/a → p/b → p/c → p/a");
            assertThat(cycle.path())
                    .extracting(edge -> edge.source().toString())
                    .containsExactly(
                            "projects/p/services.toml:4:26",
                            "projects/p/services.toml:8:26",
                            "projects/p/services.toml:12:26");
        });
    }

    @Test
    void two_circles_are_two_cycles() {
        repository.project(
                "p", service("a", "'b'") + service("b", "'a', 'c'") + service("c", "'d'") + service("d", "'c'"));

        assertThat(cycles()).extracting(StartCycle::service).containsExactly("p/a", "p/c");
    }

    @Test
    void a_service_that_requires_itself_is_no_cycle_of_several() {
        repository.project("p", service("a", "'a', 'b'") + service("b", ""));

        assertThat(cycles()).isEmpty();
    }

    @Test
    void calls_and_optional_dependencies_make_no_cycle() {
        repository.project(
                "p",
                service("a", "'b'") + service("b", "") + "dependencies.calls = ['a']\n"
                        + "dependencies.optional = ['a']\nenv.A = { from_service = 'a' }\n");

        assertThat(cycles()).isEmpty();
    }

    @Test
    void a_cycle_goes_through_several_projects() {
        repository.project("p", service("a", "'q/b'")).project("q", service("b", "'p/a'"));

        assertThat(cycles()).extracting(StartCycle::route).containsExactly("p/a → q/b → p/a");
    }

    @Test
    void an_override_closes_a_cycle_that_only_its_project_sees() {
        repository
                .catalog(service("a", "'b'") + service("b", ""))
                .project("p", "[uses]\nservices = ['a', 'b']\n[services.b]\ndependencies.requires = ['a']\n")
                .project("q", "[uses]\nservices = ['a', 'b']\n");

        assertThat(cycles()).singleElement().satisfies(cycle -> {
            assertThat(cycle.service()).isEqualTo("p/b");
            assertThat(cycle.members()).containsExactly("global/a", "p/b");
        });
    }

    @Test
    void a_cycle_of_the_catalogue_is_shown_once_although_projects_see_it_too() {
        repository
                .catalog(service("a", "'b'") + service("b", "'a'") + service("c", ""))
                .project("p", "[uses]\nservices = ['a', 'c']\n[services.c.deploy]\nreplicas = 2\n");

        assertThat(cycles()).extracting(StartCycle::service).containsExactly("global/a");
    }

    private List<StartCycle> cycles() {
        return RepositoryFolder.facts(repository.read(), StartCycle.class);
    }

    private static String service(String id, String requires) {
        return "[services." + id + "]\ntype = 'api'\nversion = '1.0.0'\ndependencies.requires = [" + requires + "]\n";
    }
}
