package dev.serviceregistry.engine.drools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.BetaIndex;
import org.drools.model.Binding;
import org.drools.model.Condition;
import org.drools.model.Constraint;
import org.drools.model.Declaration;
import org.drools.model.Index;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.functions.Function1;
import org.drools.model.functions.Predicate1;
import org.jspecify.annotations.Nullable;

/** Reads the patterns of a compiled rule. */
@SuppressWarnings({"rawtypes", "unchecked"}) // Drools' own types of variables and functions are raw.
final class RulePatterns {

    private final List<RulePattern> patterns = new ArrayList<>();
    private final Map<Variable<?>, RulePattern.Operand> sources = new HashMap<>();

    private RulePatterns() {}

    /** The patterns of a rule; none when it has conditions of another kind. */
    static List<RulePattern> of(Rule rule) {
        RulePatterns reading = new RulePatterns();
        for (Condition condition : rule.getView().getSubConditions()) {
            if (condition.getType() != Condition.Type.CONSEQUENCE && !reading.read(condition)) {
                return List.of();
            }
        }
        return List.copyOf(reading.patterns);
    }

    private boolean read(Condition condition) {
        boolean negated = condition.getType() == Condition.Type.NOT;
        Condition alone = condition;
        if (negated || condition.getType() == Condition.Type.EXISTS) {
            List<Condition> members = condition.getSubConditions();
            if (members.size() != 1) {
                return false;
            }
            alone = members.get(0);
        }
        if (alone.getType() != Condition.Type.PATTERN
                || !(alone instanceof Pattern<?> pattern)
                || pattern.isPassive()
                || !(pattern.getPatternVariable() instanceof Declaration<?> fact)
                || fact.getSource() != null
                || fact.getWindow() != null) {
            return false;
        }
        int place = patterns.size();
        sources.put(fact, new RulePattern.Operand(place, itself -> itself));
        for (Binding binding : pattern.getBindings()) {
            Variable[] inputs = binding.getInputVariables();
            if (inputs.length == 1 && inputs[0] == fact) {
                sources.put(binding.getBoundVariable(), new RulePattern.Operand(place, binding.getBindingFunction()));
            }
        }
        Constraints constraints = new Constraints(place, fact);
        constraints.read(pattern.getConstraint());
        patterns.add(constraints.pattern(negated));
        return true;
    }

    /** The constraints of one pattern while they are read. */
    private final class Constraints {

        private final int place;
        private final Variable<?> fact;
        private final List<Predicate1<Object>> demands = new ArrayList<>();
        private final Map<Integer, List<SingleConstraint>> byEarlier = new LinkedHashMap<>();
        private final List<RulePattern.Comparison> comparisons = new ArrayList<>();
        private boolean understood = true;

        private Constraints(int place, Variable<?> fact) {
            this.place = place;
            this.fact = fact;
        }

        private void read(Constraint constraint) {
            if (constraint instanceof SingleConstraint single) {
                single(single);
            } else if (constraint.getType() == Constraint.Type.MULTIPLE
                    || constraint.getType() == Constraint.Type.AND) {
                constraint.getChildren().forEach(this::read);
            } else {
                understood = false;
            }
        }

        private void single(SingleConstraint constraint) {
            Variable[] variables = constraint.getVariables();
            if (constraint == SingleConstraint.TRUE) {
                return;
            }
            if (!constraint.isTemporal() && variables.length == 1 && variables[0] == fact) {
                demands.add(constraint.getPredicate1());
                return;
            }
            if (constraint.isTemporal() || !areAllKnown(variables)) {
                understood = false;
            } else if (variables.length == 2 && joins(variables)) {
                int earlier = Math.min(
                        sources.get(variables[0]).pattern(),
                        sources.get(variables[1]).pattern());
                byEarlier.computeIfAbsent(earlier, unseen -> new ArrayList<>()).add(constraint);
            } else {
                compare(constraint);
            }
        }

        private boolean areAllKnown(Variable[] variables) {
            for (Variable variable : variables) {
                if (!sources.containsKey(variable)) {
                    return false;
                }
            }
            return true;
        }

        /** Whether one of the two values is of this pattern's fact and the other of an earlier one's. */
        private boolean joins(Variable[] variables) {
            int first = sources.get(variables[0]).pattern();
            int second = sources.get(variables[1]).pattern();
            return first != second && (first == place || second == place);
        }

        private void compare(SingleConstraint constraint) {
            List<RulePattern.Operand> operands = new ArrayList<>();
            for (Variable variable : constraint.getVariables()) {
                operands.add(sources.get(variable));
            }
            comparisons.add(new RulePattern.Comparison(operands, constraint.getPredicate()));
        }

        private RulePattern pattern(boolean negated) {
            List<RulePattern.Join> joins = new ArrayList<>();
            for (Map.Entry<Integer, List<SingleConstraint>> entry : byEarlier.entrySet()) {
                RulePattern.Join join = join(entry.getKey(), entry.getValue());
                if (join == null) {
                    entry.getValue().forEach(this::compare);
                } else {
                    joins.add(join);
                }
            }
            return new RulePattern(
                    fact.getType(),
                    negated,
                    List.copyOf(demands),
                    List.copyOf(joins),
                    List.copyOf(comparisons),
                    understood);
        }

        /** The join with an earlier pattern; null when they have no text in common. */
        private RulePattern.@Nullable Join join(int earlier, List<SingleConstraint> constraints) {
            RulePattern.Join join = null;
            List<RulePattern.Demand> rest = new ArrayList<>();
            for (SingleConstraint constraint : constraints) {
                Variable[] variables = constraint.getVariables();
                if (join == null && isKey(constraint)) {
                    BetaIndex<Object, Object, ?> index = (BetaIndex<Object, Object, ?>) constraint.getIndex();
                    Function1<Object, ?> compared = index.getRightOperandExtractor();
                    Function1<Object, ?> value = sources.get(variables[1]).function();
                    join = new RulePattern.Join(
                            earlier,
                            index.getLeftOperandExtractor(),
                            earlierFact -> compared.apply(value.apply(earlierFact)),
                            rest);
                } else {
                    rest.add(new RulePattern.Demand(
                            value(variables[0]), value(variables[1]), constraint.getPredicate2()));
                }
            }
            return join;
        }

        /** Whether a constraint compares two texts for equality: of other types Drools may take different values for equal. */
        private boolean isKey(SingleConstraint constraint) {
            return constraint.getVariables()[0] == fact
                    && constraint.getIndex() instanceof BetaIndex<?, ?, ?> index
                    && index.getConstraintType() == Index.ConstraintType.EQUAL
                    && index.getIndexedClass() == String.class
                    && index.getRightReturnType() == String.class;
        }

        private RulePattern.Value value(Variable<?> variable) {
            RulePattern.Operand source = sources.get(variable);
            return new RulePattern.Value(source.pattern() != place, source.function());
        }
    }
}
