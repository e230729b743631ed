package dev.serviceregistry.engine.drools;

import static dev.serviceregistry.engine.drools.TestFacts.criticality;
import static dev.serviceregistry.engine.drools.TestFacts.dependency;
import static dev.serviceregistry.engine.drools.TestFacts.place;
import static dev.serviceregistry.engine.drools.TestFacts.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ViolationOrderTest {

    private static final RuleDescriptor FIRST =
            TestRules.set(TestRules.ofEveryShape()).rules().get(0);
    private static final RuleDescriptor SECOND =
            TestRules.set(TestRules.ofEveryShape()).rules().get(1);

    private static Violation violation(RuleDescriptor rule, String service, String message, Fact... evidence) {
        Subject subject = new Subject("shop", service, "");
        return new Violation(rule, subject, message, List.of(evidence), place("shop/cart", 1));
    }

    @Test
    void violations_of_one_place_are_sorted_by_rule_subject_message_and_evidence() {
        Fact early = service("a/a");
        Fact late = service("b/b");
        List<Violation> sorted = List.of(
                violation(FIRST, "a", "b", late),
                violation(FIRST, "b", "a", late),
                violation(FIRST, "b", "b"),
                violation(FIRST, "b", "b", early),
                violation(FIRST, "b", "b", early, late),
                violation(FIRST, "b", "b", late),
                violation(SECOND, "a", "a", early));
        List<Violation> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(3));
        shuffled.sort(Violation.ORDER);

        assertThat(shuffled).isEqualTo(sorted);
    }

    @Test
    void evidence_of_one_place_is_sorted_by_what_it_says() {
        Fact one = dependency("shop/cart", "shop/a");
        Fact other = dependency("shop/cart", "shop/b");

        assertThat(Violation.ORDER.compare(violation(FIRST, "a", "a", one), violation(FIRST, "a", "a", other)))
                .isNegative();
        assertThat(Violation.ORDER.compare(violation(FIRST, "a", "a", other), violation(FIRST, "a", "a", one)))
                .isPositive();
        assertThat(Violation.ORDER.compare(violation(FIRST, "a", "a", one), violation(FIRST, "a", "a", one)))
                .isZero();
    }

    @Test
    void two_read_the_same_whatever_led_to_them() {
        Violation one = violation(FIRST, "a", "a", service("a/a"));

        assertThat(one.readsAs(violation(FIRST, "a", "a", criticality("b/b")))).isTrue();
        assertThat(one.readsAs(violation(SECOND, "a", "a", service("a/a")))).isFalse();
        assertThat(one.readsAs(violation(FIRST, "b", "a", service("a/a")))).isFalse();
        assertThat(one.readsAs(violation(FIRST, "a", "b", service("a/a")))).isFalse();
        assertThat(one.readsAs(new Violation(FIRST, one.subject(), "a", one.evidence(), place("shop/cart", 2))))
                .isFalse();
    }
}
