package dev.serviceregistry.cli;

import dev.serviceregistry.facts.Setting;
import java.util.List;

/** The policies that demand approvals of a change. */
final class ApprovalRules {

    /** Their ids. */
    static final List<String> IDS = List.of("GOV-002", "GOV-003", "GOV-004", "GOV-005");

    private ApprovalRules() {}

    /** Whether a setting switches one of these policies off, or changes how severe it is. */
    static boolean isSetBy(Setting setting) {
        for (String id : IDS) {
            if (setting.key().startsWith("rules." + id + ".")) {
                return true;
            }
        }
        return false;
    }

    /** Adds what was set of these policies before a change, since none can switch off what it is judged by. */
    static void addSettings(Baseline before, RuleSettings settings) {
        for (Setting setting : before.reading().registry().facts().ofType(Setting.class)) {
            if (isSetBy(setting)) {
                settings.add(setting);
            }
        }
    }

    /** The options of a command that judges by these alone. */
    static JudgingOptions judging() {
        JudgingOptions judging = new JudgingOptions();
        judging.rules.addAll(IDS);
        return judging;
    }
}
