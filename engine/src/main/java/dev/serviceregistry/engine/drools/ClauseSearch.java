package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.drools.model.Binding;
import org.drools.model.Constraint;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.jspecify.annotations.Nullable;

/** Follows conditions through facts, by the predicates that the compiler made of them. */
@SuppressWarnings({"rawtypes", "unchecked"}) // Drools' own types of variables and predicates are raw.
final class ClauseSearch {

    /** Is told of what satisfies a condition. */
    @FunctionalInterface
    interface Found {

        /** Returns whether that is enough. */
        boolean enough(Matched matched) throws Exception;
    }

    private final VisibleFacts facts;
    private final @Nullable Variable<?> subject;
    private final Predicate<Fact> about;
    private final JudgedClause judged;
    private final Identity identity;

    /**
     * A search among facts.
     *
     * @param subject the variable that is bound to what the rule reports; null when that is not known
     * @param about the facts that it may be bound to
     * @param identity whom they are about
     */
    ClauseSearch(
            VisibleFacts facts,
            @Nullable Variable<?> subject,
            Predicate<Fact> about,
            JudgedClause judged,
            Identity identity) {
        this.facts = facts;
        this.subject = subject;
        this.about = about;
        this.judged = judged;
        this.identity = identity;
    }

    /** Of whom it is asked. */
    Identity identity() {
        return identity;
    }

    /** Tells of everything that satisfies the condition beside what was matched, until somebody says that it is enough. */
    boolean each(Clause clause, Matched matched, Found found) throws Exception {
        if (clause instanceof Clause.Matching matching) {
            return facts(matching, matched, found);
        } else if (clause instanceof Clause.Absent absent) {
            return !solve(absent.clauses(), 0, matched, inside -> true) && found.enough(matched);
        } else if (clause instanceof Clause.Present present) {
            return solve(present.clauses(), 0, matched, inside -> true) && found.enough(matched);
        } else if (clause instanceof Clause.All all) {
            return solve(all.clauses(), 0, matched, found);
        } else if (clause instanceof Clause.Any any) {
            for (Clause alternative : any.alternatives()) {
                if (each(alternative, matched, found)) {
                    return true;
                }
            }
            return false;
        } else if (clause instanceof Clause.True value) {
            return matched.satisfies(value.constraint()) && found.enough(matched);
        }
        for (Matched more : judged.of((Clause.Judged) clause, matched, facts)) {
            if (found.enough(more)) {
                return true;
            }
        }
        return false;
    }

    /** The same for conditions that must hold together. */
    boolean solve(List<Clause> clauses, int from, Matched matched, Found found) throws Exception {
        return from == clauses.size()
                ? found.enough(matched)
                : each(clauses.get(from), matched, more -> solve(clauses, from + 1, more, found));
    }

    private boolean facts(Clause.Matching clause, Matched matched, Found found) throws Exception {
        if (matched.knows(clause.variable())) {
            Object value = matched.value(clause.variable());
            Matched more = value == null ? null : accepted(clause, value, matched);
            return more != null && found.enough(more);
        }
        for (Fact fact : candidates(clause)) {
            Matched more = satisfiesAlone(clause, fact) ? accepted(clause, fact, matched) : null;
            if (more != null && found.enough(more)) {
                return true;
            }
        }
        return false;
    }

    /** The facts of the condition's type; of those that can be reported, the ones that are asked for. */
    List<Fact> candidates(Clause.Matching clause) {
        List<Fact> candidates = new ArrayList<>();
        for (List<Fact> list : facts.of(clause.variable().getType())) {
            for (Fact fact : list) {
                if (clause.variable() != subject || about.test(fact)) {
                    candidates.add(fact);
                }
            }
        }
        return candidates;
    }

    private static boolean satisfiesAlone(Clause.Matching clause, Fact fact) throws Exception {
        for (Constraint constraint : clause.constraints()) {
            if (constraint instanceof SingleConstraint single) {
                Variable[] variables = single.getVariables();
                if (variables.length == 1
                        && variables[0] == clause.variable()
                        && !single.getPredicate1().test(fact)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** What is matched with the value too; null when something that can be decided is not true of it. */
    private static @Nullable Matched accepted(Clause.Matching clause, Object value, Matched matched) throws Exception {
        Matched more = matched.with(clause, value);
        List<Clause.Demand> waiting = new ArrayList<>();
        for (Clause.Demand demand : demands(clause, matched)) {
            if (!more.decides(demand.constraint())) {
                waiting.add(demand);
            } else if (!more.satisfies(demand.constraint())) {
                return null;
            }
        }
        return more.waitingFor(waiting);
    }

    /** What the condition demands of its fact, and what others demand that waited for it. */
    static List<Clause.Demand> demands(Clause.Matching clause, Matched matched) {
        List<Clause.Demand> demands = new ArrayList<>();
        for (Constraint constraint : clause.constraints()) {
            demands.add(new Clause.Demand(clause, constraint));
        }
        demands.addAll(matched.pending());
        return demands;
    }

    /** Whether the condition can be looked at before those that it stands behind. */
    static boolean comesFirst(Clause clause) {
        if (!(clause instanceof Clause.Matching matching)) {
            return false;
        }
        for (Binding binding : matching.bindings()) {
            if (binding.getInputVariables().length != 1) {
                return false;
            }
        }
        return true;
    }
}
