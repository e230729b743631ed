package dev.serviceregistry.registry.toml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TomlLimitsTest {

    private static final String FAR_TOO_DEEP = "x = " + "[".repeat(65);

    private static int offset(String text) {
        return TomlLimits.tooDeep(text).orElse(-1);
    }

    @Test
    void as_many_levels_as_are_allowed_are_not_too_many() {
        assertThat(offset("x = " + "[".repeat(64) + "]".repeat(64))).isEqualTo(-1);
        assertThat(offset("x = " + "[".repeat(65) + "]".repeat(65))).isEqualTo(4 + 64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# it's\n",
                "# \"\n",
                "# [[[\n",
                "a = '\\'\n",
                "a = '#'\n",
                "a = \"'#\"\n",
                "a = \"\\\"\"\n",
                "a = \"\\\\\"\n",
                "a = ''\n",
                "a = \"\"\n",
                "a = ''''''\n",
                "a = \"\"\"\"\"\"\n",
                "a = '''it's'''\n",
                "a = '''a '' b'''\n",
                "a = '''two at the end'''''\n",
                "a = \"\"\"\\\"\"\"\"\n",
                "a = \"\"\"two at the end\"\"\"\"\"\n",
                "a = \"\"\"\n\"\n'\n#\n\"\"\"\n",
                "a = 'never closed\n",
                "a = \"never closed\n",
                "a = [1, 2]\n",
                "a = { b.c.d = 1, e.f = [{ g = 2 }] }\n",
                "a = 1.5\nb = 2026-11-23T07:32:00.123\n",
                "]]]\n}}}\n",
            })
    void whatever_stands_before_it_the_depth_of_the_next_line_is_counted_from_the_beginning(String before) {
        assertThat(offset(before.repeat(3) + FAR_TOO_DEEP)).isEqualTo(3 * before.length() + FAR_TOO_DEEP.length() - 1);
        assertThat(offset(before.repeat(100) + "x = " + "[".repeat(64) + "]".repeat(64) + "\n"))
                .isEqualTo(-1);
    }

    @Test
    void a_string_that_is_never_closed_has_the_rest_of_the_text_in_it() {
        assertThat(offset("a = '''\n" + FAR_TOO_DEEP)).isEqualTo(-1);
        assertThat(offset("a = \"\"\" \\")).isEqualTo(-1);
    }

    @Test
    void what_stands_below_a_header_is_deeper_by_the_header() {
        String header = "[a" + ".a".repeat(31) + "]\n";

        assertThat(offset(header + "x = " + "[".repeat(32))).isEqualTo(-1);
        assertThat(offset(header + "x = " + "[".repeat(33))).isEqualTo(header.length() + 4 + 32);
    }

    @Test
    void a_header_ends_the_one_before_it() {
        assertThat(offset(("[a" + ".a".repeat(31) + "]\nx = [1]\n").repeat(5))).isEqualTo(-1);
    }

    @Test
    void each_key_of_an_inline_table_is_as_deep_as_its_dots() {
        String dotted = "a" + ".a".repeat(31) + " = 1";

        assertThat(offset("x = { " + dotted + ", " + dotted + ", " + dotted + " }\n"))
                .isEqualTo(-1);
        assertThat(offset("x = [1.5, 1.5]\ny = { a.b = 1.5 }\n" + "z" + ".a".repeat(63) + " = 1\n"))
                .isEqualTo(-1);
        assertThat(offset("z" + ".a".repeat(65) + " = 1\n")).isEqualTo(129);
    }

    @Test
    void more_memory_is_expected_for_more_words_and_signs_but_not_for_longer_ones() {
        long few = LibraryNeeds.bytes("a = 1\n");

        assertThat(few).isEqualTo(6 * 400);
        assertThat(LibraryNeeds.bytes("a_long-key = 123456789\n")).isEqualTo(few);
        assertThat(LibraryNeeds.bytes("a = 'a long # text [1, 2, 3]'\n")).isEqualTo((5 + 3) * 400);
        assertThat(LibraryNeeds.bytes("a = '''\none\ntwo\n'''\n")).isEqualTo((5 + 3 + 3 * 2) * 400);
        assertThat(LibraryNeeds.bytes("a=[1,1,1]\n")).isEqualTo(10 * 400);
    }
}
