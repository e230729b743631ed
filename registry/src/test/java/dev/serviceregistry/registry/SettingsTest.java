package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.FanInLimit;
import dev.serviceregistry.facts.SettingConflict;
import dev.serviceregistry.facts.Waiver;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private RepositoryFolder repository;

    @BeforeEach
    void an_empty_repository(@TempDir Path folder) {
        repository = new RepositoryFolder(folder);
    }

    @Test
    void without_policies_the_defaults_hold() {
        repository.project("p", "[services.web]\ntype = 'api'\nversion = '1.0.0'\ncriticality = 'high'\n");
        Reading reading = repository.read();

        assertThat(RepositoryFolder.facts(reading, FanInLimit.class))
                .extracting(FanInLimit::limit, limit -> limit.source().file())
                .containsExactly(tuple(25, ""));
        assertThat(RepositoryFolder.facts(reading, Criticality.class))
                .extracting(Criticality::tier, Criticality::rank)
                .containsExactly(tuple("high", 1));
    }

    @Test
    void a_file_overrides_a_default_where_it_is_written() {
        repository
                .file("policies/a.toml", "[dependency]\nmax_fan_in = 3\n")
                .file("policies/b.toml", "[tiers]\norder = ['gold', 'iron']\n")
                .project("p", "[services.web]\ntype = 'api'\nversion = '1.0.0'\ncriticality = 'iron'\n");
        Reading reading = repository.read();

        assertThat(RepositoryFolder.facts(reading, FanInLimit.class))
                .extracting(FanInLimit::limit, limit -> limit.source().toString())
                .containsExactly(tuple(3, "policies/a.toml:2:1"));
        assertThat(RepositoryFolder.facts(reading, Criticality.class))
                .extracting(Criticality::rank)
                .containsExactly(1);
    }

    @Test
    void two_files_add_to_one_table_and_the_same_value_twice_is_no_conflict() {
        repository
                .file("policies/a.toml", "[security]\nforbid_plaintext_secrets = true\n[sla.high]\nrto = '1h'\n")
                .file("policies/b.toml", "[security]\nforbid_plaintext_secrets = true\n[sla.high]\nrpo = '1h'\n");

        assertThat(RepositoryFolder.facts(repository.read(), SettingConflict.class))
                .isEmpty();
    }

    @Test
    void the_same_key_with_two_values_is_a_conflict_that_names_both_places() {
        repository
                .file("policies/a.toml", "[sla.high]\nrto = '1h'\n")
                .file("policies/b.toml", "\n[sla.high]\nrto = '2h'\n");

        assertThat(RepositoryFolder.facts(repository.read(), SettingConflict.class))
                .singleElement()
                .satisfies(conflict -> {
                    assertThat(conflict.key()).isEqualTo("sla.high.rto");
                    assertThat(conflict.source()).hasToString("policies/b.toml:3:1");
                    assertThat(conflict.other().source()).hasToString("policies/a.toml:2:1");
                });
    }

    @Test
    void waivers_are_read_with_their_last_day_and_place() {
        repository.file("services/catalog.toml", "[teams.security-team]\n");
        repository.file("policies/waivers.toml", """
                [[waivers]]
                rule = "SEC-004"
                subject = "shop/ftp"
                reason = "No other image"
                ticket = "OPS-7"
                approved_by = "@security-team"
                expires = 2027-03-31
                [[waivers]]
                fingerprint = "0123456789abcdef0123456789abcdef-2"
                reason = "It goes soon"
                ticket = "OPS-8"
                approved_by = "@security-team"
                expires = "2027-01-01"
                """);

        assertThat(RepositoryFolder.facts(repository.read(), Waiver.class))
                .extracting(
                        Waiver::rule,
                        Waiver::service,
                        Waiver::fingerprint,
                        Waiver::approvedBy,
                        Waiver::expires,
                        waiver -> waiver.source().line())
                .containsExactly(
                        tuple("SEC-004", "shop/ftp", "", "@security-team", LocalDate.of(2027, 3, 31), 1),
                        tuple(
                                "",
                                "",
                                "0123456789abcdef0123456789abcdef-2",
                                "@security-team",
                                LocalDate.of(2027, 1, 1),
                                8));
    }

    @Test
    void an_unreadable_file_leaves_the_other_settings() {
        repository.file("policies/a.toml", "broken\n").file("policies/b.toml", "[dependency]\nmax_fan_in = 3\n");
        Reading reading = repository.read();

        assertThat(reading.diagnostics()).hasSize(1);
        assertThat(RepositoryFolder.facts(reading, FanInLimit.class))
                .extracting(FanInLimit::limit)
                .containsExactly(3);
    }
}
