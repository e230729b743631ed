package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.serviceregistry.registry.importer.yaml.Variables;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvFileTest {
    private static Map<String, String> values(String text) {
        return EnvFile.parse(text, Variables.of(Map.of("OUTER", new Variables.Value("o", "x"))))
                .values();
    }

    @Test
    void quotes_comments_and_export_are_understood() {
        assertThat(values("""
                        # comment
                        A=1
                        export B = two words  # comment
                        C='single # ${A}'
                        D="double # ${A}"
                        E=a#b
                        F:
                        G: yaml
                        H=
                          I = 'it'
                        """))
                .containsExactly(
                        entry("A", "1"),
                        entry("B", "two words"),
                        entry("C", "single # ${A}"),
                        entry("D", "double # 1"),
                        entry("E", "a#b"),
                        entry("F", ""),
                        entry("G", "yaml"),
                        entry("H", ""),
                        entry("I", "it"));
    }

    @Test
    void a_quoted_value_may_have_several_lines_and_escapes() {
        assertThat(values("A=\"one\ntwo\\n\\\"three\\\" \\$A\"\nB='x\ny'\n"))
                .containsExactly(entry("A", "one\ntwo\n\"three\" $A"), entry("B", "x\ny"));
    }

    @Test
    void references_see_earlier_lines_and_outer_variables() {
        assertThat(values("A=1\nB=${A}-$OUTER-${C:-d}\n")).contains(entry("B", "1-o-d"));
    }

    @Test
    void a_value_with_references_is_kept_as_a_text_with_defaults_and_what_has_no_value_is_told() {
        EnvFile.Content content = EnvFile.parse("PW=a\n\nURL=db://u:${PW}@${HOST}/$X\nPLAIN='${PW}'\n", Variables.NONE);

        assertThat(content.references()).containsExactly(entry("URL", "db://u:${PW:-a}@${HOST}/${X}"));
        assertThat(content.unset()).containsExactly(new EnvFile.Unset(3, "HOST"), new EnvFile.Unset(3, "X"));
    }

    @Test
    void what_no_default_can_say_of_a_value_is_written_out_and_told() {
        EnvFile.Content content =
                EnvFile.parse("PW=a{b\nURL=db://u:${PW}@${HOST}/x\nWHOLE=x${PW}${PW:+y}\n", Variables.NONE);

        assertThat(content.references()).containsExactly(entry("URL", "db://u:a{b@${HOST}/x"));
        assertThat(content.values()).containsEntry("WHOLE", "xa{by");
        assertThat(content.settledLines()).containsExactly(2, 3);
    }

    @Test
    void a_key_alone_comes_from_the_shell_and_other_lines_are_reported() {
        EnvFile.Content content = EnvFile.parse("A\n= x\nB=1\r\n!!\n", Variables.NONE);
        assertThat(content.names()).containsExactly("A");
        assertThat(content.values()).containsExactly(entry("B", "1"));
        assertThat(content.skippedLines()).containsExactly(2, 4);
    }

    @Test
    void an_open_quote_is_text() {
        assertThat(values("A=\"x\nB=2\n")).containsExactly(entry("A", "\"x"), entry("B", "2"));
    }

    @Test
    void in_the_raw_form_only_the_first_equals_sign_is_special() {
        assertThat(EnvFile.parseRaw("A=\"x\" # ${B}\n\n# c\nbad\n").values())
                .containsExactly(entry("A", "\"x\" # ${B}"));
        assertThat(EnvFile.parseRaw("bad\n").skippedLines()).containsExactly(1);
    }
}
