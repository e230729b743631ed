package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.AuditRetention;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplianceTest {

    @TempDir
    Path folder;

    private List<AuditRetention> retention(String audit) {
        RepositoryFolder repository = new RepositoryFolder(folder);
        repository.file("policies/compliance.toml", "[compliance]\npci_dss_applicable = true\naudit = " + audit + "\n");
        return RepositoryFolder.facts(repository.read(), AuditRetention.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { enabled = true, retention_days = 400 }    | 400 | kept for 400 days
            { enabled = false, retention_days = 400 }   | 0   | not kept
            { enabled = false, retention_days = '1y' }  | 0   | not kept
            { enabled = 'yes', retention_days = 30 }    | 30  | kept for 30 days
            { enabled = true }                          | 0   | kept for no stated time
            """)
    void how_long_the_audit_log_is_kept_is_stated_as_far_as_it_is_certain(String audit, int days, String kept) {
        assertThat(retention(audit)).singleElement().satisfies(stated -> {
            assertThat(stated.keptDays()).isEqualTo(days);
            assertThat(stated.kept()).isEqualTo(kept);
            assertThat(stated.demandedDays()).isEqualTo(365);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { enabled = true, retention_days = '1y' }
            { enabled = 'yes', retention_days = 365 }
            { enabled = 'yes', retention_days = '1y' }
            """)
    void nothing_is_stated_where_a_refused_setting_may_make_it_enough_or_not(String audit) {
        assertThat(retention(audit)).isEmpty();
    }

    @Test
    void without_a_regime_nothing_is_demanded() {
        assertThat(RepositoryFolder.facts(new RepositoryFolder(folder).read(), AuditRetention.class))
                .isEmpty();
    }
}
