package dev.serviceregistry.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes a waiver for findings that there are. */
final class WaiveCommand implements Action {

    private final JudgingOptions judging = new JudgingOptions();
    private final List<String> finding = new ArrayList<>();
    private String reason = "";
    private String ticket = "";
    private String approvedBy = "";
    private String expires = "";

    @Override
    public void declare(Options options) {
        options.about(
                        "Appends to policies/waivers.toml that somebody answers for a finding until a day, and judges"
                                + " again.",
                        "waive SEC-004 shop/ftp --reason 'No other image' --ticket SEC-12 --approved-by @security"
                                + " --expires 2027-03-31",
                        "waive 0f3c88a1d2e4b5967788990011223344 --reason 'Goes in May' --ticket OPS-7 --approved-by @shop"
                                + " --expires 2027-05-31")
                .arguments(
                        "FINDING",
                        "1..2",
                        "A finding's fingerprint, or its beginning; or a rule's id and what its findings are on, PROJECT/ID or a project.",
                        finding)
                .text("--reason", "TEXT", "Why the rule need not hold here.", value -> reason = value)
                .text("--ticket", "ID", "Where the matter is followed up.", value -> ticket = value)
                .text("--approved-by", "@TEAM", "The team that answers for it.", value -> approvedBy = value)
                .text("--expires", "DATE", "The last day on which it holds.", value -> expires = value)
                .text(
                        "--against",
                        "REF|DIR|VERSION",
                        "Look for the finding in what changed since then too.",
                        value -> judging.against = value)
                .texts(
                        "--vulnerabilities",
                        "FILE",
                        "Look for the finding in what scanners say of the images too.",
                        judging.vulnerabilities);
        options.rules();
        judging.audit.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        WaiverDraft draft = WaiverDraft.of(reason, ticket, approvedBy, expires, call);
        return new Waiving(call, judging, draft).run(finding.get(0), finding.size() < 2 ? "" : finding.get(1));
    }
}
