package dev.serviceregistry.features.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeatureProblemsTest {

    @Test
    void a_step_that_nobody_knows_is_told_with_the_nearest_one() {
        assertThat(Played.problems("""
                Feature: Capacity
                  Example: one
                    When the policies are evaluatd
                    Then SLA-003 is reportd on "shop/cart"
                """))
                .containsExactly(
                        "own.feature:3:10: there is no step 'the policies are evaluatd'"
                                + " | did you mean 'the policies are evaluated'?",
                        "own.feature:4:10: there is no step 'SLA-003 is reportd on \"shop/cart\"'"
                                + " | did you mean 'SLA-003 is reported on \"shop/cart\": \"…\"'?");
    }

    @Test
    void a_step_of_another_language_is_told_with_the_nearest_one_of_it() {
        assertThat(Played.problems("""
                # language: es
                Característica: La capacidad
                  Ejemplo: una
                    Cuando se evaluan las politicas
                """))
                .containsExactly("own.feature:4:12: there is no step 'se evaluan las politicas'"
                        + " | did you mean 'se evalúan las políticas'?");
    }

    @Test
    void a_rule_that_does_not_exist_would_always_pass_and_is_a_problem() {
        assertThat(Played.problems("""
                Feature: Capacity
                  Example: one
                    When the policies are evaluated
                    Then SLA-903 is not reported
                """))
                .containsExactly("own.feature:4:10: there is no rule 'SLA-903' | did you mean 'SLA-003'?");
    }

    @Test
    void a_line_that_begins_with_no_keyword_is_told_with_the_nearest_one() {
        assertThat(Played.problems("""
                Feature: Capacity
                  Example: one
                    When the policies are evaluated
                    Thn SLA-003 is not reported
                """))
                .containsExactly("own.feature:4:5: 'Thn SLA-003 is not reported' cannot stand here: a line begins"
                        + " with a keyword, such as Example:, Given, When or Then | did you mean 'Then'?");
    }

    @Test
    void a_scenario_whose_only_step_became_its_description_is_a_problem() {
        assertThat(Played.problems("""
                Feature: Capacity
                  Example: one
                    Gven the catalog
                """))
                .containsExactly("own.feature:2:3: this scenario has no steps: 'Gven the catalog' is taken for its"
                        + " description | did you mean 'Given'?");
    }

    @Test
    void an_outline_without_a_row_is_a_problem() {
        assertThat(Played.problems("""
                Feature: Capacity
                  Scenario Outline: some
                    When the policies are evaluated
                    Then SLA-003 is <outcome>

                    Examples:
                      | outcome |
                """)).containsExactly("own.feature:2:3: this outline has examples without a row | ");
    }

    @Test
    void a_text_that_is_missing_or_too_much_is_a_problem() {
        assertThat(Played.problems("""
                Feature: Capacity
                  Example: one
                    Given the catalog
                    When the policies are evaluated
                      | a table |
                """))
                .containsExactly(
                        "own.feature:3:11: what it says is missing: a text between two lines of \"\"\" | ",
                        "own.feature:4:10: this step takes nothing that stands below it | ");
    }

    @Test
    void a_text_that_is_never_closed_is_a_problem() {
        assertThat(Played.problems("""
                Feature: Capacity
                  Example: one
                    Given the catalog
                      \"""toml
                      [services.cart]
                """))
                .containsExactly("own.feature:6:1: the file ends in the middle: a text that \"\"\" opens is never"
                        + " closed, or nothing follows a tag | ");
    }

    @Test
    void a_language_that_nobody_speaks_is_a_problem() {
        assertThat(Played.problems("# language: qx\nFeature: Capacity\n"))
                .containsExactly("own.feature:1:1: Language not supported: qx | ");
    }

    @Test
    void with_one_problem_no_scenario_is_run() {
        assertThat(Played.feature("""
                Feature: Capacity
                  Example: one
                    When the policies are evaluated
                    Then SLA-003 is not reported
                  Example: two
                    When it rains
                """).passed()).isFalse();
    }
}
