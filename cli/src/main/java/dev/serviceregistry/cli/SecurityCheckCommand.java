package dev.serviceregistry.cli;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Judges how securely services are declared. */
final class SecurityCheckCommand implements Action {

    private static final Set<String> FAMILIES = Set.of("security", "compliance");

    private final JudgingOptions judging = new JudgingOptions();

    @Override
    public void declare(Options options) {
        options.about(
                "Judges by the security and compliance families: do secrets stand in plain text, what may containers do,"
                        + " what is reached from outside.",
                "security-check",
                "security-check --config services/catalog.toml",
                "security-check --project shop --fail-on warning");
        judging.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        List<ReportTarget> targets = ReportTarget.of(judging, call);
        return new Judging(call, judging).judge(Readings.of(call), FAMILIES, targets, call.out());
    }
}
