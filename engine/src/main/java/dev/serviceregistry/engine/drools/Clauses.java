package dev.serviceregistry.engine.drools;

import java.util.ArrayList;
import java.util.List;
import org.drools.model.AccumulatePattern;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Declaration;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.patterns.EvalImpl;

/** Reads the conditions of a compiled rule. */
final class Clauses {

    private Clauses() {}

    /** The conditions of a rule, in its order. */
    static List<Clause> of(Rule rule) {
        return all(rule.getView().getSubConditions());
    }

    private static List<Clause> all(List<Condition> conditions) {
        List<Clause> clauses = new ArrayList<>(conditions.size());
        for (Condition condition : conditions) {
            if (condition.getType() != Condition.Type.CONSEQUENCE) {
                clauses.add(clause(condition));
            }
        }
        return List.copyOf(clauses);
    }

    /** The two patterns of a forall, which holds where there is no fact to be about as well; none for another condition. */
    static List<Clause> ofForall(Clause clause) {
        if (clause instanceof Clause.Any any) {
            return ofForall(any.alternatives().get(any.alternatives().size() - 1));
        }
        return clause instanceof Clause.Judged judged && judged.condition().getType() == Condition.Type.FORALL
                ? all(judged.condition().getSubConditions().get(0).getSubConditions())
                : List.of();
    }

    private static Clause clause(Condition condition) {
        return switch (condition.getType()) {
            case PATTERN -> pattern(condition);
            case NOT -> new Clause.Absent(all(condition.getSubConditions()));
            case EXISTS -> new Clause.Present(all(condition.getSubConditions()));
            case AND -> new Clause.All(all(condition.getSubConditions()));
            case OR -> new Clause.Any(all(condition.getSubConditions()));
            case EVAL ->
                condition instanceof EvalImpl eval && eval.getExpr() != null
                        ? new Clause.True(eval.getExpr())
                        : new Clause.Judged(condition);
            default -> new Clause.Judged(condition);
        };
    }

    private static Clause pattern(Condition condition) {
        if (!(condition instanceof Pattern<?> pattern)
                || condition instanceof AccumulatePattern
                || !(pattern.getPatternVariable() instanceof Declaration<?> fact)
                || fact.getSource() != null
                || fact.getWindow() != null) {
            return new Clause.Judged(condition);
        }
        List<Constraint> constraints = new ArrayList<>();
        flatten(pattern.getConstraint(), constraints);
        for (Constraint constraint : constraints) {
            if (constraint instanceof SingleConstraint single && single.isTemporal()) {
                return new Clause.Judged(condition);
            }
        }
        return new Clause.Matching(fact, List.copyOf(constraints), List.copyOf(pattern.getBindings()), pattern);
    }

    /** Adds each of what must be true together. */
    private static void flatten(Constraint constraint, List<Constraint> into) {
        if (constraint instanceof SingleConstraint) {
            if (constraint != SingleConstraint.TRUE) {
                into.add(constraint);
            }
        } else if (constraint.getType() == Constraint.Type.OR) {
            into.add(constraint);
        } else {
            for (Constraint child : constraint.getChildren()) {
                flatten(child, into);
            }
        }
    }
}
