package dev.serviceregistry.cli;

import java.io.IOException;

/** Judges the repository whenever somebody saves a file of it. */
final class WatchCommand implements Action {

    private final JudgingOptions judging = new JudgingOptions();

    @Override
    public void declare(Options options) {
        options.about(
                "Judges the repository, and again whenever a file of it is saved: on a terminal the whole report each time,"
                        + " else what is new and what is gone; until it is interrupted.",
                "watch",
                "watch --project shop --family security",
                "watch -f json | your-editor");
        options.note("With -f json every judgement is one line: the report of 'validate -f json' without line breaks."
                + " Environment variables are read at the start only.");
        judging.declareWithReports(options);
    }

    @Override
    public int run(Call call) throws IOException {
        return WatchRun.untilInterrupted(Watched.of(call, judging));
    }
}
