package dev.serviceregistry.engine.drools;

import java.util.ArrayList;
import java.util.List;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Index;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.constraints.AndConstraints;
import org.drools.model.constraints.MultipleConstraints;
import org.drools.model.constraints.OrConstraints;
import org.drools.model.patterns.CompositePatterns;
import org.drools.model.patterns.ExistentialPatternImpl;
import org.drools.model.patterns.PatternImpl;
import org.jspecify.annotations.Nullable;

/**
 * Says what {@code forall} demands of the facts that it is about without Drools' own way of saying so: that changes the rule
 * while a network is built, so that the next one finds something else, and breaks down when it names a value of theirs.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Drools' own types of patterns and variables are raw.
final class Foralls {

    private Foralls() {}

    /** The rule in the words of which any number of networks can be built; the same when it has no such condition. */
    static Rule of(Rule rule) {
        return Retelling.of(
                rule, condition -> condition.getType() == Condition.Type.FORALL ? forall(condition) : condition);
    }

    private static Condition forall(Condition forall) {
        List<Condition> patterns = forall.getSubConditions().get(0).getSubConditions();
        if (patterns.size() == 2
                && patterns.get(0) instanceof PatternImpl all
                && patterns.get(1) instanceof PatternImpl each) {
            SingleConstraint join = selfJoin(each);
            if (join != null) {
                return each.getBindings().isEmpty() ? noneViolates(all, each, join) : joined(all, each, join);
            }
        }
        return forall;
    }

    /** What demands that the fact is the one of the first pattern; null when nothing does. */
    private static @Nullable SingleConstraint selfJoin(PatternImpl<?> each) {
        for (Constraint constraint : each.getConstraint().getChildren()) {
            if (constraint instanceof SingleConstraint single
                    && single.getIndex() != null
                    && single.getIndex().getConstraintType() == Index.ConstraintType.FORALL_SELF_JOIN) {
                return single;
            }
        }
        return null;
    }

    /** There are facts of the first pattern, and none of them lacks what the second demands. */
    private static Condition noneViolates(PatternImpl<?> all, PatternImpl<?> each, SingleConstraint join) {
        List<Constraint> violations = new ArrayList<>();
        for (Constraint demand : each.getConstraint().getChildren()) {
            if (demand != join) {
                violations.add(violation(demand, each.getPatternVariable(), all.getPatternVariable()));
            }
        }
        List<Constraint> violated = List.of(all.getConstraint(), new OrConstraints(violations));
        PatternImpl violating = new PatternImpl(
                all.getPatternVariable(), new MultipleConstraints(violated), new ArrayList<>(all.getBindings()));
        return new CompositePatterns(
                Condition.Type.AND,
                List.of(
                        new ExistentialPatternImpl(all, Condition.Type.EXISTS),
                        new ExistentialPatternImpl(violating, Condition.Type.NOT)));
    }

    /** That a demand is not met. It has no index: negating one turns that of the demand round as well. */
    private static Constraint violation(Constraint demand, Variable<?> each, Variable<?> all) {
        if (demand instanceof SingleConstraint single) {
            return withoutIndex(single).replaceVariable(each, all).negate();
        }
        List<Constraint> violations = new ArrayList<>();
        for (Constraint part : demand.getChildren()) {
            violations.add(violation(part, each, all));
        }
        return demand.getType() == Constraint.Type.OR ? new AndConstraints(violations) : new OrConstraints(violations);
    }

    private static Constraint withoutIndex(SingleConstraint constraint) {
        Variable first = constraint.getVariables()[0];
        return constraint.replaceVariable(first, first);
    }

    /** The same by the plain join of two patterns, which can name values in both. */
    private static Condition joined(PatternImpl<?> all, PatternImpl<?> each, SingleConstraint join) {
        List<Constraint> demands = new ArrayList<>(each.getConstraint().getChildren());
        demands.replaceAll(demand -> demand == join ? withoutIndex(join) : demand);
        PatternImpl other = new PatternImpl(
                each.getPatternVariable(), new MultipleConstraints(demands), new ArrayList<>(each.getBindings()));
        return new ExistentialPatternImpl(
                new CompositePatterns(Condition.Type.AND, List.of(all, other)), Condition.Type.FORALL);
    }
}
