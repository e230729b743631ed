package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.registry.comparison.Comparison;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came of judging, and of comparing before it.
 *
 * @param judgement what came of judging
 * @param baseline what the repository was compared with, or null when it was not
 * @param comparison what differs; nothing when it was not compared
 * @param projects the projects that were asked for; none for all of them
 */
record ComparedJudgement(
        Judgement judgement, @Nullable Baseline baseline, Comparison comparison, Set<String> projects) {}
