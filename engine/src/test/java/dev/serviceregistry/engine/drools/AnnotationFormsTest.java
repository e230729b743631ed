package dev.serviceregistry.engine.drools;

import static dev.serviceregistry.engine.drools.TestRules.rule;
import static dev.serviceregistry.engine.drools.TestRules.set;
import static dev.serviceregistry.engine.drools.TestRules.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serviceregistry.engine.InvalidRulesException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotationFormsTest {

    @ParameterizedTest
    @ValueSource(strings = {"A-1", "ABC-001", "A0-0", "Z9-9", "0A-10", "AZ09-0123456789"})
    void an_id_is_capital_letters_or_digits_a_hyphen_and_a_number(String id) {
        assertThat(set(rule("Some rule", with("id", id))).rules().get(0).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A-", "-1", "-", "a-1", "A1", "A-1x", "A-x", "@-1", "[-1", "/-1", ":-1", "A-/", "A-:", "A-B-1", "A_B-1",
                "Ä-1", "A-1A", "A -1"
            })
    void anything_else_is_no_id(String id) {
        assertThatThrownBy(() -> set(rule("Some rule", with("id", id))))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("is not capital letters or digits, a hyphen and a number");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Every service runs twice                | every-service-runs-twice",
                "From a to z, and from 0 to 9             | from-a-to-z-and-from-0-to-9",
                "A service's ports (if any) are ports!    | a-services-ports-if-any-are-ports",
                "(Never) [by] {accident}@`/:              | never-by-accident",
                "TLS 1.2 -- or newer                      | tls-1-2-or-newer",
                "Größe                                    | gr-e",
            })
    void a_file_is_named_after_the_letters_and_digits_of_the_title(String title, String name) {
        assertThat(set(rule(title, with())).rules().get(0).source().file())
                .isEqualTo("policies/abc/ABC-001-" + name + ".drl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"A:b\",\"C:d\"", " \"C:d\" , \"A:b\" ", "C:d,A:b", "\" A:b \", C:d, \"A:b\""})
    void controls_are_read_with_and_without_quotes_and_blanks(String written) {
        assertThat(set(rule("Some rule", with("controls", written)))
                        .rules()
                        .get(0)
                        .controls())
                .containsExactly("A:b", "C:d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"A:b, :c | :c", "A: | A:", "A b:c | A b:c", "A:b,,C:d | ''", "A:b, C | C", "A:b c | A:b c"})
    void what_is_not_a_framework_with_an_id_is_no_control(String written, String refused) {
        assertThatThrownBy(() -> set(rule("Some rule", with("controls", written))))
                .hasMessage("rule \"Some rule\": @controls has \"" + refused + "\", which is not FRAMEWORK:id");
    }

    @Test
    void quotes_around_a_text_are_not_part_of_it_and_quotes_within_are() {
        assertThat(set(rule("Some rule", with("rationale", "\" Because. \"")))
                        .rules()
                        .get(0)
                        .rationale())
                .isEqualTo("Because.");
        assertThat(set(rule("Some rule", with("rationale", "\"a\" and \"b\"")))
                        .rules()
                        .get(0)
                        .rationale())
                .isEqualTo("\"a\" and \"b\"");
        assertThat(set(rule("Some rule", with("rationale", "\"")))
                        .rules()
                        .get(0)
                        .rationale())
                .isEqualTo("\"");
    }
}
