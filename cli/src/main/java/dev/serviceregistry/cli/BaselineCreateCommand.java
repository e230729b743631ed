package dev.serviceregistry.cli;

import java.io.IOException;

/** Writes the findings down that there are, so that from now on only new ones count. */
final class BaselineCreateCommand implements Action {

    private final JudgingOptions judging = new JudgingOptions();

    @Override
    public void declare(Options options) {
        options.about(
                        "Writes policies/baseline.json with every finding that there is today and that nobody has waived;"
                                + " from then on only what is not in it counts.",
                        "baseline create")
                .note("There is one baseline, made once. It only shrinks: see 'service-registry baseline shrink'.");
        options.rules();
        judging.audit.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        return new BaselineRun(call, judging).create();
    }
}
