package dev.serviceregistry.ledger.audit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

    private static JsonObject read(String text) {
        return new JsonReader().object(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    @Test
    void the_text_of_the_example_in_rfc_8785_is_escaped_as_there() {
        assertThat(new JsonText("\u20ac$\u000f\nA'B\"\\\\\"/").canonical())
                .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
    }

    @Test
    void names_are_sorted_as_in_the_example_of_rfc_8785() {
        JsonObject object = read("""
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",\
                "\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}
                """);

        assertThat(List.copyOf(object.members().keySet()))
                .containsExactly("\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33");
    }

    @Test
    void nothing_stands_between_values() {
        assertThat(read(" { \"b\" : [ 1 , true , \"\" ] ,\n \"a\" : { } } ").canonical())
                .isEqualTo("{\"a\":{},\"b\":[1,true,\"\"]}");
    }

    @Test
    void half_of_a_surrogate_pair_becomes_the_replacement_character() {
        assertThat(new JsonText("a\ud83d").canonical()).isEqualTo("\"a\ufffd\"");
        assertThat(new JsonText("\ude00b\ud83d\ude00").canonical()).isEqualTo("\"\ufffdb\ud83d\ude00\"");
    }

    @Test
    void a_number_that_not_every_reader_takes_exactly_is_refused() {
        assertThat(new JsonInteger(9007199254740991L).canonical()).isEqualTo("9007199254740991");
        assertThatThrownBy(() -> new JsonInteger(9007199254740992L)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_no_object_of_the_log_is_not_read() {
        JsonReader reader = new JsonReader();

        for (String text : List.of("", "[]", "{", "{}{}", "{\"a\":1,\"a\":2}", "{\"a\":null}", "{\"a\":1.5}")) {
            assertThat(reader.object(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isEmpty();
        }
    }
}
