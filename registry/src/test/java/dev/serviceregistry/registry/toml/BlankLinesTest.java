package dev.serviceregistry.registry.toml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.tree.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The TOML library takes the third power of the length of a run of blank lines, so that it is given none. */
class BlankLinesTest {

    private static final int MANY = 20_000;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", " \t\n", "# why\n", "\t# why \"\"\" ''' [\r\n"})
    void a_file_with_tens_of_thousands_of_blank_lines_is_read(String line) {
        String blank = line.repeat(MANY);
        TomlDocument document = parse(blank + "a = [" + blank + "1,\n" + blank + "]\n" + blank + "[b]\n" + blank);

        assertThat(document.problems()).isEmpty();
        assertThat(document.content().entries()).containsOnlyKeys("a", "b");
        assertThat(document.content().items("a").get(0).source().line()).isEqualTo(2 * MANY + 1);
        assertThat(document.content().table("b").source().line()).isEqualTo(4 * MANY + 3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = x\"\"\"\n",
                "a = x'''\n",
                "a = \"\"\"\u0001\n",
                "a = [\"x\n\"\"\"\n",
                "\"\"\"\n",
            })
    void tens_of_thousands_of_comments_behind_a_mistake_are_read(String mistake) {
        for (String comment : List.of("# why\n", "# it's\n", "# a \"b\n", "# \\\n", "\n")) {
            TomlDocument document = parse(mistake + comment.repeat(MANY));

            assertThat(document.usable()).isFalse();
            assertThat(document.problems()).isNotEmpty();
        }
    }

    @Test
    void blank_lines_in_a_string_of_several_lines_are_part_of_it() {
        String script = "#!/bin/sh\n\n# it's \\\\\n#\n  # \"why\"\n\t\nrun\n";

        for (String fence : List.of("\"\"\"", "'''")) {
            TomlDocument document = parse("a = " + fence + "\n" + script + fence + "\n");

            assertThat(document.problems()).isEmpty();
            assertThat(((Scalar) document.content().get("a").orElseThrow()).text())
                    .isEqualTo(fence.equals("'''") ? script : script.replace("\\\\", "\\"));
        }
    }

    @Test
    void an_empty_string_before_a_line_that_ends_in_a_fence_keeps_its_end() {
        TomlDocument document = parse("a = '''\n# not a comment '''\n# a comment '''\nb = 1\n");

        assertThat(document.problems()).isEmpty();
        assertThat(document.content().string("a")).contains("# not a comment ");
        assertThat(document.content().integer("b")).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# c\\n\\n a = 1\\n\\n# c\\nb = %\\n              | 6:5",
                "a = '''\\n\\n# c\\n'''\\n\\n\\nb = %\\n           | 7:5",
                "# 🚀 c\\n# 🚀\\n'🚀' = %\\n                      | 3:8",
                "a = [\\r\\n\\r\\n# c\\r\\n  %\\r\\n]\\r\\n         | 4:3",
                "\\n\\n\\na = 1 # c\\n\\n = 2\\n                 | 6:2",
                "a = \"\"\"\\n# \\q\\n\"\"\"\\n                  | 2:3",
            })
    void a_mistake_behind_blank_lines_is_where_it_is(String written, String place) {
        TomlDocument document = parse(written.replace("\\n", "\n").replace("\\r", "\r"));

        assertThat(document.problems().get(0).source()).hasToString("f:" + place);
    }

    @Test
    void a_key_that_is_there_twice_is_said_with_the_line_of_the_first() {
        assertThat(parse("\n# c\n\na = 1\n\n# c\n  a = 2\n").problems())
                .extracting(problem -> problem.source() + " " + problem.message())
                .containsExactly("f:7:3 the key a is already defined at line 4, column 1: remove one of the two");
    }

    @Test
    void a_key_that_is_a_value_and_a_table_is_said_with_the_line_of_the_first() {
        assertThat(parse("\n# c\n\na = 1\n\n# c\n[a.b]\n").problems())
                .extracting(problem -> problem.source() + " " + problem.message())
                .containsExactly("f:7:1 a is not a table (it is defined at line 4, column 1): rename one of the two");
    }

    @Test
    void a_comment_with_a_control_character_is_still_a_mistake() {
        assertThat(parse("a = 1\n# bell \u0007\nb = 2\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.source()).hasToString("f:2:8"));
        assertThat(parse("a = 1\n# half a line end \r \nb = 2\n").usable()).isFalse();
    }

    private static TomlDocument parse(String text) {
        return TomlParser.parse("f", text.getBytes(StandardCharsets.UTF_8));
    }
}
