package dev.serviceregistry.oracle;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Outcome;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each policy came to which outcome, and how much it found. */
final class Tally {

    private final SortedMap<String, Map<Outcome, Integer>> repositories = new TreeMap<>();
    private final Map<String, Integer> findings = new TreeMap<>();

    /** Counts for these policies. */
    Tally(Collection<String> policies) {
        policies.forEach(policy -> repositories.put(policy, new EnumMap<>(Outcome.class)));
    }

    void count(Evaluation evaluation) {
        repositories.forEach((rule, counted) ->
                counted.merge(evaluation.outcomes().getOrDefault(rule, Outcome.NOT_APPLICABLE), 1, Integer::sum));
        evaluation.findings().forEach(finding -> findings.merge(finding.rule().id(), 1, Integer::sum));
    }

    /** The policies that no repository violated, or no other satisfied. */
    List<String> oneSided() {
        return repositories.keySet().stream().filter(rule -> !hasBoth(rule)).toList();
    }

    private boolean hasBoth(String rule) {
        return of(rule, Outcome.VIOLATED) > 0 && of(rule, Outcome.PASSED) > 0;
    }

    private int of(String rule, Outcome outcome) {
        return repositories.get(rule).getOrDefault(outcome, 0);
    }

    /** One line a policy: repositories that violate and satisfy it, or have nothing that it judges, and all findings. */
    @Override
    public String toString() {
        StringBuilder table = new StringBuilder("policy   violated  passed  not applicable  findings\n");
        for (String rule : repositories.keySet()) {
            table.append("%-7s %9d %7d %15d %9d%s%n"
                    .formatted(
                            rule,
                            of(rule, Outcome.VIOLATED),
                            of(rule, Outcome.PASSED),
                            of(rule, Outcome.NOT_APPLICABLE),
                            findings.getOrDefault(rule, 0),
                            hasBoth(rule) ? "" : "  <- not both"));
        }
        return table.toString();
    }
}
