package dev.serviceregistry.cli;

import java.io.IOException;

/** Takes what is mended out of the baseline. */
final class BaselineShrinkCommand implements Action {

    private final JudgingOptions judging = new JudgingOptions();

    @Override
    public void declare(Options options) {
        options.about(
                "Takes every finding out of policies/baseline.json that is there no more. Nothing is ever added.",
                "baseline shrink");
        options.rules();
        judging.audit.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        return new BaselineRun(call, judging).shrink();
    }
}
