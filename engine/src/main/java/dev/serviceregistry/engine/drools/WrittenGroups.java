package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.ConditionCheck;
import dev.serviceregistry.engine.ConditionCheck.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.drools.model.Variable;

/**
 * Which compiled conditions are one condition as it is written: what an accumulation must come to is compiled to a condition
 * of its own.
 */
final class WrittenGroups {

    private WrittenGroups() {}

    /** For each of the conditions, which of the written ones it belongs to, from 0. */
    static int[] of(List<Clause> clauses) {
        int[] groups = new int[clauses.size()];
        List<Variable<?>> results = new ArrayList<>();
        int group = -1;
        for (int i = 0; i < groups.length; i++) {
            boolean belongs = clauses.get(i) instanceof Clause.True
                    || clauses.get(i) instanceof Clause.Matching matching && results.contains(matching.variable());
            group += belongs ? 0 : 1;
            groups[i] = group;
            if (clauses.get(i) instanceof Clause.Judged judged) {
                results.addAll(Arrays.asList(judged.condition().getBoundVariables()));
            }
        }
        return groups;
    }

    /** What came of a written condition, from what came of the compiled ones that it is. */
    static ConditionCheck joined(ConditionCheck first, ConditionCheck second) {
        return new ConditionCheck(
                first.kind(),
                first.text(),
                first.line(),
                first.type(),
                first.reported() || second.reported(),
                joined(first.standing(), second.standing()),
                joined(first.facts(), second.facts()),
                first.wanted() + second.wanted(),
                joined(first.constraints(), second.constraints()),
                joined(first.bound(), second.bound()));
    }

    private static Standing joined(Standing first, Standing second) {
        if (first == Standing.FAILS || second == Standing.FAILS) {
            return Standing.FAILS;
        }
        return first == second ? first : Standing.UNREACHED;
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        List<T> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
