package dev.serviceregistry.cli;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Judges the whole repository. */
@Command(
        name = "validate",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Judges the whole repository by every family of policies and reports what violates them.",
        footer = {
            "",
            "Examples:",
            "  service-registry validate",
            "  service-registry validate --config services/catalog.toml",
            "  service-registry validate --project shop --fail-on warning",
            "  service-registry validate -f text -o json=report.json",
            "",
            "Exit codes: 0 nothing found at or above --fail-on, 1 findings, 2 wrong usage, 3 an error of the program.",
            Common.SETTINGS
        })
final class ValidateCommand implements Action {

    @Mixin
    private JudgingOptions options = new JudgingOptions();

    @Mixin
    private Common common = new Common();

    @Override
    public Common common() {
        return common;
    }

    @Override
    public int run(Call call) throws IOException {
        return new Judging(call, options).judge();
    }
}
