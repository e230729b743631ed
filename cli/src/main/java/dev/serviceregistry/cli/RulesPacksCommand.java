package dev.serviceregistry.cli;

import dev.serviceregistry.registry.Reading;
import java.io.IOException;

/** Shows the packs that a repository uses. */
final class RulesPacksCommand implements Action {

    private final AnswerOptions answer = new AnswerOptions();

    @Override
    public void declare(Options options) {
        options.about(
                "Shows the packs of policies that the repository uses, the rules, settings and tables that each brings,"
                        + " what that is in place of, and what the repository or a later pack writes over it.",
                "rules packs",
                "rules packs -f json");
        answer.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        boolean json = answer.json(call);
        Reading reading = Readings.of(call);
        PackOverview overview = PackOverview.of(reading, call);
        if (json) {
            overview.writeJson(call.out());
        } else {
            overview.writeText();
        }
        return Program.OK;
    }
}
