package dev.serviceregistry.registry.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DollarsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain $ $$ $x $(x)  | plain $ $$ $x $(x)
            ${x}                | $${x}
            a ${x:-y} ${_z} $b  | a $${x:-y} $${_z} $b
            $${x}               | $$$${x}
            $$${x}              | $$$$$${x}
            ${#x} ${1} ${{ x }} | ${#x} ${1} ${{ x }}
            """)
    void only_what_could_be_taken_for_a_variable_is_escaped_and_comes_back(String text, String escaped) {
        assertThat(Dollars.escaped(text)).isEqualTo(escaped);
        assertThat(Dollars.unescaped(escaped)).isEqualTo(text);
    }
}
