package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.report.FailOn;
import dev.serviceregistry.facts.AffectedProject;
import dev.serviceregistry.facts.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The projects of which somebody asks what breaks them.
 *
 * @param names their names; none when nobody asks
 */
record BrokenProjects(Set<String> names) {

    boolean areAsked() {
        return !names.isEmpty();
    }

    /** Whether a change breaks something of them; any change where nobody asks. */
    boolean areBrokenBy(Change change) {
        boolean broken = names.isEmpty();
        for (AffectedProject affected : change.transition().impact().projects()) {
            broken |= affected.breaks() && names.contains(affected.project());
        }
        return broken;
    }

    /** What came of judging without the findings on changes that break nothing of them. */
    ComparedJudgement of(ComparedJudgement judged) {
        if (names.isEmpty()) {
            return judged;
        }
        Evaluation whole = judged.judgement().evaluation();
        List<Finding> findings = new ArrayList<>(whole.findings());
        findings.removeIf(finding -> !isOfThem(finding));
        Evaluation part = new Evaluation(
                List.copyOf(findings),
                whole.suppressed().stream()
                        .filter(suppressed -> isOfThem(suppressed.finding()))
                        .toList(),
                whole.outcomes());
        return judged.with(judged.judgement().with(part));
    }

    /** A file that cannot be read may hold anything, so what is found of it counts. */
    private boolean isOfThem(Finding finding) {
        return finding.evidence().isEmpty()
                || !(finding.evidence().get(0) instanceof Change change)
                || areBrokenBy(change);
    }

    /** Whether they are broken, whatever the rules make of it: by one of these changes, or as far as can be known. */
    boolean areBroken(ComparedJudgement judged) {
        boolean broken = judged.judgement().failed();
        if (areAsked() && judged.judgement().failOn() != FailOn.NONE) {
            for (Change change : judged.comparison().changes()) {
                broken |= areBrokenBy(change);
            }
        }
        return broken;
    }
}
