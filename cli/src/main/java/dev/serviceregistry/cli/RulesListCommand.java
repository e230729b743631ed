package dev.serviceregistry.cli;

import dev.serviceregistry.engine.RuleSet;
import java.io.IOException;

/** Lists the rules. */
final class RulesListCommand implements Action {

    private final AnswerOptions answer = new AnswerOptions();

    @Override
    public void declare(Options options) {
        options.about(
                "Lists the rules with their severity, the sentence that each demands, and where each comes from.",
                "rules list",
                "rules list -f json");
        options.rules();
        answer.declare(options);
    }

    @Override
    public Place place() {
        return Place.WELCOME;
    }

    @Override
    public int run(Call call) throws IOException {
        boolean json = answer.json(call);
        RuleSet rules = call.engine().rules();
        if (json) {
            RuleJson.list(rules, call);
        } else {
            RuleText.list(rules, call);
        }
        return Program.OK;
    }
}
