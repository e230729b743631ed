package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.StartCycle;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("heavy")
class LargeRepositoryTest {

    private static final int SERVICES = 100_000;

    @Test
    void a_hundred_thousand_services_in_one_file_are_read(@TempDir Path folder) {
        StringBuilder catalog = new StringBuilder();
        for (int i = 0; i < SERVICES; i++) {
            catalog.append("[services.s").append(i).append("]\ntype = 'api'\n");
            catalog.append(i % 2 == 0 ? "version = '1.0.0'\n" : "dependencies.requires = ['gone-" + i + "']\n");
        }
        Reading reading =
                new RepositoryFolder(folder).catalog(catalog.toString()).read();

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(RepositoryFolder.facts(reading, Service.class)).hasSize(SERVICES);
        assertThat(RepositoryFolder.facts(reading, Dependency.class))
                .hasSize(SERVICES / 2)
                .allMatch(dependency -> dependency.resolution() == Resolution.MISSING);
    }

    @Test
    void a_hundred_thousand_services_in_a_thousand_projects_are_read(@TempDir Path folder) {
        RepositoryFolder repository =
                new RepositoryFolder(folder).catalog("[services.db]\ntype = 'database'\nversion = '1.0.0'\n");
        for (int p = 0; p < 1_000; p++) {
            StringBuilder project =
                    new StringBuilder("[uses]\nservices = ['db']\n[services.db.deploy]\nreplicas = 2\n");
            for (int i = 1; i < SERVICES / 1_000; i++) {
                project.append("[services.s" + i + "]\ntype = 'api'\ndependencies.requires = ['db']\n");
            }
            repository.project("p" + p, project.toString());
        }
        Reading reading = repository.read();

        assertThat(reading.diagnostics()).isEmpty();
        assertThat(reading.registry().projects()).hasSize(1_000);
        assertThat(reading.registry().services()).hasSize(SERVICES + 1);
        assertThat(reading.registry().dependencies().dependants("p7/db")).hasSize(SERVICES / 1_000 - 1);
    }

    @Test
    void when_there_are_too_many_unknown_names_the_first_ones_are_suggested_each_time(@TempDir Path folder) {
        StringBuilder catalog = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            catalog.append("[services.service-" + i + "]\ntype = 'api'\nversion = '1.0.0'\n");
        }
        RepositoryFolder repository = new RepositoryFolder(folder).catalog(catalog.toString());
        for (int p = 0; p < 20; p++) {
            StringBuilder project = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                project.append("[services.own-" + i + "]\ntype = 'api'\nversion = '1.0.0'\n");
                project.append("dependencies.requires = ['servise-" + i + "']\n");
            }
            repository.project("p" + (10 + p), project.toString());
        }

        for (int time = 0; time < 2; time++) {
            List<String> hinted = RepositoryFolder.facts(repository.read(), Dependency.class).stream()
                    .filter(dependency -> !dependency.hint().isEmpty())
                    .map(Dependency::service)
                    .toList();
            // 1,428 times 2,100 names are compared before the limit of 3,000,000.
            assertThat(hinted).hasSize(1_428).allMatch(service -> service.compareTo("p25") < 0);
        }
    }

    @Test
    void a_cycle_over_a_thousand_services_is_one_cycle(@TempDir Path folder) {
        StringBuilder project = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            project.append("[services.s" + i + "]\ntype = 'api'\nversion = '1.0.0'\n");
            project.append("dependencies.requires = ['s" + (i + 1) % 1_000 + "']\n");
        }
        Reading reading =
                new RepositoryFolder(folder).project("p", project.toString()).read();

        assertThat(RepositoryFolder.facts(reading, StartCycle.class))
                .singleElement()
                .satisfies(cycle -> {
                    assertThat(cycle.members()).hasSize(1_000);
                    assertThat(cycle.path()).hasSize(1_000);
                });
    }
}
