package dev.serviceregistry.cli;

import dev.serviceregistry.registry.Reading;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Tells which approvals a change needs, which it has, and which are missing from whom. */
final class ApprovalsStatusCommand implements Action {

    private final JudgingOptions judging = ApprovalRules.judging();
    private final AnswerOptions answer = new AnswerOptions();

    @Override
    public void declare(Options options) {
        options.about(
                        "Tells which approvals a change needs by [change_control], which it has, and which are missing"
                                + " from whom.",
                        "approvals status --against main",
                        "approvals status --against origin/main --pull-request 17",
                        "approvals status --against main -f json")
                .note(
                        "Exits with 1 when an approval is missing or an author approves a change of their own, else with 0.")
                .text(
                        "--against",
                        "REF|DIR|VERSION",
                        "Look at what changed since a git revision, a directory or a released version of the catalogue.",
                        value -> judging.against = value)
                .texts("--project", "NAME", "Tell only of this project.", judging.projects);
        judging.declareDay(options);
        judging.forge.declare(options);
        judging.audit.declare(options);
        answer.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        boolean json = answer.json(call);
        if (judging.against.isEmpty()) {
            throw call.settings().problem("against", "say what to compare with: --against REF, DIR or VERSION");
        }
        Reading reading = Readings.of(call);
        Readings.warnOfUnreadable(reading, call);
        ComparedJudgement judged = new Judging(call, judging).judged(reading, Set.of(), Set.of(), List.of());
        ApprovalStatus status = ApprovalStatus.of(judged);
        if (judging.audit.areSet()) {
            AuditTrail.open(judging.audit, call).judged(judged, reading).record();
        }
        if (json) {
            ApprovalStatusJson.write(status, call.out());
        } else {
            ApprovalStatusText.write(status, call);
        }
        return status.isComplete() ? Program.OK : Program.FINDINGS;
    }
}
