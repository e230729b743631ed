package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.FailOn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells whom a change of rules or settings hits. */
final class RulesDiffCommand implements Action {

    private final AnswerOptions answer = new AnswerOptions();
    private final List<String> states = new ArrayList<>();
    private String failOn = "none";
    private String asOf = "";

    @Override
    public void declare(Options options) {
        options.about(
                        "Judges what the repository declares by the policies of two states, and tells who newly fails, who"
                                + " is freed, and what becomes better or worse.",
                        "rules diff main",
                        "rules diff v1 v2 -f json",
                        "rules diff main ../stricter --fail-on error")
                .arguments(
                        "STATE",
                        "1..2",
                        "The policies before and after: a git revision or a directory. After: the repository as it is.",
                        states)
                .text(
                        "--fail-on",
                        "SEVERITY",
                        "Exit with 1 when somebody newly fails, from this severity on: error, warning, note or none; what only rises does not count."
                                + " Default: none.",
                        value -> failOn = value)
                .setting("--fail-on", "rules_fail_on")
                .text(
                        "--as-of",
                        "DATE",
                        "Judge as on this day, such as 2026-12-31. Default: today, in UTC.",
                        value -> asOf = value);
        answer.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        boolean json = answer.json(call);
        call.settings().one("rules_fail_on", failOn);
        FailOn fails = FailOn.valueOf(failOn.toUpperCase(Locale.ROOT));
        PolicyDifference difference = new PolicyComparison(call, AsOf.day(asOf, call))
                .between(states.get(0), states.size() < 2 ? "" : states.get(1));
        if (json) {
            PolicyDifferenceJson.write(difference, call.out());
        } else {
            PolicyDifferenceText.write(difference, call);
        }
        return fails.fails(difference.findings().newlyFailing()) ? Program.FINDINGS : Program.OK;
    }
}
