package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Suppression;
import dev.serviceregistry.facts.UnreadServices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns what rules reported, in whatever order, into an evaluation that is always the same. */
final class Verdict {

    private Verdict() {}

    static Evaluation on(List<Violation> violations, DroolsRuleSet rules, FactSet facts, Exceptions exceptions) {
        return on(findings(violations), rules, facts.types(), VisibleFacts.of(facts), exceptions);
    }

    /**
     * The same of what is numbered already.
     *
     * @param all the findings, sorted
     * @param present the classes of the facts
     * @param facts the facts
     */
    static Evaluation on(
            List<Finding> all, DroolsRuleSet rules, Set<Class<?>> present, VisibleFacts facts, Exceptions exceptions) {
        List<Finding> findings = new ArrayList<>();
        List<SuppressedFinding> suppressed = new ArrayList<>();
        Set<String> violated = new HashSet<>();
        for (Finding finding : all) {
            violated.add(finding.rule().id());
            Optional<Suppression> suppression = exceptions.covering(finding);
            if (suppression.isPresent()) {
                suppressed.add(new SuppressedFinding(finding, suppression.get()));
            } else {
                findings.add(finding);
            }
        }
        return new Evaluation(
                Collections.unmodifiableList(findings),
                Collections.unmodifiableList(suppressed),
                outcomes(rules, present, facts, violated));
    }

    /** What is reported, sorted, each once and numbered; what is reported on one project needs none of the others for that. */
    static List<Finding> findings(List<Violation> violations) {
        List<Violation> sorted = new ArrayList<>(violations);
        sorted.sort(Violation.ORDER);
        List<Finding> findings = new ArrayList<>(sorted.size());
        Map<String, Integer> seen = new HashMap<>();
        Violation previous = null;
        for (Violation violation : sorted) {
            if (previous == null || !violation.readsAs(previous)) {
                Subject subject = violation.subject();
                String identity = violation.rule().id()
                        + '\n'
                        + subject.project()
                        + '\n'
                        + subject.service()
                        + '\n'
                        + subject.element();
                findings.add(violation.numbered(seen.merge(identity, 1, Integer::sum)));
            }
            previous = violation;
        }
        return findings;
    }

    private static SortedMap<String, Outcome> outcomes(
            DroolsRuleSet rules, Set<Class<?>> present, VisibleFacts facts, Set<String> violated) {
        Map<Class<?>, Boolean> applicable = new HashMap<>();
        SortedMap<String, Outcome> outcomes = new TreeMap<>();
        for (RuleDescriptor rule : rules.rules()) {
            if (violated.contains(rule.id())) {
                outcomes.put(rule.id(), Outcome.VIOLATED);
                continue;
            }
            boolean applies = applicable.computeIfAbsent(rules.subjectType(rule), type -> isAmong(present, type));
            boolean isDemanded = applies && rules.isDemanded(rule, facts);
            outcomes.put(rule.id(), isDemanded ? Outcome.PASSED : Outcome.NOT_APPLICABLE);
        }
        for (String id : rules.absent()) {
            outcomes.put(id, Outcome.NOT_APPLICABLE);
        }
        return Collections.unmodifiableSortedMap(outcomes);
    }

    /**
     * The ids of the rules that are not applicable although what they read would be there, were there any: what they report
     * is not there. Of others nobody can tell, as while no states are compared, or a file is not read.
     */
    static Set<String> settled(Evaluation judged, DroolsRuleSet rules, VisibleFacts facts) {
        boolean isAllRead = facts.of(UnreadServices.class).isEmpty();
        Set<String> settled = new HashSet<>();
        for (RuleDescriptor rule : rules.rules()) {
            if (judged.outcomes().get(rule.id()) == Outcome.NOT_APPLICABLE
                    && (!facts.of(rules.subjectType(rule)).isEmpty() || isAllRead && !rules.needsOccasion(rule))) {
                settled.add(rule.id());
            }
        }
        return settled;
    }

    private static boolean isAmong(Set<Class<?>> present, Class<?> type) {
        for (Class<?> one : present) {
            if (type.isAssignableFrom(one)) {
                return true;
            }
        }
        return false;
    }
}
