package dev.serviceregistry.engine;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Subject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The part of an evaluation that somebody asks for; what is judged stays the whole, so that a part never judges
 * differently. An empty set asks for everything.
 *
 * @param projects the projects whose findings count
 * @param rules the ids of the rules that count
 * @param families the families of rules that count, besides {@code rules}
 */
public record Selection(Set<String> projects, Set<String> rules, Set<String> families) {

    /** The evaluation as if nothing else had been judged. */
    public Evaluation of(Evaluation whole, RuleSet ruleSet, FactSet facts) {
        if (projects.isEmpty() && rules.isEmpty() && families.isEmpty()) {
            return whole;
        }
        List<Finding> findings = new ArrayList<>();
        Set<String> violated = new HashSet<>();
        for (Finding finding : whole.findings()) {
            if (takes(finding)) {
                findings.add(finding);
                violated.add(finding.rule().id());
            }
        }
        List<SuppressedFinding> suppressed = new ArrayList<>();
        for (SuppressedFinding finding : whole.suppressed()) {
            if (takes(finding.finding())) {
                suppressed.add(finding);
                violated.add(finding.finding().rule().id());
            }
        }
        return new Evaluation(findings, suppressed, outcomes(whole.outcomes(), ruleSet, facts, violated));
    }

    private SortedMap<String, Outcome> outcomes(
            Map<String, Outcome> whole, RuleSet ruleSet, FactSet facts, Set<String> violated) {
        Set<String> judged = projects.isEmpty() ? Set.of() : kinds(facts);
        SortedMap<String, Outcome> outcomes = new TreeMap<>();
        for (RuleDescriptor rule : ruleSet.rules()) {
            Outcome outcome = whole.get(rule.id());
            if (outcome == null || !takes(rule)) {
                continue;
            }
            if (!projects.isEmpty() && outcome != Outcome.NOT_APPLICABLE) {
                outcome = violated.contains(rule.id())
                        ? Outcome.VIOLATED
                        : judged.contains(rule.subjectType()) ? Outcome.PASSED : Outcome.NOT_APPLICABLE;
            }
            outcomes.put(rule.id(), outcome);
        }
        if (rules.isEmpty() && families.isEmpty()) {
            // Also a rule that was not loaded had nothing to judge.
            whole.forEach((id, outcome) -> {
                if (outcome == Outcome.NOT_APPLICABLE) {
                    outcomes.putIfAbsent(id, outcome);
                }
            });
        }
        return outcomes;
    }

    private boolean takes(Finding finding) {
        return takes(finding.rule()) && takes(finding.subject());
    }

    /** Whether findings on this subject count. */
    boolean takes(Subject subject) {
        return projects.isEmpty() || projects.contains(subject.project());
    }

    /** The rules that are asked for as one word, {@code all} when every rule is. */
    public String name() {
        Set<String> parts = new TreeSet<>(families);
        parts.addAll(rules);
        return parts.isEmpty() ? "all" : String.join("+", parts);
    }

    private boolean takes(RuleDescriptor rule) {
        return rules.isEmpty() && families.isEmpty() || rules.contains(rule.id()) || families.contains(rule.family());
    }

    /** The names of the fact types, and of the interfaces they have, of which the projects have a fact. */
    private Set<String> kinds(FactSet facts) {
        Set<Class<?>> classes = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (Fact fact : facts.facts()) {
            if (!classes.contains(fact.getClass())
                    && projects.contains(fact.subject().project())) {
                names(fact.getClass(), names);
                classes.add(fact.getClass());
            }
        }
        return names;
    }

    /** Adds the simple names under which rules may name this fact type: its own and those of its interfaces. */
    static void names(Class<?> type, Set<String> names) {
        names.add(type.getSimpleName());
        for (Class<?> parent : type.getInterfaces()) {
            names(parent, names);
        }
    }
}
