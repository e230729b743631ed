package dev.serviceregistry.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Records that a team approves what a change changes. */
final class ApprovalsRecordCommand implements Action {

    private final JudgingOptions judging = ApprovalRules.judging();
    private final List<String> changes = new ArrayList<>();
    private final ApprovalDraft.Words words = new ApprovalDraft.Words();

    @Override
    public void declare(Options options) {
        options.about(
                        "Appends to policies/approvals.toml that a team approves changes, where no forge holds the"
                                + " approval; or that they go through in an emergency and are reviewed later.",
                        "approvals record --against main --team @security-team",
                        "approvals record --against main --emergency --reason 'Shop is down' --ticket INC-7"
                                + " --review-by 2026-12-04",
                        "approvals record --team @security-team --change 0f3c88a1d2e4b5967788990011223344")
                .text(
                        "--against",
                        "REF|DIR|VERSION",
                        "Approve what changed since then; without it, what went through in an emergency.",
                        value -> judging.against = value)
                .text("--team", "@TEAM", "The team that approves.", value -> words.team = value)
                .text(
                        "--approved-by",
                        "PERSON",
                        "Who of the team approves: 'Name <address>' or @handle. Default: git's user.",
                        value -> words.approvedBy = value)
                .texts("--change", "FINGERPRINT", "Approve only this change of those that need it.", changes)
                .text("--evidence", "TEXT", "Where the approval can be looked up.", value -> words.evidence = value)
                .flag(
                        "--emergency",
                        "Let the changes through unapproved, for a review later.",
                        value -> words.emergency = value)
                .text("--reason", "TEXT", "Why an emergency cannot wait.", value -> words.reason = value)
                .text("--ticket", "ID", "Where an emergency is followed up.", value -> words.ticket = value)
                .text("--review-by", "DATE", "The last day of the later review.", value -> words.reviewBy = value);
        judging.audit.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        return new ApprovalRecording(call, judging, ApprovalDraft.of(words, call), changes).run();
    }
}
