package dev.serviceregistry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Alias;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.KnownFinding;
import dev.serviceregistry.facts.Lifecycle;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Visibility;
import dev.serviceregistry.facts.Waiver;
import dev.serviceregistry.facts.WorkloadKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExceptionsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final SourceLocation PLACE = new SourceLocation("services/catalog.toml", 3, 1, 3, 12);

    private static Finding finding(String project, String service, int ordinal) {
        RuleDescriptor rule = new RuleDescriptor(
                "DEP-001", "Title", Severity.ERROR, "dependency", Scope.PROJECT, "Service", Set.of(), "", "", PLACE);
        Subject subject = new Subject(project, service, "requires:redis");
        return new Finding(rule, subject, "is wrong", List.of(), PLACE, Fingerprint.of("DEP-001", subject, ordinal));
    }

    private static KnownFinding known(Finding finding) {
        Subject subject = finding.subject();
        return new KnownFinding(
                finding.fingerprint().value(), "DEP-001", subject.toString(), subject.element(), TODAY, PLACE);
    }

    private static Alias alias(String project, String service, String former) {
        return new Alias(project + "/" + service, project, former, PLACE);
    }

    private static Service service(String project, String name) {
        return new Service(
                project + "/" + name,
                project,
                name,
                "api",
                "1.0.0",
                WorkloadKind.DEPLOYMENT,
                1,
                Lifecycle.PRODUCTION,
                Visibility.PUBLIC,
                PLACE,
                key -> PLACE);
    }

    private static boolean isLetOff(Finding finding, Fact... facts) {
        return Exceptions.in(new FactSet(List.of(facts)), TODAY)
                .covering(finding)
                .isPresent();
    }

    @Test
    void what_was_let_off_of_a_service_stays_so_after_it_was_renamed() {
        Fact known = known(finding("shop", "basket", 2));

        assertThat(isLetOff(
                        finding("shop", "cart", 2), known, service("shop", "cart"), alias("shop", "cart", "basket")))
                .isTrue();
        assertThat(isLetOff(
                        finding("shop", "cart", 1), known, service("shop", "cart"), alias("shop", "cart", "basket")))
                .as("another finding of the same kind")
                .isFalse();
        assertThat(isLetOff(finding("shop", "cart", 2), known, service("shop", "cart")))
                .isFalse();
    }

    @Test
    void a_waiver_by_fingerprint_holds_after_a_renaming() {
        Waiver waiver = new Waiver(
                "", "", finding("shop", "basket", 1).fingerprint().value(), "Reason", "T-1", "@team", TODAY, PLACE);

        assertThat(isLetOff(
                        finding("shop", "cart", 1), waiver, service("shop", "cart"), alias("shop", "cart", "basket")))
                .isTrue();
        assertThat(isLetOff(finding("shop", "cart", 1), waiver, service("shop", "cart")))
                .isFalse();
    }

    @Test
    void a_name_that_another_service_has_is_nobodys_former_id() {
        Fact known = known(finding("shop", "basket", 1));
        Fact alias = alias("shop", "cart", "basket");

        assertThat(isLetOff(
                        finding("shop", "cart", 1), known, alias, service("shop", "cart"), service("shop", "basket")))
                .isFalse();
        assertThat(isLetOff(finding("shop", "cart", 1), known, alias, alias("shop", "till", "basket")))
                .isFalse();
    }

    @Test
    void a_project_that_calls_a_service_of_its_own_by_a_former_id_of_the_catalogue_lets_off_no_more_by_it() {
        Fact known = known(finding("shop", "basket", 1));
        Fact alias = alias("global", "cart", "basket");
        Finding ofOverride = finding("shop", "cart", 1);

        assertThat(isLetOff(ofOverride, known, alias, service("global", "cart")))
                .isTrue();
        assertThat(isLetOff(ofOverride, known, alias, service("global", "cart"), service("shop", "basket")))
                .isFalse();
    }
}
