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
    void what_stands_around_a_secret_is_shown() {
        assertThat(Comments.mask("privileged = true # root / password: hunter2 (old)"))
                .isEqualTo("privileged = true # root / password: ******* (old)");
    }
}
