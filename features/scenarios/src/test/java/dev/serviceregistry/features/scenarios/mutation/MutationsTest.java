package dev.serviceregistry.features.scenarios.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MutationsTest {

    @Test
    void operators_are_turned_and_moved_to_their_boundary() {
        assertThat(changes("Service( replicas == $n )"))
                .contains("replicas == $n -> replicas != $n", "replicas == $n -> ");
        assertThat(changes("Service( replicas != $n )")).contains("replicas != $n -> replicas == $n");
        assertThat(changes("Service( replicas < $n )")).contains("replicas < $n -> replicas <= $n");
        assertThat(changes("Service( replicas <= $n )")).contains("replicas <= $n -> replicas < $n");
        assertThat(changes("Service( replicas > $n )")).contains("replicas > $n -> replicas >= $n");
        assertThat(changes("Service( replicas >= $n )")).contains("replicas >= $n -> replicas > $n");
        assertThat(changes("Service( a == true || b == true )"))
                .contains("a == true || b == true -> a == true && b == true");
    }

    @Test
    void words_that_compare_are_negated() {
        assertThat(changes("Service( name matches \"x\" )")).contains("name matches \"x\" -> name not matches \"x\"");
        assertThat(changes("Service( name not matches \"x\" )"))
                .contains("name not matches \"x\" -> name matches \"x\"");
        assertThat(changes("Service( name in ( \"a\", \"b\" ) )"))
                .containsExactly(
                        "name in ( \"a\", \"b\" ) -> ", "name in ( \"a\", \"b\" ) -> name not in ( \"a\", \"b\" )");
    }

    @Test
    void a_threshold_is_moved_by_one_both_ways() {
        assertThat(changes("Port( number > 1023 )"))
                .containsExactly(
                        "number > 1023 -> ",
                        "number > 1023 -> number >= 1023",
                        "number > 1023 -> number > 1024",
                        "number > 1023 -> number > 1022");
        assertThat(changes("Total( percent != 100.0 )"))
                .contains("percent != 100.0 -> percent != 101.0", "percent != 100.0 -> percent != 99.0");
        assertThat(changes("Service( x1 == $y2, name == \"5\" )")).noneMatch(change -> change.contains("6"));
    }

    @Test
    void a_constraint_is_left_out_with_its_comma_and_what_only_takes_a_value_stays() {
        String text = rule("Service( $id : id, a == 1, b == $x )");

        assertThat(Mutations.of(text, "Every cart rolls").stream()
                        .filter(mutation -> mutation.after(text).isEmpty())
                        .map(mutation -> condition(mutation.applied(text))))
                .containsExactly("Service( $id : id, b == $x )", "Service( $id : id, a == 1 )");
        assertThat(changes("Service( $id : id )")).isEmpty();
    }

    @Test
    void not_and_exists_take_each_others_place() {
        assertThat(changes("not Port()")).containsExactly("not Port() -> exists Port()");
        assertThat(changes("exists Port()")).containsExactly("exists Port() -> not Port()");
    }

    @Test
    void texts_and_comments_stay_as_they_are() {
        assertThat(changes("Port() // a == 1, not 2")).isEmpty();
        assertThat(changes("/* Port( a == 1 ) */ Port() /* when replicas < 9 && x == 3\n then */"))
                .isEmpty();
        assertThat(changes("Service( name matches \"a == 1, (not) 2\" )")).hasSize(2);
    }

    @Test
    void conditions_are_changed_wherever_the_words_around_them_stand() {
        String text = rule("Port( number > 1023 )");
        List<String> changes = changes("Port( number > 1023 )");

        for (String moved : List.of(
                text.replace("when\n", "    when  // when\n").replace("then\n", "  then\n"),
                text.replace("when\n", "/* then */ when ").replace("then\n", "then "))) {
            assertThat(Mutations.of(moved, "Every cart rolls"))
                    .extracting(mutation -> mutation.before(moved) + " -> " + mutation.after(moved))
                    .containsExactlyElementsOf(changes);
        }
    }

    @Test
    void the_place_is_that_of_what_changes() {
        String text = rule("Port( number > 1023 )");
        Mutation threshold = Mutations.of(text, "Every cart rolls").get(2);

        assertThat(threshold.place("x.drl", text).toString()).isEqualTo("x.drl:5:20");
        assertThat(condition(threshold.applied(text))).isEqualTo("Port( number > 1024 )");
    }

    @Test
    void of_several_rules_in_one_text_only_the_one_is_changed() {
        String text = rule("Port( number > 1 )").replace("Every cart rolls", "Another") + rule("Port( number > 2 )");

        assertThat(Mutations.of(text, "Every cart rolls"))
                .allSatisfy(mutation -> assertThat(mutation.before(text)).isEqualTo("number > 2"));
    }

    private static List<String> changes(String condition) {
        String text = rule(condition);
        return Mutations.of(text, "Every cart rolls").stream()
                .map(mutation -> mutation.before(text) + " -> " + mutation.after(text))
                .toList();
    }

    private static String rule(String condition) {
        return "package policies\n\nrule \"Every cart rolls\"\nwhen\n    " + condition + "\nthen\n    x();\nend\n";
    }

    private static String condition(String text) {
        return text.substring(text.indexOf("when\n") + 5, text.indexOf("\nthen"))
                .strip();
    }
}
