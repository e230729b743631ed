package dev.serviceregistry.cli;

import dev.serviceregistry.engine.source.RuleProblem;
import dev.serviceregistry.registry.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Says everything that is wrong with the rules of an organisation. */
final class RulesCheckCommand implements Action {

    private final List<String> named = new ArrayList<>();
    private final AnswerOptions answer = new AnswerOptions();

    @Override
    public void declare(Options options) {
        options.about(
                        "Says everything that is wrong with the organisation's own rules, those of the repository or those"
                                + " in these files, each with its place and what to write instead.",
                        "rules check",
                        "rules check policies/rules/platform/ORG-001-every-service-runs-twice.drl",
                        "rules check --rules ../shared/rules -f json")
                .note("Exit codes: 0 nothing is wrong, 2 something is.")
                .arguments("FILE", "0..*", "Tell only what is wrong with these files.", named);
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
        StrayRules.warn(call);
        OwnRules own = call.rulesWith(named);
        Set<String> asked = own.asked();
        List<RuleProblem> problems = own.check();
        List<RuleProblem> warnings = problems.isEmpty() && own.count() > 0 && call.repositoryIfThere() != null
                ? doubts(own, call)
                : List.of();
        RuleCheckAnswer found = new RuleCheckAnswer(
                own, ofThose(asked, problems), ofThose(asked, warnings), asked.isEmpty() ? own.count() : asked.size());
        if (json) {
            found.writeJson(call.out());
        } else {
            found.writeText(call.out());
        }
        return found.problems().isEmpty() ? Program.OK : Program.USAGE;
    }

    private static List<RuleProblem> doubts(OwnRules own, Call call) {
        Reading reading = Readings.of(call);
        return RuleDoubts.about(
                own.prepare().loaded(), reading, reading.registry().facts());
    }

    /** The problems of the files that were asked for; all of them where none were. */
    private static List<RuleProblem> ofThose(Set<String> asked, List<RuleProblem> problems) {
        return problems.stream()
                .filter(problem ->
                        asked.isEmpty() || asked.contains(problem.place().file()))
                .toList();
    }
}
