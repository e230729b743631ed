package dev.serviceregistry.engine;

import java.util.List;
import java.util.Optional;

/**
 * How far a rule gets on one subject: it is violated when every condition holds.
 *
 * @param conditions the conditions, in the order of the rule
 * @param others how many more facts of the kind that the rule judges are about the subject and get no further
 */
public record Explanation(List<ConditionCheck> conditions, int others) {

    /** Whether every condition holds, so that the rule reports the subject. */
    public boolean holds() {
        return failing().isEmpty();
    }

    /** The condition for which there is nothing that satisfies it. */
    public Optional<ConditionCheck> failing() {
        for (ConditionCheck condition : conditions) {
            if (condition.standing() == ConditionCheck.Standing.FAILS) {
                return Optional.of(condition);
            }
        }
        return Optional.empty();
    }
}
