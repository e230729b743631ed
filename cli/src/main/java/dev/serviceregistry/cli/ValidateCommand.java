package dev.serviceregistry.cli;

import java.io.IOException;

/** Judges the whole repository. */
final class ValidateCommand implements Action {

    private final JudgingOptions judging = new JudgingOptions();

    @Override
    public void declare(Options options) {
        options.about(
                "Judges the whole repository by every family of policies and reports what violates them.",
                "validate",
                "validate --config services/catalog.toml",
                "validate --project shop --fail-on warning",
                "validate -f text -o json=report.json");
        judging.declareWithReports(options);
    }

    @Override
    public int run(Call call) throws IOException {
        StrayRules.warn(call);
        return new Judging(call, judging).judge();
    }
}
