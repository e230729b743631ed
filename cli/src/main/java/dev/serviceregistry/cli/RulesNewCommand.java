package dev.serviceregistry.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Begins a rule of the organisation's own, with its scenario. */
final class RulesNewCommand implements Action {

    private final List<String> words = new ArrayList<>();
    private final AuditOptions audit = new AuditOptions();
    private String prefix = "";

    @Override
    public void declare(Options options) {
        options.about(
                        "Begins a rule of the organisation's own: writes a rule that compiles and fires, and a scenario that"
                                + " shows it, for you to change. Never overwrites.",
                        "rules new platform 'Every service runs at least twice'",
                        "rules new platform 'Every service runs at least twice' --prefix ACME")
                .arguments(
                        "FAMILY SENTENCE",
                        "1..*",
                        "The family that the rule belongs to, and the sentence that must hold, without a full stop.",
                        words)
                .text(
                        "--prefix",
                        "LETTERS",
                        "What the rule's id begins with. Default: as the rules that there are, else ORG.",
                        value -> prefix = value)
                .setting("--prefix", "rule_prefix");
        audit.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        if (words.size() != 2) {
            throw new UsageProblem(
                    "give a family and one sentence, in quotes, such as: rules new platform 'Every service"
                            + " runs at least twice'");
        }
        RuleDraft draft = RuleDraft.of(words.get(0), words.get(1), prefix, call);
        for (Path file : draft.write(audit, call)) {
            call.out().line("wrote " + call.shown(file));
        }
        call.out()
                .line(
                        "Write into 'when' what must not be, then: service-registry rules check, and: service-registry rules"
                                + " test " + draft.id());
        return Program.OK;
    }
}
