package dev.serviceregistry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.BaselineGap;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.KnownFinding;
import dev.serviceregistry.facts.RefusedWaiver;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Waiver;
import dev.serviceregistry.facts.WaiverGap;
import dev.serviceregistry.facts.WaiverStanding;
import dev.serviceregistry.facts.WaiverUse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExceptionReviewTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final SourceLocation PLACE = new SourceLocation("policies/waivers.toml", 3, 1, 3, 12);
    private static final Set<String> RULES = Set.of("DEP-001", "DEP-002", "SEC-006", "BRK-001");
    private static final Finding FOUND = finding(List.of());

    private static Finding finding(List<Fact> evidence) {
        RuleDescriptor rule = new RuleDescriptor(
                "DEP-001", "Title", Severity.ERROR, "dependency", Scope.PROJECT, "Service", Set.of(), "", "", PLACE);
        Subject subject = new Subject("shop", "cart", "requires:redis");
        return new Finding(rule, subject, "is wrong", evidence, PLACE, Fingerprint.of("DEP-001", subject, 1));
    }

    private static Waiver waiver(String rule, String subject, LocalDate expires) {
        return new Waiver(rule, subject, "", "Reason", "T-1", "@team", expires, PLACE);
    }

    private static KnownFinding known(String fingerprint, String rule) {
        return new KnownFinding(fingerprint, rule, "shop/cart", "", TODAY, PLACE);
    }

    /**
     * What is told of these exceptions when one finding of DEP-001 was found, DEP-002 passed, SEC-006 concerned
     * nobody, and nobody knows what BRK-001 would have judged.
     */
    private static List<Fact> review(Fact... written) {
        Exceptions exceptions = Exceptions.in(new FactSet(List.of(written)), TODAY);
        List<Finding> findings = new ArrayList<>();
        List<SuppressedFinding> suppressed = new ArrayList<>();
        exceptions
                .covering(FOUND)
                .ifPresentOrElse(by -> suppressed.add(new SuppressedFinding(FOUND, by)), () -> findings.add(FOUND));
        Evaluation judged = new Evaluation(
                findings,
                suppressed,
                new TreeMap<>(Map.of(
                        "DEP-001",
                        Outcome.VIOLATED,
                        "DEP-002",
                        Outcome.PASSED,
                        "SEC-006",
                        Outcome.NOT_APPLICABLE,
                        "BRK-001",
                        Outcome.NOT_APPLICABLE)));
        List<Waiver> refused = Stream.of(written)
                .filter(RefusedWaiver.class::isInstance)
                .map(fact -> ((RefusedWaiver) fact).waiver())
                .toList();
        return new ArrayList<>(new ExceptionReview(judged, exceptions, refused, RULES, Set.of("SEC-006")).outcome());
    }

    private static WaiverStanding standing(Waiver waiver) {
        return review(waiver).stream()
                .filter(WaiverUse.class::isInstance)
                .map(use -> ((WaiverUse) use).standing())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_waiver_is_unused_only_where_it_is_known_what_its_rule_finds() {
        assertThat(standing(waiver("DEP-001", "shop/cart", TODAY))).isEqualTo(WaiverStanding.COVERING);
        assertThat(standing(waiver("DEP-001", "shop/till", TODAY))).isEqualTo(WaiverStanding.UNUSED);
        assertThat(standing(waiver("DEP-002", "shop/cart", TODAY))).isEqualTo(WaiverStanding.UNUSED);
        assertThat(standing(waiver("SEC-006", "shop/cart", TODAY))).isEqualTo(WaiverStanding.UNUSED);
        assertThat(standing(waiver("BRK-001", "shop/cart", TODAY))).isEqualTo(WaiverStanding.UNDECIDED);
    }

    @Test
    void a_waiver_ends_after_its_last_day() {
        assertThat(standing(waiver("DEP-001", "shop/cart", TODAY.minusDays(1)))).isEqualTo(WaiverStanding.EXPIRED);
        assertThat(review(waiver("DEP-002", "shop", TODAY.plusDays(30))))
                .extracting(use -> ((WaiverUse) use).daysLeft())
                .containsExactly(30L);
    }

    @Test
    void a_rule_that_does_not_exist_is_told_of() {
        assertThat(review(waiver("DEP-901", "shop/cart", TODAY)))
                .filteredOn(WaiverGap.class::isInstance)
                .extracting(gap -> ((WaiverGap) gap).lack())
                .containsExactly("names the rule DEP-901, which does not exist");
    }

    @Test
    void of_a_waiver_that_lets_nothing_off_all_else_that_is_wrong_is_told() {
        List<Fact> told = review(new RefusedWaiver(waiver("DEP-901", "shop/cart", TODAY.minusDays(1))));

        assertThat(told)
                .filteredOn(WaiverGap.class::isInstance)
                .extracting(gap -> ((WaiverGap) gap).lack())
                .containsExactly("names the rule DEP-901, which does not exist");
        assertThat(told)
                .filteredOn(WaiverUse.class::isInstance)
                .extracting(use -> ((WaiverUse) use).standing())
                .containsExactly(WaiverStanding.EXPIRED);
        assertThat(review(new RefusedWaiver(waiver("DEP-001", "shop/cart", LocalDate.MAX))))
                .isEmpty();
    }

    @Test
    void the_second_waiver_of_a_finding_is_told_of_and_neither_is_unused() {
        List<Fact> told = review(waiver("DEP-001", "shop/cart", TODAY), waiver("DEP-001", "shop", TODAY));

        assertThat(told)
                .filteredOn(WaiverGap.class::isInstance)
                .extracting(gap -> gap.subject().element() + " " + ((WaiverGap) gap).lack())
                .containsExactly("waivers:DEP-001:shop:twin covers DEP-001 on shop/cart, which the waiver at"
                        + " policies/waivers.toml:3 covers too");
        assertThat(told)
                .filteredOn(WaiverUse.class::isInstance)
                .extracting(use -> ((WaiverUse) use).standing())
                .containsOnly(WaiverStanding.COVERING);
    }

    @Test
    void a_known_finding_is_gone_when_it_is_known_what_its_rule_finds_or_it_does_not_exist() {
        List<Fact> told = review(
                known(FOUND.fingerprint().value(), "DEP-001"),
                known("a".repeat(32), "DEP-002"),
                known("b".repeat(32), "BRK-001"),
                known("d".repeat(32), "SEC-006"),
                known("c".repeat(32), "DEP-901"));

        assertThat(told)
                .extracting(gap -> ((BaselineGap) gap).key())
                .containsExactlyInAnyOrder("a".repeat(32), "c".repeat(32), "d".repeat(32));
    }

    @Test
    void a_finding_on_an_exception_is_let_off_by_nothing() {
        Waiver waiver = waiver("DEP-001", "shop/cart", TODAY);
        FactSet facts = new FactSet(List.of(waiver, known(FOUND.fingerprint().value(), "DEP-001")));

        assertThat(Exceptions.in(facts, TODAY).covering(FOUND)).contains(waiver);
        assertThat(Exceptions.in(facts, TODAY).covering(finding(List.of(waiver))))
                .isEmpty();
    }

    @Test
    void a_waiver_goes_before_the_baseline() {
        Waiver waiver = waiver("DEP-001", "shop", TODAY);
        KnownFinding known = known(FOUND.fingerprint().value(), "DEP-001");

        assertThat(Exceptions.in(new FactSet(List.of(known, waiver)), TODAY).covering(FOUND))
                .contains(waiver);
        assertThat(Exceptions.in(new FactSet(List.of(known)), TODAY).covering(FOUND))
                .contains(known);
    }
}
