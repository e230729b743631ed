package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Judged;
import dev.serviceregistry.engine.RuleDescriptor;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that a report tells.
 *
 * @param evaluation what came of judging
 * @param judged what was judged, and by which rules
 * @param catalog the repository that was judged
 * @param prior what is known of the state that a change starts from
 * @param asOf the day on which it was judged, in UTC
 * @param failOn from which severity on findings fail it
 * @param lines the lines of the judged files
 * @param elapsed how long it took; reports that must be the same each time leave it out
 * @param version the version of the program that judged
 */
public record Judgement(
        Evaluation evaluation,
        Judged judged,
        JudgedCatalog catalog,
        PriorState prior,
        LocalDate asOf,
        FailOn failOn,
        SourceLines lines,
        Duration elapsed,
        String version) {

    /** Whether a finding that nobody has answered for is as bad as {@link #failOn} or worse. */
    public boolean failed() {
        return failOn.fails(evaluation.findings());
    }

    /** The same with another part of what came of judging. */
    public Judgement with(Evaluation part) {
        return new Judgement(part, judged, catalog, prior, asOf, failOn, lines, elapsed, version);
    }

    /** The rules that were asked for, sorted by id. */
    List<RuleDescriptor> rules() {
        List<RuleDescriptor> rules = new ArrayList<>(evaluation.outcomes().size());
        for (RuleDescriptor rule : judged.ruleSet().rules()) {
            if (evaluation.outcomes().containsKey(rule.id())) {
                rules.add(rule);
            }
        }
        return rules;
    }
}
