package dev.serviceregistry.registry.toml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TomlMessagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a = \"x\\n         | the string is not closed on this line: close it with a quote",
                "a = 'x\\n          | the string is not closed on this line: close it with a quote",
                "a = 1\\na = 2\\n   | the key a is already defined at line 1, column 1: remove one of the two",
                "a = [1]\\n[[a]]\\n | the key a is already defined as a literal array at line 1, column 1: remove one of the two",
                "a = 1\\na.b = 2\\n | a is not a table (it is defined at line 1, column 1): rename one of the two",
                "a = [1 2]\\n       | Unexpected '2', expected ], a comma, or a newline",
                "= 1\\n             | Unexpected '=', expected a key, a table key, a newline, or end-of-input",
                "a {{ b }}\\n       | Unexpected '{', expected . or =: this looks like a template; render it first",
                "{% if x %}\\n      | Unexpected '{', expected a key, a table key, a newline, or end-of-input:"
                        + " this looks like a template; render it first",
                ">>>>>>> topic\\n   | Unexpected '>', expected a key, a table key, a newline, or end-of-input:"
                        + " this is the mark of a merge conflict; resolve it",
                "=======\\n         | Unexpected '=', expected a key, a table key, a newline, or end-of-input:"
                        + " this is the mark of a merge conflict; resolve it",
            })
    void a_mistake_is_told_in_words(String written, String message) {
        assertThat(first(written.replace("\\n", "\n"))).isEqualTo(message);
    }

    @Test
    void the_hint_is_for_the_line_with_the_mistake_alone() {
        assertThat(first("# {{ fine }}\nx = 1\na b\n")).isEqualTo("Unexpected 'b', expected . or =");
        assertThat(first("x = 1\na b\n# {{ fine }}\n")).isEqualTo("Unexpected 'b', expected . or =");
        assertThat(first("x = 1\na {{")).endsWith("this looks like a template; render it first");
    }

    @Test
    void what_may_be_a_secret_is_not_quoted() {
        assertThat(first("a = 'x' hunter2\n")).isEqualTo("Unexpected text, expected a newline or end-of-input");
        assertThat(first("a = [hunter2]\n")).doesNotContain("hunter2");
        assertThat(first("a b\n")).startsWith("Unexpected 'b'");
        assertThat(first("a = 1 bcde\n")).startsWith("Unexpected text");
    }

    @Test
    void a_character_that_nobody_sees_is_named() {
        assertThat(first("a = \u0007\n")).startsWith("Unexpected '\\u0007'");
        assertThat(first("\"a\\u0007\" = 1\n\"a\\u0007\" = 2\n"))
                .contains("\\u0007")
                .doesNotContain("\u0007");
    }

    private static String first(String text) {
        return TomlParser.parse("f", text.getBytes(StandardCharsets.UTF_8))
                .problems()
                .get(0)
                .message();
    }
}
