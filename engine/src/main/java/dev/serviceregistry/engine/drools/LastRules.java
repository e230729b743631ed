package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.BaselineGap;
import dev.serviceregistry.facts.ExceptionFact;
import dev.serviceregistry.facts.WaiverGap;
import dev.serviceregistry.facts.WaiverUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.drools.model.AccumulatePattern;
import org.drools.model.Condition;
import org.drools.model.Pattern;

/**
 * Which rules are judged when all others were: those on exceptions, and those that see what came of exceptions.
 *
 * @param first those that are judged before
 * @param last those that are judged when it is known what came of exceptions
 */
record LastRules(List<RuleDescriptor> first, List<RuleDescriptor> last) {

    private static final List<Class<?>> STATED_LAST = List.of(BaselineGap.class, WaiverGap.class, WaiverUse.class);

    /**
     * The rules in their two turns.
     *
     * @param haveExceptions whether there are exceptions: otherwise nothing comes of them
     */
    static LastRules of(DroolsRuleSet rules, boolean haveExceptions) {
        List<RuleDescriptor> first = new ArrayList<>();
        List<RuleDescriptor> last = new ArrayList<>();
        for (RuleDescriptor rule : rules.rules()) {
            (isLast(rule, rules, haveExceptions) ? last : first).add(rule);
        }
        return new LastRules(first, last);
    }

    /** Whether a rule is judged last. */
    static boolean isLast(RuleDescriptor rule, DroolsRuleSet rules, boolean haveExceptions) {
        return isOnExceptions(rule, rules) || haveExceptions && readsOutcome(rule, rules);
    }

    private static boolean isOnExceptions(RuleDescriptor rule, DroolsRuleSet rules) {
        return ExceptionFact.class.isAssignableFrom(rules.subjectType(rule));
    }

    private static boolean readsOutcome(RuleDescriptor rule, DroolsRuleSet rules) {
        if (!rules.isUnderstood(rule)) {
            return names(rules.compiled(rule).getView());
        }
        for (Class<?> type : STATED_LAST) {
            if (rules.reads(rule, type)) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(Condition condition) {
        if (condition instanceof AccumulatePattern<?> accumulated) {
            return names(accumulated.getCondition());
        }
        if (condition instanceof Pattern<?> pattern) {
            Class<?> type = pattern.getPatternVariable().getType();
            for (Class<?> last : STATED_LAST) {
                if (type.isAssignableFrom(last)) {
                    return true;
                }
            }
        }
        for (Condition part : condition.getSubConditions()) {
            if (names(part)) {
                return true;
            }
        }
        return false;
    }

    /** The rules of which it is known, when exceptions are looked at, what they report. */
    DroolsRuleSet decided(DroolsRuleSet rules) {
        Set<String> undecided = new HashSet<>();
        for (RuleDescriptor rule : last) {
            if (!isOnExceptions(rule, rules)) {
                undecided.add(rule.id());
            }
        }
        return rules.only(rule -> !undecided.contains(rule.id()));
    }
}
