package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.ConstraintCheck;
import dev.serviceregistry.facts.Fact;
import java.util.ArrayList;
import java.util.List;
import org.drools.model.Constraint;
import org.drools.model.SingleConstraint;
import org.jspecify.annotations.Nullable;

/**
 * What comes nearest to satisfying a condition that nothing satisfies.
 *
 * @param facts the nearest fact; the facts in the way, where there must be none
 * @param constraints what is demanded of the nearest fact, and what that came to
 * @param wanted what a fact would have in common with those that were matched, when there is none that has
 * @param score how near it is
 * @param blamed the condition whose demand is not met by the nearest fact, when that is an earlier one; else null
 */
record NearMiss(
        List<Fact> facts,
        List<ConstraintCheck> constraints,
        String wanted,
        int score,
        Clause.@Nullable Matching blamed) {

    static final NearMiss NONE = new NearMiss(List.of(), List.of(), "", 0, null);

    /** That a fact belongs to those that were matched says more than that it has a value, and that more than a comparison. */
    private static final int TOGETHER = 10_000;

    /** That both are of one service or of one project says more than that they have any other value in common. */
    private static final int OF_ONE = 1_000_000;

    private static final int EQUAL = 100;

    /** What comes nearest beside what was matched. */
    static NearMiss of(Clause clause, Matched matched, ClauseSearch search) throws Exception {
        if (clause instanceof Clause.Matching matching) {
            return of(matching, matched, search);
        }
        if (clause instanceof Clause.Absent absent) {
            List<Fact> facts = new ArrayList<>();
            search.solve(absent.clauses(), 0, matched, inside -> {
                facts.addAll(added(inside, matched));
                return true;
            });
            return new NearMiss(List.copyOf(facts), List.of(), "", 0, null);
        }
        if (clause instanceof Clause.Present present
                && present.clauses().size() == 1
                && present.clauses().get(0) instanceof Clause.Matching matching) {
            return of(matching, matched, search);
        }
        List<Clause> each = Clauses.ofForall(clause);
        if (!each.isEmpty()) {
            return ofGuilty(each, matched, search);
        }
        if (clause instanceof Clause.All all) {
            return ofFirst(all.clauses(), matched, search);
        }
        if (clause instanceof Clause.True value) {
            return new NearMiss(
                    List.of(), List.of(ConstraintText.check(value.constraint(), null, matched)), "", 0, null);
        }
        return NONE;
    }

    /** The first fact that a forall is about and of which its demand is not true. */
    private static NearMiss ofGuilty(List<Clause> each, Matched matched, ClauseSearch search) throws Exception {
        NearMiss[] guilty = {NONE};
        Clause.Matching demand = (Clause.Matching) each.get(1);
        search.each(each.get(0), matched, of -> {
            if (search.each(demand, of, unused -> true)) {
                return false;
            }
            NearMiss near = of(demand, of, search, added(of, matched));
            guilty[0] = new NearMiss(added(of, matched), near.constraints(), "", near.score(), null);
            return true;
        });
        return guilty[0];
    }

    /** The first of several conditions that does not hold beside what the ones before it find first. */
    private static NearMiss ofFirst(List<Clause> clauses, Matched matched, ClauseSearch search) throws Exception {
        Matched[] now = {matched};
        for (Clause clause : clauses) {
            Matched before = now[0];
            boolean holds = search.each(clause, before, more -> {
                now[0] = more;
                return true;
            });
            if (!holds) {
                return of(clause, before, search);
            }
        }
        return NONE;
    }

    /** The facts that were matched since. */
    static List<Fact> added(Matched now, Matched before) {
        List<Fact> added = new ArrayList<>(now.all());
        for (Fact fact : before.all()) {
            added.removeIf(other -> other == fact);
        }
        return added;
    }

    /** The same among the facts that are about nobody or about whom it is asked. */
    static NearMiss ofOwn(Clause.Matching clause, Matched matched, ClauseSearch search) throws Exception {
        List<Fact> all = search.candidates(clause);
        List<Fact> own = all.stream().filter(search.identity()::allows).toList();
        NearMiss near = of(clause, matched, search, own);
        return own.isEmpty() && !all.isEmpty() ? near.wanting(search.identity().ofProject()) : near;
    }

    private NearMiss wanting(String more) {
        return new NearMiss(facts, constraints, wanted.isEmpty() ? more : wanted + ", " + more, score, blamed);
    }

    private static NearMiss of(Clause.Matching clause, Matched matched, ClauseSearch search) throws Exception {
        return of(clause, matched, search, search.candidates(clause));
    }

    private static NearMiss of(Clause.Matching clause, Matched matched, ClauseSearch search, List<Fact> candidates)
            throws Exception {
        List<Clause.Demand> demands = ClauseSearch.demands(clause, matched);
        Object result = matched.value(clause.variable());
        if (result != null) {
            return new NearMiss(List.of(), checks(demands, clause, matched.with(clause, result)), "", 0, null);
        }
        Fact nearest = null;
        int most = -1;
        for (Fact fact : candidates) {
            int score = score(demands, matched.with(clause, fact));
            if (score > most || score == most && nearest != null && isBefore(fact, nearest)) {
                nearest = fact;
                most = score;
            }
        }
        String together = together(demands, clause, matched, search);
        boolean isNamed = most < OF_ONE
                && demands.stream()
                        .anyMatch(demand ->
                                isJoinOf(demand, clause) && search.identity().isNamedBy(demand.constraint(), matched));
        if (nearest == null
                || isNamed
                || !together.isEmpty() && most < TOGETHER && !search.identity().owns(nearest)) {
            return new NearMiss(List.of(), List.of(), together, 0, null);
        }
        Matched with = matched.with(clause, nearest);
        Clause.Matching blamed = blamed(demands, clause, with);
        return new NearMiss(
                List.of(nearest), checks(demands, blamed == null ? clause : blamed, with), "", most, blamed);
    }

    /** The earlier condition that fails, when the nearest fact meets all demands of its own. */
    private static Clause.@Nullable Matching blamed(List<Clause.Demand> demands, Clause.Matching clause, Matched with)
            throws Exception {
        Clause.Matching blamed = null;
        for (Clause.Demand demand : demands) {
            if (with.decides(demand.constraint()) && !with.satisfies(demand.constraint())) {
                if (demand.owner() == clause) {
                    return null;
                }
                blamed = blamed == null ? demand.owner() : blamed;
            }
        }
        return blamed;
    }

    private static boolean isBefore(Fact fact, Fact other) {
        return fact.source().compareTo(other.source()) < 0;
    }

    private static int score(List<Clause.Demand> demands, Matched with) throws Exception {
        int score = 0;
        for (Clause.Demand demand : demands) {
            if (with.decides(demand.constraint()) && with.satisfies(demand.constraint())) {
                boolean equal = ConstraintText.isEquality(ConstraintText.written(demand.constraint()));
                boolean joins = equal && joins(demand.constraint());
                score += 1 + (equal ? EQUAL : 0) + (joins ? TOGETHER : 0);
                score += joins && Identity.isComparedBy(demand, with) ? OF_ONE : 0;
            }
        }
        return score;
    }

    private static boolean joins(Constraint constraint) {
        return constraint instanceof SingleConstraint single && single.getVariables().length > 1;
    }

    private static boolean isJoinOf(Clause.Demand demand, Clause.Matching clause) {
        return demand.owner() == clause
                && joins(demand.constraint())
                && ConstraintText.isEquality(ConstraintText.written(demand.constraint()));
    }

    private static String together(
            List<Clause.Demand> demands, Clause.Matching clause, Matched matched, ClauseSearch search) {
        StringBuilder text = new StringBuilder();
        for (Clause.Demand demand : demands) {
            if (isJoinOf(demand, clause)) {
                String values = search.identity()
                        .unresolved(ConstraintText.of(demand.constraint(), null, matched)
                                .values());
                text.append(text.isEmpty() || values.isEmpty() ? "" : ", ").append(values);
            }
        }
        return text.toString();
    }

    private static List<ConstraintCheck> checks(List<Clause.Demand> demands, Clause.Matching failing, Matched with)
            throws Exception {
        List<ConstraintCheck> checks = new ArrayList<>();
        for (Constraint constraint : failing.constraints()) {
            if (with.decides(constraint)) {
                checks.add(ConstraintText.check(constraint, with.fact(failing), with));
            }
        }
        for (Clause.Demand demand : demands) {
            boolean own = demand.owner() == failing || !with.decides(demand.constraint());
            if (!own && !with.satisfies(demand.constraint())) {
                checks.add(ConstraintText.check(demand.constraint(), with.fact(demand.owner()), with));
            }
        }
        return checks;
    }
}
