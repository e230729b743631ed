package dev.serviceregistry.registry.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariableTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain                   | plain                  | plain",
                "${A:-x}                 | x                      | x",
                "${A-x}                  | x                      | x",
                "/a/${A:-b}/c            | /a/b/c                 | /a/b/c",
                "${A:-${B:-x}}           | x                      | x",
                "${A:-a{b}c}             | a{b}c                  | a{b}c",
                "${A:-a(b}               | a(b                    | a(b",
                "${A}                    | ${A}                   | ?",
                "${A:?unset}             | ${A:?unset}            | ?",
                "${A:+set}               | ${A:+set}              | ?",
                "a $B c                  | a $B c                 | a ? c",
                "a$b1                    | a$b1                   | a$b1",
                "$1                      | $1                     | $1",
                "$$                      | $$                     | $$",
                "pa$$w0rd                | pa$$w0rd               | pa$$w0rd",
                "pa$$$w0rd               | pa$$$w0rd              | pa$$$w0rd",
                "$$w0rd $B               | $$w0rd $B              | $$w0rd ?",
                "$$$B                    | $$$B                   | $$?",
                "$${A}                   | $${A}                  | ?",
                "$${A:-b}                | $${A:-b}               | b",
                "$$(cat x)               | $$(cat x)              | ?",
                "$$${A:-b}               | $$b                    | $$b",
                "${A:-b$$c}              | b$$c                   | b$$c",
                "$(cat x)                | $(cat x)               | ?",
                "`cat x`                 | `cat x`                | ?",
                "{{ x }}                 | {{ x }}                | ?",
                "{{a}b}}                 | {{a}b}}                | {{a}b}}",
                "${{ secrets.A }}        | ${{ secrets.A }}       | ?",
                "${spring.name}          | ${spring.name}         | ?",
                "${e]x}                  | ${e]x}                 | ${e]x}",
                "${A                     | ${A                    | ${A",
                "{\"a\": \"b\"}          | {\"a\": \"b\"}         | {\"a\": \"b\"}",
                "p://u:${P:-w}@${H}/${D} | p://u:w@${H}/${D}      | p://u:w@?/?",
            })
    void defaults_are_put_in_the_place_of_their_variables(String text, String applied, String literal) {
        VariableText parsed = VariableText.of(text);

        assertThat(parsed.applied()).isEqualTo(applied);
        assertThat(parsed.literal()).isEqualTo(literal.replace('?', VariableText.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "$uper5ecret              | $uper5ecret",
                "p://u:$uper5ecret@h      | p://u:$uper5ecret@h",
                "$DB_PASSWORD             | ?",
                "p://u:$DB_PASSWORD2@h    | p://u:?@h",
                "$(pass)                  | ?",
                "${pass}                  | ?",
                "${A:-b}$c                | b$c",
            })
    void of_what_no_shell_reads_a_bare_variable_is_in_capitals(String text, String literal) {
        assertThat(VariableText.ofValue(text).literal()).isEqualTo(literal.replace('?', VariableText.UNKNOWN));
    }

    @ParameterizedTest
    @CsvSource({"x -p$b, x -p?", "-p$b, -p?", "a-p$b, a-p$b"})
    void behind_the_letter_of_an_option_a_variable_begins(String text, String literal) {
        assertThat(VariableText.of(text).literal()).isEqualTo(literal.replace('?', VariableText.UNKNOWN));
    }

    @Test
    void what_is_a_default_is_known_by_its_place() {
        VariableText text = VariableText.of("p://u:${P:-word}@h");

        assertThat(text.literal()).isEqualTo("p://u:word@h");
        assertThat(text.isDefault(6, 10)).isTrue();
        assertThat(text.isDefault(0, 12)).isTrue();
        assertThat(text.isDefault(0, 6)).isFalse();
        assertThat(text.isDefault(10, 12)).isFalse();
    }
}
