package dev.serviceregistry.engine.drools;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.drools.WrittenConditions.Written;
import org.junit.jupiter.api.Test;

class WrittenConditionsTest {

    private static final String RULES = """
            package policies

            rule "The first when of all"
                @rationale("when ( then")
            when
                $a : Alpha( name == "then )" ) // not Beta( )
                not Beta(
                    id == $a )
                ( Gamma() or Delta() )
                accumulate( Epsilon( $x : x ); $n : count( $x ); $n > 2 )
            then
                report.violation( $a, "is" );
            end

            rule "The second"
            when
                exists Zeta(); Eta() or Theta()
            then
                report.violation( $a, "is" );
            end
            """;

    @Test
    void each_condition_is_found_with_its_line_whatever_stands_in_texts_and_comments() {
        assertThat(WrittenConditions.of(RULES, "The first when of all"))
                .containsExactly(
                        new Written("$a : Alpha( name == \"then )\" )", 6),
                        new Written("not Beta( id == $a )", 7),
                        new Written("( Gamma() or Delta() )", 9),
                        new Written("accumulate( Epsilon( $x : x ); $n : count( $x ); $n > 2 )", 10));
    }

    @Test
    void the_rule_that_is_asked_for_is_read_and_no_other() {
        assertThat(WrittenConditions.of(RULES, "The second"))
                .extracting(Written::text)
                .containsExactly("exists Zeta()", "Eta() or Theta()");
    }

    @Test
    void a_text_without_conditions_has_none() {
        assertThat(WrittenConditions.of("", "A rule")).isEmpty();
    }
}
