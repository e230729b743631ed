package dev.serviceregistry.registry.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretDetectorTest {

    /** The forms are put together here, so that no scanner of this repository takes them for real ones. */
    @ParameterizedTest
    @CsvSource({
        "GitHub token, ghp_, 0123456789abcdefABCDEF0123456789abcd",
        "GitHub token, github_pat_, 0123456789abcdefABCDEF_0123456789abcd",
        "GitLab token, glpat-, 0123456789abcdefABCD",
        "AWS access key, AKIA, 0123456789ABCDEF",
        "AWS access key, ASIA, 0123456789ABCDEF",
        "Slack token, xoxb-, 0123456789-abcdef",
        "Slack token, https://hooks.slack., com/services/T0123456/B0123456/abcdef0123",
        "Google API key, AIza, 0123456789abcdefABCDEF0123456789-_x",
        "Stripe key, sk_live_, 0123456789abcdef",
        "Stripe key, rk_test_, 0123456789abcdef",
        "JSON web token, eyJhbGciOiJI, UzI1NiJ9.eyJzdWIiOiIxMjM0.SflKxwRJSMeKKF2QT4",
        "private key, -----BEGIN RSA, ' PRIVATE KEY-----\nMIIEpAIBAAKCAQEA'",
        "private key, -----BEGIN, ' PRIVATE KEY-----'",
        "URL with a password, postgres://app:, hunter2@db:5432/app",
        "URL with a password, redis://:, hunter2@cache",
        "URL with a password, jdbc:postgresql://db/app?user=x&, password=hunter2",
    })
    void a_value_of_a_known_form_is_a_secret_under_any_name(String kind, String beginning, String end) {
        assertThat(SecretDetector.kind("ANYTHING", beginning + end)).contains(kind);
        assertThat(SecretDetector.kind("prefix " + beginning + end)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD",
                "DB_PASSWORD",
                "dbPassword",
                "MYSQL_ROOT_PASSWORD",
                "POSTGRES_PASS",
                "API_KEY",
                "apiKey",
                "AWS_SECRET_ACCESS_KEY",
                "client-secret",
                "JWT_SECRET",
                "SESSION_TOKEN",
                "ENCRYPTION_KEY",
                "PGPASSWORD",
                "SECRET_KEY_BASE",
                "app.credentials",
                "SENTRY_DSN",
                "PRIVATE_KEY"
            })
    void a_literal_under_a_secrets_name_is_a_secret(String name) {
        assertThat(SecretDetector.kind(name, "hunter2")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${VAR}",
                "${VAR:-}",
                "${VAR:-${OTHER}}",
                "$VAR",
                "$(cat x)",
                "{{ vault }}",
                "<password>",
                "",
                " ",
                "/run/secrets/db",
                "./secret",
                "../x",
                "true",
                "FALSE",
                "none",
                "disabled",
                "required"
            })
    void a_reference_a_path_or_a_switch_is_no_secret(String value) {
        assertThat(SecretDetector.kind("DB_PASSWORD", value)).isEmpty();
    }

    @Test
    void a_literal_default_of_a_reference_is_a_secret() {
        assertThat(SecretDetector.kind("DB_PASSWORD", "${DB_PASSWORD:-hunter2}"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD_FILE", "TOKEN_TTL", "SECRET_NAME", "TOKEN_URL", "PASSWORD_POLICY", "SECRET_PATH",
                        "JWT_ISSUER",
                "JWT_PUBLIC_KEY", "PASSWORD_HASH", "PASSWORD_MIN_LENGTH", "KEY", "KEYBOARD", "PRIMARY_KEY", "COMPASS",
                "MAX_TOKENS", "NAME", "PORT", ""
            })
    void a_name_that_only_sounds_like_a_secret_is_none(String name) {
        assertThat(SecretDetector.isSecretName(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                "da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "-----BEGIN PUBLIC KEY-----",
                "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ",
                "postgres://db:5432/app",
                "postgres://app@db/app",
                "postgres://app:${DB_PASSWORD}@db/app",
                "https://example.org/a:b@c",
                "ghcr.io/org/payments:2.3.1@sha256",
            })
    void hashes_identifiers_public_keys_and_addresses_are_no_secrets(String value) {
        assertThat(SecretDetector.kind("VALUE", value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DB_PASSWORD = \"hunter2\"",
                "DB_PASSWORD = hunter2",
                "DB_PASSWORD=\"hunter2",
                "\"db.password\" = 'hunter2'",
                "env = { A = \"x\", DB_PASSWORD = \"hunter2\" }",
                "command = [\"--password\", \"hunter2\"]",
                "command = [\"--password=hunter2\"]",
                "A = \"postgres://app:hunter2@db/app\" x",
                "  - DB_PASSWORD: hunter2",
            })
    void a_line_of_a_broken_file_shows_no_secret(String line) {
        assertThat(SecretDetector.mask(line))
                .doesNotContain("hunter2")
                .hasSameSizeAs(line)
                .contains("*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type = \"api", "[services.token-api]", "requires = ['db'", "PASSWORD_FILE = '/x"})
    void a_line_without_a_secret_is_shown_as_it_is(String line) {
        assertThat(SecretDetector.mask(line)).isEqualTo(line);
    }

    @Test
    void a_secret_of_several_lines_is_masked_to_its_end() {
        List<String> masked = SecretDetector.mask(List.of(
                "A = \"\"\"-----BEGIN PRIVATE KEY-----",
                "MIIEp",
                "-----END PRIVATE KEY-----\"\"\"",
                "B = 1",
                "PASSWORD = '''",
                "hunter2",
                "'''",
                "C = 2"));

        assertThat(masked).element(1).isEqualTo("*****");
        assertThat(masked).element(3).isEqualTo("B = 1");
        assertThat(masked).element(5).isEqualTo("*******");
        assertThat(masked).element(7).isEqualTo("C = 2");
    }
}
