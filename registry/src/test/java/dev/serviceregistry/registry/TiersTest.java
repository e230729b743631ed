package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.MostCriticalTier;
import dev.serviceregistry.facts.Promise;
import dev.serviceregistry.facts.TierComparison;
import dev.serviceregistry.facts.TierPromise;
import dev.serviceregistry.facts.UndefinedTier;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiersTest {

    private RepositoryFolder repository;

    @BeforeEach
    void an_empty_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
    }

    @Test
    void a_figure_of_the_product_is_written_nowhere() {
        assertThat(promises(Promise.RTO)).containsExactly("critical 5m @", "high 30m @", "medium 4h @");
        assertThat(promises(Promise.NOTICE)).containsExactly("medium 90d @");
        assertThat(promises(Promise.BACKUP_RETENTION)).isEmpty();
    }

    @Test
    void a_figure_is_overridden_alone_and_knows_its_place() {
        repository.file("policies/sla.toml", "[sla.high]\nrto = '15m'\n");

        assertThat(promises(Promise.RTO))
                .containsExactly("critical 5m @", "high 15m @policies/sla.toml:2:1", "medium 4h @");
        assertThat(promises(Promise.MIN_REPLICAS)).containsExactly("critical 3 @", "high 2 @", "medium 1 @");
    }

    @Test
    void a_figure_that_the_schema_refuses_is_neither_what_is_written_nor_the_default() {
        repository.file("policies/sla.toml", "[sla]\nhigh = { rto = 'soon' }\ncritical = 5\n");

        assertThat(promises(Promise.RTO)).containsExactly("medium 4h @");
        assertThat(promises(Promise.RPO)).containsExactly("high 5m @", "medium 1h @");
    }

    @Test
    void a_figure_that_another_file_gives_holds_although_one_is_refused() {
        repository
                .file("policies/a.toml", "[sla.high]\nrto = 'soon'\n")
                .file("policies/b.toml", "[sla.high]\nrto = '10m'\n");

        assertThat(promises(Promise.RTO)).contains("high 10m @policies/b.toml:2:1");
    }

    @Test
    void an_order_that_is_partly_refused_says_nothing_of_who_is_missing() {
        repository
                .file("policies/sla.toml", "[tiers]\norder = ['gold', 7]\n")
                .project("p", "[services.web]\ntype = 'api'\nversion = '1.0.0'\ncriticality = 'iron'\n");
        Reading reading = repository.read();

        assertThat(RepositoryFolder.facts(reading, UndefinedTier.class)).isEmpty();
        assertThat(RepositoryFolder.facts(reading, MostCriticalTier.class)).isEmpty();
        assertThat(RepositoryFolder.facts(reading, TierComparison.class)).isEmpty();
    }

    @Test
    void a_comparison_stands_where_one_of_its_figures_is_written() {
        repository.file("policies/sla.toml", "[sla.critical]\nrto = '1h'\n");

        assertThat(RepositoryFolder.facts(repository.read(), TierComparison.class))
                .filteredOn(TierComparison::promisesMore)
                .singleElement()
                .satisfies(comparison -> {
                    assertThat(comparison.subject().element()).isEqualTo("sla.high.rto");
                    assertThat(comparison.source()).hasToString("policies/sla.toml:2:1");
                });
    }

    private List<String> promises(Promise promise) {
        return RepositoryFolder.facts(repository.read(), TierPromise.class).stream()
                .filter(stated -> stated.promise() == promise)
                .map(stated -> stated.tier() + " " + stated.stated() + " @"
                        + (stated.source().file().isEmpty() ? "" : stated.source()))
                .toList();
    }
}
