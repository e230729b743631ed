package dev.serviceregistry.registry.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image = 'x' # DB_PASSWORD=hunter2, API_KEY: hunter2",
                "# DB_PASSWORD = \"hunter2\"",
                "# login root / password: hunter2",
                "a = 'it#s' # https://app:hunter2@host and https://app:hunter2@other",
                "a = \"\\\"#\" # mysql -uroot -phunter2",
                "# <password>hunter2</password>",
                "\"\"\" # DB_PASSWORD=hunter2",
                "''', # it's DB_PASSWORD=hunter2",
                "x = \"a '''b\" # DB_PASSWORD=hunter2",
                "# see admin:hunter2@db:5432 (old)",
                "# api_key: \"my long hunter2 phrase here\"",
                "# mysql -uroot -p'hunter2's'",
            })
    void every_secret_in_a_comment_becomes_stars(String line) {
        assertThat(Comments.mask(line))
                .doesNotContain("hunter2")
                .contains("*******")
                .hasSameSizeAs(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "port = 80 # the token service's port",
                "# password_file = '/run/secrets/db'",
                "# DB_PASSWORD = ${DB_PASSWORD}",
                "color = '#password=hunter2'",
                "image = 'x'",
            })
    void everything_else_stays_as_it_is(String line) {
        assertThat(Comments.mask(line)).isEqualTo(line);
    }

    @Test
    void a_password_with_a_quote_within_is_masked_with_all_behind_it() {
        assertThat(Comments.mask("# mysql -uroot -p'hun'ter2"))
                .doesNotContain("hun")
                .doesNotContain("ter2");
    }

    @Test
    void a_phrase_in_quotes_is_masked_to_its_end() {
        assertThat(Comments.mask("# api_key: \"my long pass phrase here\" (old)"))
                .isEqualTo("# api_key: \"" + "*".repeat(24) + "\" (old)");
    }

    @Test
    void a_very_long_comment_is_masked_as_a_whole() {
        assertThat(Comments.mask("port = 80 #" + "a=b'c\" ".repeat(1_000))).matches("port = 80 #\\*+");
    }

    @Test
    void what_stands_around_a_secret_is_shown() {
        assertThat(Comments.mask("privileged = true # root / password: hunter2 (old)"))
                .isEqualTo("privileged = true # root / password: ******* (old)");
    }

    @Test
    void a_key_that_is_an_address_with_a_password_is_masked() {
        assertThat(Comments.maskKeys("scopes = { \"https://u:hunter2x@x/y\" = \"host\", 'me@x.org'.a = 'b' }"))
                .isEqualTo("scopes = { \"**********************\" = \"host\", 'me@x.org'.a = 'b' }");
        assertThat(Comments.maskKeys("a = ['u@x', \"y\"]")).isEqualTo("a = ['u@x', \"y\"]");
    }
}
