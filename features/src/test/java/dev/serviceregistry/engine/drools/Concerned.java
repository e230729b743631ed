package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.FactSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Asks of rules whether they concern anybody, whatever they found. */
public final class Concerned {

    private Concerned() {}

    /** The rules that found something although they would concern nobody had they not. */
    public static List<String> contradictions(
            DroolsPolicyEngine engine, FactSet facts, Exceptions exceptions, Evaluation evaluation) {
        Set<RuleDescriptor> reported = new LinkedHashSet<>();
        for (Finding finding : evaluation.every()) {
            reported.add(finding.rule());
        }
        return reported.stream()
                .filter(rule -> !engine.rules().isDemanded(rule, engine.visible(rule, facts, exceptions)))
                .map(RuleDescriptor::id)
                .toList();
    }
}
