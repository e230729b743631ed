package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.functions.Function1;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.PredicateN;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.AccumulateFunction;

/**
 * What one pattern of a rule demands of a fact.
 *
 * @param type the type of the facts
 * @param role whether there must be such a fact, or none, or what all of them come to matters
 * @param demands what it demands of a fact by itself
 * @param joins what it demands of a fact beside a fact of an earlier pattern that has a text in common with it
 * @param comparisons what else it demands of a fact beside facts of earlier patterns
 * @param understood whether these are all its demands: some rules have others, which only Drools understands
 */
record RulePattern(
        Class<?> type,
        Role role,
        List<Predicate1<Object>> demands,
        List<Join> joins,
        List<Comparison> comparisons,
        boolean understood) {

    /** What a rule wants of the facts that match a pattern. */
    sealed interface Role permits Present, Absent, Accumulated {}

    /** There must be one. */
    record Present() implements Role {}

    /** There must be none. */
    record Absent() implements Role {}

    /**
     * What all of them come to must satisfy conditions.
     *
     * @param functions what is worked out of them; the results stand in this order in an array in the place of the fact
     * @param conditions what must be true of the results
     */
    record Accumulated(List<Function> functions, List<Comparison> conditions) implements Role {}

    /**
     * One thing that is worked out of all facts that match a pattern, such as their number.
     *
     * @param function how it is worked out
     * @param value the value that is taken of each fact
     */
    record Function(AccumulateFunction<Serializable> function, Function1<Object, ?> value) {

        /** What these facts come to; null when there is no such thing, as of the largest of none. */
        @Nullable
        Object of(List<Fact> facts) throws Exception {
            Serializable context = function.createContext();
            function.init(context);
            for (Fact fact : facts) {
                function.accumulate(context, value.apply(fact));
            }
            return function.getResult(context);
        }
    }

    /**
     * What two patterns demand of their facts together.
     *
     * @param earlier the place of the other pattern in the rule
     * @param key a text of a fact of this pattern
     * @param earlierKey the same text of a fact of the earlier pattern
     * @param demands what else must hold between them
     */
    record Join(int earlier, Function1<Object, ?> key, Function1<Object, ?> earlierKey, List<Demand> demands) {

        /** Whether two facts whose keys are equal belong together. */
        boolean joins(Object fact, Object earlierFact) throws Exception {
            for (int i = 0; i < demands.size(); i++) {
                if (!demands.get(i).holds(fact, earlierFact)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Something that must hold between two values.
     *
     * @param first the first value
     * @param second the second value
     * @param predicate what must hold
     */
    record Demand(Value first, Value second, Predicate2<Object, Object> predicate) {

        boolean holds(Object fact, Object earlierFact) throws Exception {
            return predicate.test(first.of(fact, earlierFact), second.of(fact, earlierFact));
        }
    }

    /**
     * A value that is taken from one of two facts.
     *
     * @param earlier whether it is taken from the fact of the earlier pattern
     * @param function how it is taken
     */
    record Value(boolean earlier, Function1<Object, ?> function) {

        Object of(Object fact, Object earlierFact) {
            return function.apply(earlier ? earlierFact : fact);
        }
    }

    /**
     * Something that must hold between values of the facts that match together.
     *
     * @param operands where the values are taken from, in the predicate's order
     * @param predicate what must hold
     */
    record Comparison(List<Operand> operands, PredicateN predicate) {

        /** Whether it compares the fact of the pattern at this place with nothing but facts of which there is only one. */
        boolean isBeside(int place, Object[] only) {
            for (Operand operand : operands) {
                if (operand.pattern() != place && only[operand.pattern()] == null) {
                    return false;
                }
            }
            return true;
        }

        /** Whether it holds, or breaks down: when Drools comes to it too, it tells. */
        boolean mayHold(Object[] matched) {
            try {
                return holds(matched);
            } catch (Exception e) {
                return true;
            }
        }

        boolean holds(Object[] matched) throws Exception {
            Object[] values = new Object[operands.size()];
            for (int i = 0; i < values.length; i++) {
                Operand operand = operands.get(i);
                values[i] = operand.function().apply(matched[operand.pattern()]);
            }
            return predicate.test(values);
        }
    }

    /**
     * A value that is taken from the fact of one pattern, or from what its facts come to.
     *
     * @param pattern the place of the pattern in the rule
     * @param function how it is taken
     */
    record Operand(int pattern, Function1<Object, ?> function) {}

    /** Whether a match has a fact of this pattern. */
    boolean isPresent() {
        return role instanceof Present;
    }

    /** Whether there must be no fact of this pattern. */
    boolean isAbsent() {
        return role instanceof Absent;
    }

    /** The same, and these must be true of what its facts come to as well. */
    RulePattern accumulatedWith(List<Comparison> conditions) {
        List<Comparison> all = new ArrayList<>(((Accumulated) role).conditions());
        all.addAll(conditions);
        Accumulated more = new Accumulated(((Accumulated) role).functions(), List.copyOf(all));
        return new RulePattern(type, more, demands, joins, comparisons, understood);
    }

    /** Whether its joins and its demands of a fact by itself are all that it demands. */
    boolean isOfJoinsAlone() {
        return understood && comparisons.isEmpty();
    }

    /** The facts that satisfy what the pattern demands of a fact by itself. */
    List<Fact> candidates(VisibleFacts facts) throws Exception {
        List<Fact> candidates = new ArrayList<>();
        for (List<Fact> list : facts.of(type)) {
            if (demands.isEmpty()) {
                candidates.addAll(list);
                continue;
            }
            for (int i = 0; i < list.size(); i++) {
                Fact fact = list.get(i);
                if (satisfies(fact)) {
                    candidates.add(fact);
                }
            }
        }
        return candidates;
    }

    private boolean satisfies(Fact fact) throws Exception {
        for (int i = 0; i < demands.size(); i++) {
            if (!demands.get(i).test(fact)) {
                return false;
            }
        }
        return true;
    }
}
