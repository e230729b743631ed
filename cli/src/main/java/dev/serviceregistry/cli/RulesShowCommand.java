package dev.serviceregistry.cli;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one rule. */
@Command(
        name = "show",
        sortOptions = false,
        abbreviateSynopsis = true,
        description = "Shows a rule: what it demands and why, what to do, the controls it serves, and its text.",
        footer = {
            "",
            "Examples:",
            "  service-registry rules show DEP-001",
            "  service-registry rules show DEP-001 -f json",
            "",
            Common.SETTINGS
        })
final class RulesShowCommand implements Action {

    @Parameters(paramLabel = "ID", description = "The rule's id.")
    private String id = "";

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
        RuleDescriptor rule = rules.find(id.toUpperCase(Locale.ROOT)).orElse(null);
        if (rule == null) {
            List<String> ids = new ArrayList<>();
            rules.rules().forEach(known -> ids.add(known.id()));
            throw new UsageProblem("there is no rule '" + id + "'" + UsageProblem.hint(id, ids)
                    + "\n'service-registry rules list' lists them.");
        }
        if (json) {
            RuleJson.show(rule, rules, call.out());
        } else {
            RuleText.show(rule, rules, call);
        }
        return Program.OK;
    }
}
