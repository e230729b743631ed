package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as a repository has set it, and what it finds there.
 *
 * @param rule the rule, with the severity it is judged with
 * @param severity the setting that gives it this severity; null when it is the rule's own
 * @param mode the setting that switches it on or off; null when there is none
 * @param outcome what came of judging by it
 * @param findings what it finds, those that are let off last
 */
record RuleInForce(
        RuleDescriptor rule,
        @Nullable Setting severity,
        @Nullable Setting mode,
        Outcome outcome,
        List<Finding> findings) {

    /** Whether it is switched off. */
    boolean isOff() {
        return mode != null && mode.value().equals("off");
    }
}
