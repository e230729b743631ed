package dev.serviceregistry.cli;

import dev.serviceregistry.registry.editing.FactGuide;
import dev.serviceregistry.registry.editing.FactGuide.FactType;
import java.io.IOException;

/** Tells what rules can read. */
final class RulesFactsCommand implements Action {

    private final AnswerOptions answer = new AnswerOptions();
    private String name = "";

    @Override
    public void declare(Options options) {
        options.about(
                        "Lists the types of facts that rules can read, and the words that some fields are made of; of one of"
                                + " them, its fields or words with what each says.",
                        "rules facts",
                        "rules facts Service",
                        "rules facts Lifecycle -f json")
                .note("docs/facts.md says the same of all of them on one page.")
                .argument("TYPE", "0..1", "A type of fact, or of words. Default: all.", value -> name = value);
        answer.declare(options);
    }

    @Override
    public Place place() {
        return Place.WELCOME;
    }

    @Override
    public int run(Call call) throws IOException {
        boolean json = answer.json(call);
        FactGuide guide = new FactGuide();
        if (name.isEmpty() && json) {
            FactJson.list(guide, call.out());
        } else if (name.isEmpty()) {
            FactText.list(guide, call);
        } else if (json) {
            FactJson.show(type(guide), call.out());
        } else {
            FactText.show(type(guide), call);
        }
        return Program.OK;
    }

    private FactType type(FactGuide guide) {
        for (FactType type : guide.types().values()) {
            if (type.name().equalsIgnoreCase(name)) {
                return type;
            }
        }
        throw new UsageProblem("there is no type of fact '" + name + "'"
                + UsageProblem.hint(name, guide.types().keySet())
                + "\n'service-registry rules facts' lists them.");
    }
}
