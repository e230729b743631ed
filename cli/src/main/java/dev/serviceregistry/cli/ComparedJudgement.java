package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.PolicyEngine;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.ledger.forge.PullRequestReviews;
import dev.serviceregistry.registry.comparison.Comparison;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of judging, and of comparing before it.
 *
 * @param options what was judged by
 * @param judgement what came of judging, as far as it was asked for
 * @param whole what came of judging everything by every rule
 * @param engine what judged
 * @param baseline what the repository was compared with, or null when it was not
 * @param comparison what differs; nothing when it was not compared
 * @param since the state since which findings count, or null when all do
 * @param projects the projects that were asked for; none for all of them
 * @param reviews what the forge said of who has approved; null when it was not asked
 */
record ComparedJudgement(
        JudgingOptions options,
        Judgement judgement,
        Evaluation whole,
        PolicyEngine engine,
        @Nullable Baseline baseline,
        Comparison comparison,
        @Nullable Baseline since,
        Set<String> projects,
        @Nullable PullRequestReviews reviews) {

    /** The same with another part of what came of judging. */
    ComparedJudgement with(Judgement part) {
        return new ComparedJudgement(options, part, whole, engine, baseline, comparison, since, projects, reviews);
    }
}
