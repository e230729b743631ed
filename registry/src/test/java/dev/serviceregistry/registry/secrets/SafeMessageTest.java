package dev.serviceregistry.registry.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeMessageTest {

    private static final String TOKEN = "ghp_" + "a1B2".repeat(9);

    @Test
    void an_ordinary_message_stays_as_it_is() {
        String message = "the schema has no key 'größe 🚀' here: did you mean 'size'?";

        assertThat(SafeMessage.of(message)).isSameAs(message);
    }

    @Test
    void what_nobody_sees_is_written_out() {
        assertThat(SafeMessage.of("the key 'a\u0000b\nc\t\u001b[31m\u202ed\u2028' is unknown"))
                .isEqualTo("the key 'a\\u0000b\\u000Ac\\u0009\\u001B[31m\\u202Ed\\u2028' is unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"the key %s is already defined", "%s is not a port; left out", "no service is called %s"})
    void a_word_that_is_a_secret_by_its_form_is_masked(String message) {
        assertThat(SafeMessage.of(message.formatted(TOKEN))).isEqualTo(message.formatted("********"));
        assertThat(SafeMessage.of(message.formatted("'" + TOKEN + "'"))).isEqualTo(message.formatted("'********'"));
    }

    @Test
    void an_address_with_a_password_is_masked_and_one_without_is_not() {
        assertThat(SafeMessage.of("the file postgres://app:hunter2x@db/app and https://example.org/a"))
                .isEqualTo("the file ******** and https://example.org/a");
    }

    @Test
    void what_stands_around_a_masked_address_stays() {
        assertThat(SafeMessage.of("no network is called 'https://u:hunter2x@x/y': it lists (https://u:hunter2x@x)."))
                .isEqualTo("no network is called '********': it lists (********).");
    }

    @Test
    void every_secret_of_a_message_is_masked_even_behind_a_line_end() {
        assertThat(SafeMessage.of("neither " + TOKEN + " nor\n" + TOKEN + " nor a@b"))
                .isEqualTo("neither ******** nor\\u000A******** nor a@b");
    }

    @Test
    void nothing_of_a_private_key_is_said() {
        assertThat(SafeMessage.of("the key '-----BEGIN RSA PRIVATE KEY-----\nMIIEp' is unknown"))
                .isEqualTo("the key '********");
    }

    @Test
    void several_spaces_stay_several() {
        assertThat(SafeMessage.of("a  " + TOKEN + "  b ")).isEqualTo("a  ********  b ");
    }
}
