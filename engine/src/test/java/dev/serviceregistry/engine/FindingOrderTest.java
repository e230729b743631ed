package dev.serviceregistry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FindingOrderTest {

    private static Finding finding(int line, Severity severity, String rule, String service, String message) {
        SourceLocation source = new SourceLocation("f", line, 1, line, 2);
        Subject subject = new Subject("shop", service, "");
        return new Finding(
                new RuleDescriptor(rule, rule, severity, "x", Scope.PROJECT, "Service", Set.of(), "", "", source),
                subject,
                message,
                List.of(),
                source,
                Fingerprint.of(rule, subject, 1));
    }

    @Test
    void findings_are_sorted_by_place_then_severity_rule_subject_and_message() {
        List<Finding> sorted = List.of(
                finding(1, Severity.NOTE, "Z-009", "z", "z"),
                finding(2, Severity.ERROR, "Z-001", "z", "z"),
                finding(2, Severity.WARNING, "A-001", "b", "a"),
                finding(2, Severity.WARNING, "A-002", "a", "c"),
                finding(2, Severity.WARNING, "A-002", "b", "a"),
                finding(2, Severity.WARNING, "A-002", "b", "b"),
                finding(10, Severity.ERROR, "A-001", "a", "a"));
        List<Finding> shuffled = new ArrayList<>(sorted);
        Collections.shuffle(shuffled, new Random(7));
        Collections.sort(shuffled);

        assertThat(shuffled).isEqualTo(sorted);
    }

    @Test
    void a_fingerprint_is_that_of_the_rule_and_the_subject_alone() {
        Finding one = finding(1, Severity.ERROR, "A-001", "a", "x");

        assertThat(finding(9, Severity.NOTE, "A-001", "a", "y").fingerprint()).isEqualTo(one.fingerprint());
        assertThat(finding(1, Severity.ERROR, "A-002", "a", "x").fingerprint()).isNotEqualTo(one.fingerprint());
        assertThat(finding(1, Severity.ERROR, "A-001", "b", "x").fingerprint()).isNotEqualTo(one.fingerprint());
        assertThat(Fingerprint.of("A-001", new Subject("shop", "a", ""), 3)).hasToString(one.fingerprint() + "-3");
    }
}
