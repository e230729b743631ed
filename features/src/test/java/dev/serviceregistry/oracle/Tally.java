package dev.serviceregistry.oracle;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Outcome;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How often each policy came to which outcome, and how much it found. */
final class Tally {

    private final SortedMap<String, Map<Outcome, Integer>> repositories = new TreeMap<>();
    private final Map<String, Integer> findings = new TreeMap<>();

    void count(Evaluation evaluation) {
        evaluation
                .outcomes()
                .forEach((rule, outcome) -> repositories
                        .computeIfAbsent(rule, key -> new EnumMap<>(Outcome.class))
                        .merge(outcome, 1, Integer::sum));
        evaluation.findings().forEach(finding -> findings.merge(finding.rule().id(), 1, Integer::sum));
    }

    /** Whether some repository violated a policy, and another satisfied it. */
    boolean hasBoth(String rule) {
        return of(rule, Outcome.VIOLATED) > 0 && of(rule, Outcome.PASSED) > 0;
    }

    private int of(String rule, Outcome outcome) {
        return repositories.getOrDefault(rule, Map.of()).getOrDefault(outcome, 0);
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
