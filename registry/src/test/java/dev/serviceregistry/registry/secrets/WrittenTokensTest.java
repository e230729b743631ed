package dev.serviceregistry.registry.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrittenTokensTest {

    private static final String TOKEN = "ghp_" + "a1B2".repeat(9);
    private static final String STARS = "****************************************";

    @Test
    void every_token_of_a_line_becomes_as_many_stars_as_it_has_characters() {
        assertThat(WrittenTokens.mask("port = 80 # " + TOKEN + ", once " + TOKEN + "!"))
                .isEqualTo("port = 80 # " + STARS + ", once " + STARS + "!");
    }

    @Test
    void a_line_without_a_token_stays_as_it_is() {
        String line = "description = 'the ghp_ of a token'";

        assertThat(WrittenTokens.mask(line)).isSameAs(line);
    }
}
