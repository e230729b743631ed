package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Accumulation;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Constraint;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Either;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Forall;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Function;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Condition.Pattern;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Problems;
import dev.serviceregistry.engine.drools.compiler.check.syntax.Token;
import dev.serviceregistry.engine.drools.compiler.check.types.Value;
import dev.serviceregistry.engine.drools.compiler.check.types.Value.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Checks the names that alternatives give: to Drools a name has one type in a rule, whichever alternative it comes from. */
final class AlternativeNames {

    private final Problems problems;

    AlternativeNames(Problems problems) {
        this.problems = problems;
    }

    /**
     * The names that alternatives give to whole numbers of several types, which have to become one.
     *
     * @param value tells what a pattern names with a constraint
     */
    static Set<String> ofSeveralWidths(List<Condition> conditions, BiFunction<Pattern, Constraint, Value> value) {
        Map<String, Set<Value>> values = new HashMap<>();
        for (Condition condition : conditions) {
            if (condition instanceof Either either) {
                either.alternatives().forEach(alternative -> addValues(alternative, value, values));
            }
        }
        values.values()
                .removeIf(several -> several.size() == 1 || !several.stream().allMatch(one -> one.is(Kind.WHOLE)));
        return values.keySet();
    }

    private static void addValues(
            List<Condition> conditions, BiFunction<Pattern, Constraint, Value> value, Map<String, Set<Value>> values) {
        for (Condition condition : conditions) {
            if (condition instanceof Either either) {
                either.alternatives().forEach(alternative -> addValues(alternative, value, values));
            } else if (condition instanceof Pattern pattern) {
                for (Constraint constraint : pattern.constraints()) {
                    if (constraint.variable() != null) {
                        values.computeIfAbsent(constraint.variable().text(), name -> new HashSet<>())
                                .add(value.apply(pattern, constraint));
                    }
                }
            }
        }
    }

    /** Checks the names of alternatives, and takes over what each of them names. */
    void check(Either either, Scope scope, List<Scope> alternatives) {
        scope.take(alternatives).forEach((name, meanings) -> {
            refuse(name, meanings);
            scope.forget(name);
        });
        if (either.alternatives().size() > 1 && isSeveral(either.alternatives().get(0))) {
            Set<String> names = new HashSet<>();
            addValueNames(either.alternatives().get(0), names);
            names.forEach(scope::hide);
        }
        outcomesOfSeveral(either);
    }

    /** Whether what all of some conditions demand comes to several alternatives. */
    private static boolean isSeveral(List<Condition> conditions) {
        return conditions.stream()
                .anyMatch(condition -> condition instanceof Forall
                        || condition instanceof Either either
                                && (either.alternatives().size() > 1
                                        || isSeveral(either.alternatives().get(0))));
    }

    private static void addValueNames(List<Condition> conditions, Set<String> names) {
        for (Condition condition : conditions) {
            if (condition instanceof Pattern pattern) {
                for (Constraint constraint : pattern.constraints()) {
                    if (constraint.variable() != null) {
                        names.add(constraint.variable().text());
                    }
                }
            } else if (condition instanceof Either either) {
                either.alternatives().forEach(alternative -> addValueNames(alternative, names));
            }
        }
    }

    private void refuse(String name, List<Scope.Name> meanings) {
        Scope.Name first = meanings.get(0);
        for (Scope.Name other : meanings) {
            boolean isKnown = !first.value().isUnknown() && !other.value().isUnknown();
            boolean isOutcome = first.pattern() == null || other.pattern() == null;
            if (isKnown && !isOutcome && first.value().type() != other.value().type()) {
                problems.add(
                        other.where(),
                        "'" + name + "' is " + other.value().phrase() + " here, and "
                                + first.value().phrase() + " in an alternative before",
                        "choose another name, or give it to values of one type");
                return;
            }
        }
    }

    /** Refuses what Drools takes for one and the same value, whichever alternative it comes from. */
    private void outcomesOfSeveral(Either either) {
        Set<String> earlier = new HashSet<>();
        Set<String> outcomes = new HashSet<>();
        for (List<Condition> alternative : either.alternatives()) {
            List<Token> given = new ArrayList<>();
            addNames(alternative, given, outcomes);
            for (Token name : given) {
                if (earlier.contains(name.text()) && outcomes.contains(name.text())) {
                    problems.add(
                            name,
                            "'" + name.text() + "' is an outcome of accumulate, and a name of another alternative too",
                            "choose another name in each alternative");
                }
            }
            given.forEach(name -> earlier.add(name.text()));
        }
    }

    private static void addNames(List<Condition> conditions, List<Token> given, Set<String> outcomes) {
        for (Condition condition : conditions) {
            if (condition instanceof Pattern pattern) {
                addName(pattern.variable(), given);
                pattern.constraints().forEach(constraint -> addName(constraint.variable(), given));
            } else if (condition instanceof Accumulation accumulation) {
                for (Function function : accumulation.functions()) {
                    given.add(function.variable());
                    outcomes.add(function.variable().text());
                }
            } else if (condition instanceof Either either) {
                either.alternatives().forEach(alternative -> addNames(alternative, given, outcomes));
            }
        }
    }

    private static void addName(@Nullable Token variable, List<Token> given) {
        if (variable != null) {
            given.add(variable);
        }
    }
}
