package dev.serviceregistry.engine.drools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.AccumulatePattern;
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
import org.drools.model.functions.accumulate.AccumulateFunction;
import org.jspecify.annotations.Nullable;

/** Reads the patterns of a compiled rule. */
@SuppressWarnings({"rawtypes", "unchecked"}) // Drools' own types of variables and functions are raw.
final class RulePatterns {

    private final List<RulePattern> patterns = new ArrayList<>();
    private final Map<Variable<?>, RulePattern.Operand> sources = new HashMap<>();
    private final Choice choice;

    private RulePatterns(Choice choice) {
        this.choice = choice;
    }

    /** What is read of a rule. */
    interface Choice {

        /** All of it. */
        Choice ALL = new Choice() {};

        /** Whether a pattern on facts of this type is read at all. */
        default boolean takes(Class<?> type, RulePattern.Role role) {
            return true;
        }

        /** Whether a constraint of such a pattern is read. */
        default boolean takes(Class<?> type, SingleConstraint constraint) {
            return true;
        }
    }

    /** The patterns of a rule; none when it has conditions of another kind, or demands no fact at all. */
    static List<RulePattern> of(Rule rule) {
        RulePatterns reading = new RulePatterns(Choice.ALL);
        for (Condition condition : rule.getView().getSubConditions()) {
            if (condition.getType() != Condition.Type.CONSEQUENCE && !reading.read(condition)) {
                return List.of();
            }
        }
        boolean demandsFacts = reading.patterns.stream().anyMatch(RulePattern::isPresent);
        return demandsFacts ? List.copyOf(reading.patterns) : List.of();
    }

    /**
     * A weaker rule, which matches wherever the rule does: only those of its patterns and constraints that are chosen, and
     * that are of a kind that is known.
     */
    static List<RulePattern> weakened(Rule rule, Choice choice) {
        RulePatterns reading = new RulePatterns(choice);
        for (Condition condition : rule.getView().getSubConditions()) {
            switch (condition.getType()) {
                case PATTERN, EXISTS, NOT -> reading.read(condition);
                default -> {}
            }
        }
        return List.copyOf(reading.patterns);
    }

    private boolean read(Condition condition) {
        switch (condition.getType()) {
            case PATTERN:
                return isResult(condition)
                        ? readOfResult((Pattern<?>) condition)
                        : read(condition, new RulePattern.Present());
            case EXISTS:
                return readMember(condition, new RulePattern.Present());
            case NOT:
                return readMember(condition, new RulePattern.Absent());
            case ACCUMULATE:
                return condition instanceof AccumulatePattern<?> pattern && readAccumulated(pattern);
            default:
                return false;
        }
    }

    private boolean readMember(Condition condition, RulePattern.Role role) {
        List<Condition> members = condition.getSubConditions();
        return members.size() == 1 && members.get(0).getType() == Condition.Type.PATTERN && read(members.get(0), role);
    }

    private boolean read(Condition condition, RulePattern.Role role) {
        if (!(condition instanceof Pattern<?> pattern) || !isOfFacts(pattern)) {
            return false;
        }
        if (choice.takes(pattern.getPatternVariable().getType(), role)) {
            add(constraints(pattern), role);
        }
        return true;
    }

    private static boolean isOfFacts(Pattern<?> pattern) {
        return !pattern.isPassive()
                && pattern.getPatternVariable() instanceof Declaration<?> fact
                && fact.getSource() == null
                && fact.getWindow() == null;
    }

    private Constraints constraints(Pattern<?> pattern) {
        int place = patterns.size();
        Variable<?> fact = pattern.getPatternVariable();
        sources.put(fact, new RulePattern.Operand(place, itself -> itself));
        for (Binding binding : pattern.getBindings()) {
            Variable[] inputs = binding.getInputVariables();
            if (inputs.length == 1 && inputs[0] == fact) {
                sources.put(binding.getBoundVariable(), new RulePattern.Operand(place, binding.getBindingFunction()));
            }
        }
        Constraints constraints = new Constraints(place, fact);
        constraints.read(pattern.getConstraint());
        return constraints;
    }

    private void add(Constraints constraints, RulePattern.Role role) {
        patterns.add(constraints.pattern(role));
    }

