package dev.serviceregistry.cli;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Shows one rule. */
final class RulesShowCommand implements Action {

    private String id = "";

    private final AnswerOptions answer = new AnswerOptions();

    @Override
    public void declare(Options options) {
        options.about(
                        "Shows a rule: what it demands and why, what to do, the controls it serves, and its text.",
                        "rules show DEP-001",
                        "rules show DEP-001 -f json")
                .argument("ID", "1", "The rule's id.", value -> id = value);
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
