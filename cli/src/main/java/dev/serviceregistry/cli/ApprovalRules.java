package dev.serviceregistry.cli;

import java.util.List;

/** The policies that demand approvals of a change. */
final class ApprovalRules {

    /** Their ids. */
    static final List<String> IDS = List.of("GOV-002", "GOV-003", "GOV-004", "GOV-005");

    private ApprovalRules() {}

    /** The options of a command that judges by these alone. */
    static JudgingOptions judging() {
        JudgingOptions judging = new JudgingOptions();
        judging.rules.addAll(IDS);
        return judging;
    }
}
