package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecurityCheckCommandTest {

    private @TempDir Path root;

    @BeforeEach
    void aRepositoryWithASecretAndAMissingService() throws IOException {
        Repositories.write(root, "services/catalog.toml", Repositories.CATALOG_WITH_SECRET);
        Repositories.write(root, "projects/shop/services.toml", Repositories.SHOP.replace("postgres@^16", "gone"));
    }

    @Test
    void it_judges_by_the_security_family_and_by_no_other() {
        Run run = Run.in(root, "security-check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("services/catalog.toml:16:21: error[SEC-001] No secret is written in plain text")
                .contains("global/postgres: writes env:POSTGRES_PASSWORD in plain text")
                .contains("SEC-014")
                .doesNotContain("DEP-001", "correct-horse");
        assertThat(Run.in(root, "security-check", "-f", "json").out())
                .contains("\"id\": \"SEC-028\"")
                .doesNotContain("\"id\": \"DEP-", "\"id\": \"SCH-", "correct-horse");
    }

    @Test
    void it_takes_the_path_of_the_catalogue_for_the_repository() {
        assertThat(Run.in(root, "security-check", "--config", "services/catalog.toml")
                        .outWithoutTime())
                .isEqualTo(Run.in(root, "security-check").outWithoutTime());
    }

    @Test
    void it_has_the_options_of_every_judging_command() {
        assertThat(Run.in(root, "security-check", "--fail-on", "none").code()).isZero();
        assertThat(Run.in(root, "security-check", "--project", "shop").code()).isZero();
        assertThat(Run.in(root, "security-check", "--project", "shop", "--fail-on", "warning")
                        .code())
                .isEqualTo(1);
        assertThat(Run.in(root, "security-check", "--rule", "SEC-002").code()).isZero();
        assertThat(Run.in(root, "security-check", "--family", "dependency").out())
                .contains("error[DEP-001]");
        assertThat(Run.in(root, "security-check", "--as-of", "soon").code()).isEqualTo(2);
    }

    @Test
    void a_rule_of_the_family_can_be_switched_off() throws IOException {
        Repositories.write(root, "policies/rules.toml", "[rules]\n\"SEC-001\" = { mode = \"off\" }\n");

        assertThat(Run.in(root, "security-check").code()).isZero();
    }
}
