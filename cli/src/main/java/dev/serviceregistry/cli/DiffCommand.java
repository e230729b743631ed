package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.ChangeReport;
import dev.serviceregistry.registry.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Tells what changed since another state of the repository, and judges it. */
final class DiffCommand implements Action {

    private final JudgingOptions judging = new JudgingOptions();

    @Override
    public void declare(Options options) {
        options.about(
                        "Tells everything that changed since another state of the repository: what that breaks, whom it"
                                + " concerns, and which versions tell of it.",
                        "diff --against main",
                        "diff --against v1.1 --project shop",
                        "diff --against ../before -f json")
                .note("A branch stands for the commit where this one left it; a tag or a commit for that very state.");
        judging.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        if (judging.against.isEmpty()) {
            throw call.settings().problem("against", "say what to compare with: --against REF, DIR or VERSION");
        }
        Judging judge = new Judging(call, judging);
        List<ReportTarget> targets = ReportTarget.of(judging, call);
        Reading reading = Readings.of(call);
        Readings.warnOfUnreadable(reading, call);
        // What cannot be read now is missing from the comparison, and must not pass for unchanged.
        ComparedJudgement judged = judge.judged(reading, Set.of("breaking"), Set.of("SCH-001"), targets);
        ChangeReport report = Changes.report(judged, reading);
        for (ReportTarget target : targets) {
            Changes.write(report, judged.judgement(), target, call);
        }
        return judged.judgement().failed() ? Program.FINDINGS : Program.OK;
    }
}
