package dev.serviceregistry.registry.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpansionTest {
    private static final Set<String> VARIABLES = Set.of("HOST");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain         | plain
            pa$$w0rd      | pa$w0rd
            $$$$          | $$
            a$            | a$
            $$            | $
            $x$$y         | $x$y
            $(OTHER)$$    | $(OTHER)$
            $(cat a$$)    | $(cat a$$)
            $(open $$     | $(open $
            $$(OTHER)     | $(OTHER)
            $(HOST)$$     | $(HOST)$$
            $$(HOST)      | $$(HOST)
            $(a $(HOST)$$ | $(a $(HOST)$$
            """)
    void two_dollars_are_one_unless_the_text_names_a_variable(String kubernetes, String registry) {
        assertThat(Expansion.unescaped(kubernetes, VARIABLES)).isEqualTo(registry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "$", "$$", "$$$", "a$$b", "$(OTHER)", "$(HOST)", "a$$b$(HOST)", "$$(HOST)"})
    void a_text_that_was_escaped_is_the_same_again(String text) {
        assertThat(Expansion.unescaped(Expansion.escaped(text, VARIABLES), VARIABLES))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "$$", "$(OTHER)", "$(HOST)", "a$$b$(HOST) $x", "$$(HOST)", "$(HOST) ${A}", "$$x$$(HOST)$"})
    void a_text_in_which_nothing_is_expanded_reaches_the_container_as_it_is(String text) {
        String kubernetes = Expansion.escaped(Expansion.literal(text, VARIABLES), VARIABLES);

        assertThat(Expansion.resolved(kubernetes, name -> name.equals("HOST") ? "db" : null, 100))
                .isEqualTo(text);
    }

    @Test
    void what_stands_beside_it_stays_a_variable_of_whoever_starts_the_project() {
        assertThat(Expansion.literal("echo ${NAME} $${NAME} -p$PW $(HOST)", VARIABLES))
                .isEqualTo("echo ${NAME} $${NAME} -p$PW $$(HOST)");
    }

    @Test
    void a_text_is_read_in_a_format_that_writes_a_dollar_twice() {
        StringBuilder read = new StringBuilder();

        Expansion.read(
                "${A}$$(HOST) $$$$(HOST) $$x $(HOST) $$(",
                "$$",
                read::append,
                name -> read.append("<").append(name).append(">"));

        assertThat(read).hasToString("${A}<HOST> $$(HOST) $$x $(HOST) $$(");
    }

    @Test
    void what_is_named_is_replaced_and_what_nobody_knows_stays() {
        Map<String, String> values = Map.of("HOST", "db");

        assertThat(Expansion.resolved("$(HOST):$(PORT) $$(HOST) $", values::get, 100))
                .isEqualTo("db:$(PORT) $(HOST) $");
        assertThat(Expansion.resolved("$(HOST)$(HOST)", values::get, 3)).isEqualTo("$(HOST)$(HOST)");
    }
}
