package dev.serviceregistry.cli;

import dev.serviceregistry.engine.RuleSet;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the rules. */
@Command(
        name = "list",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Lists the rules with their severity and the sentence that each demands.",
        footer = {
            "",
            "Examples:",
            "  service-registry rules list",
            "  service-registry rules list -f json",
            "",
            Common.SETTINGS
        })
final class RulesListCommand implements Action {

    @Mixin
    private AnswerOptions options = new AnswerOptions();

    @Mixin
    private Common common = new Common();

    @Override
    public Common common() {
        return common;
    }

    @Override
    public Place place() {
        return Place.WELCOME;
    }

    @Override
    public int run(Call call) throws IOException {
        boolean json = options.json(call);
        RuleSet rules = call.engine().rules();
        if (json) {
            RuleJson.list(rules, call.out());
        } else {
            RuleText.list(rules, call);
        }
        return Program.OK;
    }
}
