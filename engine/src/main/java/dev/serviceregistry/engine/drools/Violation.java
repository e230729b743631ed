package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Fingerprint;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import java.util.Comparator;
import java.util.List;

/** What a rule reported, before it is known whether it is the only one of its identity. */
record Violation(RuleDescriptor rule, Subject subject, String message, List<Fact> evidence, SourceLocation source) {

    /** As findings are sorted; of two that would read the same, the one with the earlier evidence first. */
    static final Comparator<Violation> ORDER = Comparator.comparing(Violation::source)
            .thenComparing(violation -> violation.rule().severity())
            .thenComparing(violation -> violation.rule().id())
            .thenComparing(Violation::subject)
            .thenComparing(Violation::message)
            .thenComparing(Violation::evidence, Violation::compareEvidence);

    private static int compareEvidence(List<Fact> left, List<Fact> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int byPlace = left.get(i).source().compareTo(right.get(i).source());
            if (byPlace != 0) {
                return byPlace;
            }
            int byText = left.get(i).description().compareTo(right.get(i).description());
            if (byText != 0) {
                return byText;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    /** Whether the two would read the same, whatever led to them. */
    boolean readsAs(Violation other) {
        return rule.id().equals(other.rule.id())
                && source.equals(other.source)
                && subject.equals(other.subject)
                && message.equals(other.message);
    }

    Finding numbered(int ordinal) {
        return new Finding(rule, subject, message, evidence, source, Fingerprint.of(rule.id(), subject, ordinal));
    }
}
