package dev.serviceregistry.registry.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretDetectorTest {

    private static final String ITEMS = "items: ";

    /** A line of the table of values. */
    private record Written(String meaning, String name, String value) {

        static Written parse(String line) {
            String[] parts = line.replace("·", "")
                    .replace("\\n", "\n")
                    .replace("\\t", "\t")
                    .split(" \\| ", 3);
            return new Written(parts[0], parts[1], parts.length < 3 ? "" : parts[2]);
        }

        Optional<DetectedSecret> found() {
            if (!value.startsWith(ITEMS)) {
                return new SecretDetector().find(name, value);
            }
            List<String> items = List.of(value.substring(ITEMS.length()).split(" ; ", -1));
            return new SecretDetector()
                    .findAll(name, items).stream().flatMap(Optional::stream).findFirst();
        }
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_is_taken_for_what_it_is(Written written) {
        String meaning = written.found()
                .map(secret -> secret.isDefault()
                        ? secret.byForm() ? "default by form" : "default"
                        : secret.wellKnown() ? "well-known" : "secret")
                .orElse("none");

        assertThat(meaning).isEqualTo(written.meaning());
    }

    static Stream<Written> values() {
        try (InputStream in = SecretDetectorTest.class.getResourceAsStream("/secrets/values.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Written::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_table_has_both_many_secrets_and_much_that_is_none() {
        assertThat(values().filter(value -> value.meaning().equals("none"))).hasSizeGreaterThan(150);
        assertThat(values().filter(value -> !value.meaning().equals("none"))).hasSizeGreaterThan(150);
    }

    /** The forms are put together here, so that no scanner of this repository takes them for real ones. */
    @ParameterizedTest
    @CsvSource({
        "GitHub token, ghp_, 0123456789abcdefABCDEF0123456789abcd",
        "GitHub token, github_pat_, 0123456789abcdefABCDEF_0123456789abcd",
        "GitLab token, glpat-, 0123456789abcdefABCD",
        "AWS access key, AKIA, 0123456789ABCDEF",
        "AWS access key, ASIA, 0123456789ABCDEF",
        "Slack token, xoxb-, 0123456789-abcdef",
        "webhook address, https://hooks.slack., com/services/T0123456/B0123456/abcdef0123",
        "Google API key, AIza, 0123456789abcdefABCDEF0123456789-_x",
        "Stripe key, sk_live_, 0123456789abcdef",
        "Stripe key, rk_test_, 0123456789abcdef",
        "JSON web token, eyJhbGciOiJI, UzI1NiJ9.eyJzdWIiOiIxMjM0.SflKxwRJSMeKKF2QT4",
        "private key, -----BEGIN RSA, ' PRIVATE KEY-----\nMIIEpAIBAAKCAQEA'",
        "private key, -----BEGIN, ' PRIVATE KEY-----'",
        "URL with a password, postgres://app:, hunter2@db:5432/app",
        "URL with a password, redis://:, hunter2@cache",
        "text with a password, jdbc:postgresql://db/app?user=x&, password=hunter2",
    })
    void a_value_of_a_known_form_is_a_secret_under_any_name(String kind, String beginning, String end) {
        for (String text : List.of(beginning + end, "prefix " + beginning + end)) {
            assertThat(new SecretDetector().find("ANYTHING", text))
                    .contains(new DetectedSecret(kind, true, false, false));
        }
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
                "REGISTRY_HTTP_SECRET",
                "PRIVATE_KEY"
            })
    void a_literal_under_a_secrets_name_is_a_secret(String name) {
        assertThat(new SecretDetector().find(name, "hunter2"))
                .contains(new DetectedSecret("literal under a secret's name", false, false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PASSWORD_FILE", "TOKEN_TTL", "SECRET_NAME", "TOKEN_URL", "PASSWORD_POLICY", "SECRET_PATH",
                        "JWT_ISSUER",
                "JWT_PUBLIC_KEY", "PASSWORD_HASH", "PASSWORD_MIN_LENGTH", "KEY", "KEYBOARD", "PRIMARY_KEY", "COMPASS",
                "MAX_TOKENS", "DB_DSN", "EXISTING_SECRET", "LDAP_PASSWORD_ATTRIBUTE", "NAME", "PORT", ""
            })
    void a_name_that_only_sounds_like_a_secret_is_none(String name) {
        assertThat(new SecretDetector().find(name, "hunter2")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DB_PASSWORD, 847261, true",
        "DB_PASSWORD, 12, true",
        "DB_PASSWORD, 1, false",
        "MIN_PASSWORD, 12, false",
        "SESSION_TOKEN, 12, false",
        "DB_PASSWORD, -847261, false",
        "TOKEN_TTL, 86400, false",
        "MYSQL_RANDOM_ROOT_PASSWORD, 1, false",
        "REPLICAS, 847261, false"
    })
    void a_number_is_a_secret_where_a_password_is_expected(String name, long number, boolean secret) {
        assertThat(new SecretDetector().find(name, number).isPresent()).isEqualTo(secret);
    }

    @ParameterizedTest
    @CsvSource({"hunter2, true", "true, true", "'', false", "' ', false", "${TOKEN}, false", "$(pass show x), false"})
    void what_is_declared_a_secret_is_one_unless_it_is_empty_or_a_reference(String value, boolean secret) {
        assertThat(new SecretDetector().findDeclared("secret property", value).isPresent())
                .isEqualTo(secret);
    }

    @Test
    void of_the_items_of_a_command_only_the_secret_is_one() {
        assertThat(new SecretDetector().findAll("command", List.of("serve", "--password", "hunter2", "--port", "8080")))
                .extracting(Optional::isPresent)
                .containsExactly(false, false, true, false, false);
    }

    @Test
    void a_secret_at_the_end_of_a_long_script_or_line_is_found() {
        String secret = "mysql -h db -phunter2";

        for (String before : List.of("echo it\\'s ready\n", "a b ", "x".repeat(9_990) + " ")) {
            assertThat(new SecretDetector().find("command", before.repeat(20_000 / before.length() + 1) + secret))
                    .as(before.substring(0, 4))
                    .isPresent();
        }
        assertThat(new SecretDetector().find("command", "echo ready\n".repeat(2_000)))
                .isEmpty();
    }

    @Test
    void a_text_of_any_length_is_looked_through_in_time_that_grows_with_its_length() {
        String slashes = "//a:b".repeat(20_000);
        String equals = "password=".repeat(20_000);
        String braces = "${A:-".repeat(20_000);

        assertThat(new SecretDetector().find("x", slashes)).isEmpty();
        assertThat(new SecretDetector().find("x", equals)).isPresent();
        assertThat(new SecretDetector().find("x", braces)).isEmpty();
    }
}
