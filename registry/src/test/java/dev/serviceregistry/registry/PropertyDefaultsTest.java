package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.PropertyDefault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyDefaultsTest {

    @TempDir
    private Path folder;

    /** What is stated of one property, each as {@code value, + or -, constraint}. */
    private List<String> stated(String property) {
        Reading reading = new RepositoryFolder(folder)
                .project("a", "[services.web]\ntype = 'api'\nversion = '1'\nproperties.p = " + property + "\n")
                .read();
        return RepositoryFolder.facts(reading, PropertyDefault.class).stream()
                .map(fact -> fact.shown() + " " + (fact.satisfied() ? "+" : "-") + " " + fact.constraint())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "string  | 'x'        | +", "string  | 1          | -", "string  | true       | -",
                        "string  | 2026-11-23 | +",
                "integer | 1          | +", "integer | 1.0        | -", "integer | 'x'        | -",
                        "number  | 1          | +",
                "number  | 1.5        | +", "number  | 'x'        | -", "boolean | false      | +",
                        "boolean | 'false'    | -",
                "array   | [1]        | +", "array   | {}         | -", "array   | 1          | -",
                        "object  | { a = 1 }  | +",
                "object  | []         | -", "object  | 1          | -", "string  | []         | -",
                        "string  | {}         | -",
            })
    void a_default_is_of_the_type_that_the_property_states(String type, String value, String satisfied) {
        assertThat(stated("{ type = '" + type + "', default = "
                        + value.replace("'x'", "\"x\"").replace("'false'", "\"false\"") + " }"))
                .singleElement()
                .asString()
                .endsWith(" " + satisfied + " of type " + type);
    }

    @Test
    void a_number_is_compared_with_its_bounds_and_the_bounds_belong_to_what_is_allowed() {
        assertThat(stated("{ type = 'integer', default = 3, min = 3, max = 3 }"))
                .containsExactly("3 + of type integer", "3 + at least 3", "3 + at most 3");
        assertThat(stated("{ type = 'number', default = 3.5, min = 4, max = 3 }"))
                .containsExactly("3.5 + of type number", "3.5 - at least 4", "3.5 - at most 3");
        assertThat(stated("{ type = 'string', default = 'x', min = 4 }")).containsExactly("x + of type string");
    }

    @Test
    void a_value_is_one_of_those_that_are_allowed_whatever_its_number_looks_like() {
        assertThat(stated("{ type = 'string', default = 'b', enum = ['a', 'b'] }"))
                .containsExactly("b + of type string", "b + one of a, b");
        assertThat(stated("{ type = 'number', default = 1.0, enum = [1, 2] }"))
                .containsExactly("1.0 + of type number", "1.0 + one of 1, 2");
        assertThat(stated("{ type = 'string', default = 'c', enum = ['a', 1] }"))
                .containsExactly("c + of type string", "c - one of a, 1");
    }

    @Test
    void of_a_default_of_another_type_nothing_more_is_said() {
        assertThat(stated("{ type = 'integer', default = 'x', min = 3, enum = [1] }"))
                .containsExactly("x - of type integer");
        assertThat(stated("{ type = 'array', default = ['x'], enum = ['x'] }"))
                .containsExactly("an array + of type array");
        assertThat(stated("{ type = 'object', default = {} }")).containsExactly("a table + of type object");
    }

    @Test
    void a_property_without_a_default_or_a_type_has_nothing_to_check() {
        assertThat(stated("{ type = 'integer', min = 3 }")).isEmpty();
        assertThat(stated("{ default = 3 }")).isEmpty();
    }

    @Test
    void a_long_default_is_shown_by_its_beginning() {
        assertThat(stated("{ type = 'string', default = '" + "x".repeat(40) + "' }"))
                .containsExactly("x".repeat(40) + " + of type string");
        assertThat(stated("{ type = 'string', default = '" + "x".repeat(41) + "' }"))
                .containsExactly("x".repeat(40) + "… + of type string");
    }
}