    /** Reads what one pattern's facts come to. */
    private boolean readAccumulated(AccumulatePattern<?> accumulated) {
        if (!(accumulated.getCondition() instanceof Pattern<?> pattern)
                || accumulated.isQuerySource()
                || !isOfFacts(pattern)) {
            return false;
        }
        int place = patterns.size();
        Constraints constraints = constraints(pattern);
        List<RulePattern.Function> functions = new ArrayList<>();
        List<Variable> results = new ArrayList<>();
        for (AccumulateFunction function : accumulated.getAccumulateFunctions()) {
            Function1<Object, ?> value = valueOf(function, place);
            if (value == null
                    || !(function.createFunctionObject()
                            instanceof org.kie.api.runtime.rule.AccumulateFunction<?> working)) {
                return false;
            }
            functions.add(new RulePattern.Function((org.kie.api.runtime.rule.AccumulateFunction) working, value));
            results.add(function.getResult());
        }
        add(constraints, new RulePattern.Accumulated(List.copyOf(functions), List.of()));
        for (int i = 0; i < results.size(); i++) {
            int index = i;
            sources.put(results.get(i), new RulePattern.Operand(place, all -> ((Object[]) all)[index]));
        }
        return true;
    }

    /** What a function takes of each fact of the pattern at this place; null when it takes something else. */
    private @Nullable Function1<Object, ?> valueOf(AccumulateFunction function, int place) {
        if (function.isFixedValue() || takesMore(function)) {
            return null;
        }
        if (function.getSource() == null) {
            return itself -> itself;
        }
        RulePattern.Operand source =
                function.getSource() instanceof Variable<?> variable ? sources.get(variable) : null;
        return source == null || source.pattern() != place ? null : source.function();
    }

    private static boolean takesMore(AccumulateFunction function) {
        Variable[] others = function.getExternalVars();
        return others != null && others.length > 0;
    }

    /** Whether a condition is about what the facts of the last pattern come to. */
    private boolean isResult(Condition condition) {
        RulePattern.Operand source =
                condition instanceof Pattern<?> pattern ? sources.get(pattern.getPatternVariable()) : null;
        return source != null && source.pattern() == patterns.size() - 1 && isAccumulated(source.pattern());
    }

    private boolean isAccumulated(int place) {
        return place < patterns.size() && patterns.get(place).role() instanceof RulePattern.Accumulated;
    }

    /** Reads what is demanded of such a result. */
    private boolean readOfResult(Pattern<?> pattern) {
        int last = patterns.size() - 1;
        List<SingleConstraint> singles = new ArrayList<>();
        if (!pattern.getBindings().isEmpty() || !areSingle(pattern.getConstraint(), singles)) {
            return false;
        }
        List<RulePattern.Comparison> conditions = new ArrayList<>();
        for (SingleConstraint single : singles) {
            if (single.isTemporal() || !areAllKnown(single.getVariables())) {
                return false;
            }
            conditions.add(comparison(single));
        }
        patterns.set(last, patterns.get(last).accumulatedWith(conditions));
        return true;
    }

    /** Gathers constraints that must hold together; false when they are of another kind. */
    private static boolean areSingle(Constraint constraint, List<SingleConstraint> into) {
        if (constraint instanceof SingleConstraint single) {
            return single == SingleConstraint.TRUE || into.add(single);
        }
        return (constraint.getType() == Constraint.Type.MULTIPLE || constraint.getType() == Constraint.Type.AND)
                && constraint.getChildren().stream().allMatch(child -> areSingle(child, into));
    }

    private boolean areAllKnown(Variable[] variables) {
        for (Variable variable : variables) {
            if (!sources.containsKey(variable)) {
                return false;
            }
        }
        return true;
    }

    private RulePattern.Comparison comparison(SingleConstraint constraint) {
        List<RulePattern.Operand> operands = new ArrayList<>();
        for (Variable variable : constraint.getVariables()) {
            operands.add(sources.get(variable));
        }
        return new RulePattern.Comparison(operands, constraint.getPredicate());
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
            if (!choice.takes(fact.getType(), constraint)) {
                understood = false;
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

        /** Whether one of the two values is of this pattern's fact and the other of an earlier one's. */
        private boolean joins(Variable[] variables) {
            int first = sources.get(variables[0]).pattern();
            int second = sources.get(variables[1]).pattern();
            return first != second
                    && (first == place || second == place)
                    && !isAccumulated(first == place ? second : first);
        }

        private void compare(SingleConstraint constraint) {
            comparisons.add(comparison(constraint));
        }

        private RulePattern pattern(RulePattern.Role role) {
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
                    role,
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
