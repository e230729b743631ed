package dev.serviceregistry.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownTextTest {

    private static int width(int point) {
        return ShownText.width(Character.toString(point));
    }

    @ParameterizedTest
    @CsvSource({
        "1100, 115F",
        "2E80, 303E",
        "3041, A4CF",
        "A960, A97C",
        "AC00, D7A3",
        "F900, FAFF",
        "FE30, FE6F",
        "FF01, FF60",
        "FFE0, FFE6",
        "1F300, 1F64F",
        "1F680, 1F6FF",
        "1F900, 1FAFF",
        "20000, 3FFFD",
    })
    void characters_of_east_asia_and_emoji_are_two_columns_wide(String first, String last) {
        assertThat(width(Integer.parseInt(first, 16))).isEqualTo(2);
        assertThat(width(Integer.parseInt(last, 16))).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "0041", "00E9", "02FF", "0416", "10FF", "1160", "2E7F", "303F", "3040", "A4D0", "A95F", "ABFF", "D7A4", "F8FF",
        "FB00", "FE70", "FF61", "FFDF", "FFE7", "1F2FF", "1F650", "1F67F", "1F700", "1F8FF", "1FB00", "1FFFF", "3FFFE"
    })
    void every_other_character_is_one_column_wide(String point) {
        assertThat(width(Integer.parseInt(point, 16))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0300", "0301", "20DD", "200D", "FE2F", "A980"})
    void what_is_drawn_over_another_character_takes_no_column(String point) {
        assertThat(width(Integer.parseInt(point, 16))).isZero();
    }

    @Test
    void the_width_of_a_text_is_that_of_its_characters_together() {
        assertThat(ShownText.width("")).isZero();
        assertThat(ShownText.width("abc")).isEqualTo(3);
        assertThat(ShownText.width("a日本e\u0301🚀b")).isEqualTo(1 + 2 + 2 + 1 + 2 + 1);
    }

    @Test
    void a_text_that_can_do_no_harm_stays_as_it_is() {
        String plain = " a text ~";

        assertThat(ShownText.of(plain)).isSameAs(plain);
        assertThat(ShownText.of("größe 🚀 日本 👩\u200d💻")).isEqualTo("größe 🚀 日本 👩\u200d💻");
    }

    @ParameterizedTest
    @CsvSource({
        "0000, <U+0000>", "001F, <U+001F>", "001B, <U+001B>", "007F, <U+007F>", "0080, <U+0080>", "009B, <U+009B>",
                "200B, <U+200B>",
        "200F, <U+200F>", "2028, <U+2028>", "2029, <U+2029>", "202E, <U+202E>", "2066, <U+2066>", "FEFF, <U+FEFF>",
                "D800, <U+D800>",
        "E0041, <U+E0041>", "000A, <U+000A>", "000D, <U+000D>"
    })
    void what_could_steer_the_terminal_is_named(String point, String name) {
        assertThat(ShownText.of("a" + Character.toString(Integer.parseInt(point, 16)) + "b"))
                .isEqualTo("a" + name + "b");
    }

    @Test
    void a_character_as_it_is_shown_takes_the_columns_that_are_said() {
        StringBuilder shown = new StringBuilder();

        assertThat(ShownText.append(shown, 'a', 0)).isEqualTo(1);
        assertThat(ShownText.append(shown, '\t', 1)).isEqualTo(3);
        assertThat(ShownText.append(shown, '\t', 4)).isEqualTo(4);
        assertThat(ShownText.append(shown, 0x202E, 8)).isEqualTo(8);
        assertThat(ShownText.append(shown, '日', 16)).isEqualTo(2);
        assertThat(ShownText.append(shown, ' ', 18)).isEqualTo(1);
        assertThat(ShownText.append(shown, '~', 19)).isEqualTo(1);
        assertThat(shown).hasToString("a       <U+202E>日 ~");
    }
}
