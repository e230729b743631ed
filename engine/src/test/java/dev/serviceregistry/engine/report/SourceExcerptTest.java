package dev.serviceregistry.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.SourceLocation;
import org.junit.jupiter.api.Test;

class SourceExcerptTest {

    private static String drawn(String line, int column, int endColumn) {
        SourceExcerpt excerpt = SourceExcerpt.of(line, new SourceLocation("f", 1, column, 1, endColumn), 40);
        return excerpt.text() + "\n" + " ".repeat(excerpt.indent()) + "^".repeat(excerpt.length());
    }

    @Test
    void a_span_is_underlined() {
        assertThat(drawn("name = \"cart\"", 8, 14)).isEqualTo("name = \"cart\"\n       ^^^^^^");
    }

    @Test
    void tabs_are_as_wide_above_as_below() {
        assertThat(drawn("\ta\t= 1", 4, 5)).isEqualTo("    a   = 1\n        ^");
    }

    @Test
    void wide_characters_take_two_columns_and_combining_ones_none() {
        assertThat(drawn("a = \"日本\", b", 11, 12)).isEqualTo("a = \"日本\", b\n            ^");
        assertThat(drawn("e\u0301 = 1", 6, 7)).isEqualTo("e\u0301 = 1\n    ^");
        assertThat(drawn("\uD83D\uDE80 = 1", 6, 7)).isEqualTo("\uD83D\uDE80 = 1\n     ^");
    }

    @Test
    void a_long_line_is_cut_around_the_span() {
        String line = "x".repeat(5000) + "HERE" + "y".repeat(5000);

        assertThat(drawn(line, 5001, 5005))
                .isEqualTo("…" + "x".repeat(13) + "HERE" + "y".repeat(21) + "…\n" + " ".repeat(14) + "^^^^");
    }

    @Test
    void a_span_longer_than_the_line_may_be_is_cut_too() {
        assertThat(drawn("k = \"" + "z".repeat(200) + "\"", 5, 207))
                .isEqualTo("k = \"" + "z".repeat(34) + "…\n    " + "^".repeat(35));
    }

    @Test
    void a_span_without_length_or_beyond_the_line_still_shows_where() {
        assertThat(drawn("abc", 4, 4)).isEqualTo("abc\n   ^");
        assertThat(drawn("abc", 90, 95)).isEqualTo("abc\n   ^");
    }

    @Test
    void a_span_of_several_lines_is_underlined_to_the_end_of_its_first() {
        SourceExcerpt excerpt = SourceExcerpt.of("key = [", new SourceLocation("f", 1, 7, 4, 2), 40);

        assertThat(excerpt).isEqualTo(new SourceExcerpt("key = [", 6, 1));
    }
}
