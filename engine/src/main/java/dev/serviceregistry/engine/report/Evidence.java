package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.LocatedFact;
import dev.serviceregistry.facts.Service;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What every report asks of a finding's evidence. */
public final class Evidence {

    private Evidence() {}

    /**
     * The evidence that stands elsewhere than the finding, each place once, in the order in which the rule matched it;
     * that the subject itself is defined goes without saying.
     */
    public static List<Fact> related(Finding finding) {
        List<Fact> related = new ArrayList<>(finding.evidence().size());
        Set<SourceLocation> seen = new HashSet<>();
        seen.add(finding.source());
        for (Fact fact : finding.evidence()) {
            if (!isSubject(fact, finding.subject())) {
                add(fact, related, seen);
            }
            for (Fact part : fact.parts()) {
                add(part, related, seen);
            }
        }
        return related;
    }

    private static void add(Fact fact, List<Fact> related, Set<SourceLocation> seen) {
        if (!fact.source().file().isEmpty() && seen.add(fact.source())) {
            related.add(fact);
        }
    }

    private static boolean isSubject(Fact fact, Subject subject) {
        return fact instanceof Service service
                && service.project().equals(subject.project())
                && service.name().equals(subject.service());
    }

    /** The kind of fact that rules name, also of a fact that was narrowed to a key. */
    static String kind(Fact fact) {
        return fact instanceof LocatedFact located
                ? kind(located.fact())
                : fact.getClass().getSimpleName();
    }
}
