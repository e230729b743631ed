package dev.serviceregistry.engine.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.drools.model.Condition;
import org.drools.model.Rule;
import org.drools.model.impl.RuleImpl;
import org.drools.model.patterns.CompositePatterns;

/** Tells Drools conditions of a rule in other words. */
final class Retelling {

    private Retelling() {}

    /**
     * The rule with some of its conditions in other words; the same when all stay as they are.
     *
     * @param told gives a condition in other words, or itself
     */
    static Rule of(Rule rule, UnaryOperator<Condition> told) {
        if (!(rule.getView() instanceof CompositePatterns conditions)) {
            return rule;
        }
        Condition anew = of((Condition) conditions, told);
        return anew == conditions
                ? rule
                : new RuleImpl(
                        rule.getPackage(),
                        rule.getName(),
                        rule.getUnit(),
                        (CompositePatterns) anew,
                        Map.of(),
                        rule.getMetaData());
    }

    private static Condition of(Condition condition, UnaryOperator<Condition> told) {
        if (!(condition instanceof CompositePatterns conditions)) {
            return told.apply(condition);
        }
        List<Condition> members = new ArrayList<>();
        boolean changed = false;
        for (Condition member : conditions.getSubConditions()) {
            Condition anew = of(member, told);
            changed |= anew != member;
            members.add(anew);
        }
        return changed ? new CompositePatterns(conditions.getType(), members, conditions.getConsequences()) : condition;
    }
}
