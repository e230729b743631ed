package dev.serviceregistry.cli;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.Selection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which rules the options of a command judge by, when there are such rules. */
final class RuleSelection {

    private RuleSelection() {}

    /** Whether the options name rules or families of them. */
    static boolean isOf(JudgingOptions options) {
        return !options.rules.isEmpty() || !options.families.isEmpty();
    }

    /**
     * The rules that the options name.
     *
     * @param families the families to judge by when they name none
     * @param more rules to judge by besides these
     */
    static Selection of(
            JudgingOptions options,
            RuleSet ruleSet,
            Set<String> projects,
            Set<String> families,
            Set<String> more,
            Call call) {
        if (ruleSet.rules().isEmpty()) {
            throw new UsageProblem("there is no rule to judge by\nThis program ships with rules: install it again.");
        }
        List<String> rules = Settings.parts(options.rules);
        List<String> asked = Settings.parts(options.families);
        if (rules.isEmpty() && asked.isEmpty()) {
            return new Selection(projects, more, families);
        }
        Set<String> ids = new TreeSet<>();
        Set<String> names = new TreeSet<>();
        for (RuleDescriptor rule : ruleSet.rules()) {
            ids.add(rule.id());
            names.add(rule.family());
        }
        for (String rule : rules) {
            if (!ids.contains(rule)) {
                throw call.settings()
                        .problem(
                                "rule",
                                "there is no rule '" + rule + "'" + UsageProblem.hint(rule, ids)
                                        + "\n'service-registry rules list' lists them.");
            }
        }
        for (String family : asked) {
            call.settings().one("family", family, names);
        }
        return new Selection(projects, new HashSet<>(rules), new HashSet<>(asked));
    }
}
