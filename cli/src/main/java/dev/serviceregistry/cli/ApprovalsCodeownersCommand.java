package dev.serviceregistry.cli;

import java.io.IOException;

/** Writes whom the forge asks for reviews, and what protects the branch. */
final class ApprovalsCodeownersCommand implements Action {

    private final AuditOptions audit = new AuditOptions();
    private boolean writes;
    private boolean checks;

    @Override
    public void declare(Options options) {
        options.about(
                        "Shows CODEOWNERS as [teams], owners and [change_control] make it. With --write, writes"
                                + " .github/CODEOWNERS, and .github/ruleset.json for the protection of the branch.",
                        "approvals codeowners",
                        "approvals codeowners --write",
                        "approvals codeowners --check")
                .note("A file that was not written by this program is never overwritten. Of several owners the forge"
                        + " asks for any one: that every team of [change_control] approves is judged by the policies.")
                .flag("--write", "Write both files into the checkout.", value -> writes = value)
                .flag("--check", "Exit with 1 when the files there are not these.", value -> checks = value);
        audit.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        OwnersFiles files = OwnersFiles.of(call);
        if (checks) {
            return files.check();
        }
        if (writes) {
            files.write(audit);
        } else {
            call.out().write(files.owners().text());
        }
        return Program.OK;
    }
}
