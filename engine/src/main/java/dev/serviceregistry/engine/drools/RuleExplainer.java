package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.ConditionCheck;
import dev.serviceregistry.engine.ConditionCheck.Kind;
import dev.serviceregistry.engine.ConditionCheck.Standing;
import dev.serviceregistry.engine.ConstraintCheck;
import dev.serviceregistry.engine.Explanation;
import dev.serviceregistry.engine.Operand;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.ServiceFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.drools.model.Binding;
import org.drools.model.Constraint;
import org.drools.model.Global;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a rule reports a subject, or by which of its conditions it does not.
 *
 * <p>It starts from what the rule would report, so that what fails is told of this subject and not of another one.
 */
@SuppressWarnings("rawtypes") // Drools' own types of variables and bindings are raw.
final class RuleExplainer {

    private final List<Clause> clauses;
    private final int[] groups;
    private final List<WrittenConditions.Written> written;
    private final @Nullable Variable<?> subject;
    private final int[] order;
    private final ClauseSearch search;
    private final Predicate<List<Fact>> wanted;

    private int reached = -1;
    private int score = -1;
    private Matched best = Matched.NOTHING;
    private NearMiss miss = NearMiss.NONE;
    private boolean satisfied;
    private final Map<Clause, NearMiss> aside = new HashMap<>();

    /**
     * An explanation of one rule.
     *
     * @param text the text of the rule's file
     * @param subjectType the type of fact that it judges
     * @param identity the service or project of which it is asked
     * @param about the facts of which it is asked whether they are reported
     * @param wanted what the facts of the match that is explained must be, when there are several
     */
    RuleExplainer(
            Rule rule,
            List<Global> globals,
            String text,
            Class<?> subjectType,
            VisibleFacts facts,
            Identity identity,
            Predicate<Fact> about,
            Predicate<List<Fact>> wanted) {
        this.clauses = Clauses.of(rule);
        List<WrittenConditions.Written> conditions = WrittenConditions.of(text, rule.getName());
        this.groups = WrittenGroups.of(clauses);
        int count = groups.length == 0 ? 0 : groups[groups.length - 1] + 1;
        this.written = conditions.size() == count ? conditions : List.of();
        this.subject = Reported.by(rule, text, subjectType, clauses);
        this.order = order();
        this.search = new ClauseSearch(facts, subject, about, new JudgedClause(rule, clauses, globals), identity);
        this.wanted = wanted;
    }

    /** What is reported first, when it can be looked at first, then everything else as it is written. */
    private int[] order() {
        int first = -1;
        for (int i = 0; i < clauses.size(); i++) {
            if (clauses.get(i) instanceof Clause.Matching matching
                    && matching.variable() == subject
                    && ClauseSearch.comesFirst(matching)) {
                first = i;
            }
        }
        int[] places = new int[clauses.size()];
        int next = 0;
        if (first >= 0) {
            places[next++] = first;
        }
        for (int i = 0; i < places.length; i++) {
            if (i != first) {
                places[next++] = i;
            }
        }
        return places;
    }

    Explanation explain() throws Exception {
        satisfied = follow(0, Matched.NOTHING);
        List<ConditionCheck> checks = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            ConditionCheck check = check(i);
            int last = checks.size() - 1;
            if (groups[i] == last) {
                checks.set(last, WrittenGroups.joined(checks.get(last), check));
            } else {
                checks.add(check);
            }
        }
        return new Explanation(List.copyOf(checks), others());
    }

    private boolean follow(int step, Matched matched) throws Exception {
        if (step == order.length) {
            if (!wanted.test(matched.all())) {
                return false;
            }
            best = matched;
            return true;
        }
        boolean[] any = new boolean[1];
        boolean enough = search.each(clauses.get(order[step]), matched, more -> {
            any[0] = true;
            return follow(step + 1, more);
        });
        if (!any[0] && step >= reached) {
            NearMiss near = NearMiss.of(clauses.get(order[step]), matched, search);
            if (step > reached || near.score() > score) {
                reached = step;
                score = near.score();
                best = near.blamed() == null
                        ? matched
                        : matched.with(matching(step), near.facts().get(0));
                miss = near;
            }
        }
        return enough;
    }

    private Clause.Matching matching(int step) {
        return (Clause.Matching) clauses.get(order[step]);
    }

    private int others() {
        return order.length > 0 && clauses.get(order[0]) instanceof Clause.Matching first && first.variable() == subject
                ? Math.max(0, search.candidates(first).size() - 1)
                : 0;
    }

    private Standing standing(int place) throws Exception {
        if (satisfied) {
            return Standing.HOLDS;
        }
        Clause clause = clauses.get(place);
        if (clause == miss.blamed()) {
            return Standing.FAILS;
        }
        for (int step = 0; step <= reached; step++) {
            if (order[step] == place) {
                return step < reached || miss.blamed() != null ? Standing.HOLDS : Standing.FAILS;
            }
        }
        return reached == 0 && clause instanceof Clause.Matching matching ? alone(matching) : Standing.UNREACHED;
    }

    /**
     * Whether a condition on what belongs to no service holds although there is nothing that could be reported: by facts
     * of nobody, or of whom it is asked about, since what others have is no reason.
     */
    private Standing alone(Clause.Matching clause) throws Exception {
        if (ServiceFact.class.isAssignableFrom(clause.variable().getType())) {
            return Standing.UNREACHED;
        }
        if (!ClauseSearch.comesFirst(clause) || asksForOthers(clause)) {
            return Standing.UNREACHED;
        }
        Matched before = best;
        boolean holds = search.each(clause, best, more -> {
            Fact fact = more.fact(clause);
            boolean own = fact != null && search.identity().allows(fact);
            best = own ? more : best;
            return own;
        });
        if (holds && best != before) {
            return Standing.HOLDS;
        }
        aside.put(clause, NearMiss.ofOwn(clause, best, search));
        return Standing.FAILS;
    }

    private NearMiss asideMiss(Clause clause) {
        return aside.getOrDefault(clause, NearMiss.NONE);
    }

    /** Whether the condition compares its fact with something that is not known. */
    private boolean asksForOthers(Clause.Matching clause) {
        Set<Variable<?>> own = new HashSet<>();
        own.add(clause.variable());
        for (Binding binding : clause.bindings()) {
            own.add(binding.getBoundVariable());
        }
        for (Constraint constraint : clause.constraints()) {
            for (Variable<?> variable : variables(constraint)) {
                if (!own.contains(variable) && !best.knows(variable)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Variable<?>> variables(Constraint constraint) {
        List<Variable<?>> variables = new ArrayList<>();
        if (constraint instanceof SingleConstraint single) {
            for (Variable variable : single.getVariables()) {
                variables.add(variable);
            }
        } else {
            constraint.getChildren().forEach(child -> variables.addAll(variables(child)));
        }
        return variables;
    }

    private ConditionCheck check(int place) throws Exception {
        Clause clause = clauses.get(place);
        String text = written.isEmpty()
                ? ClauseText.of(clause)
                : written.get(groups[place]).text();
        Standing standing = standing(place);
        List<Fact> facts = new ArrayList<>();
        List<ConstraintCheck> constraints = new ArrayList<>();
        List<Operand> bound = new ArrayList<>();
        boolean nearest = clause == miss.blamed() || miss.blamed() == null && reached >= 0 && order[reached] == place;
        if (standing == Standing.FAILS && nearest) {
            Fact blamed = miss.blamed() == null ? null : best.fact(clause);
            facts.addAll(blamed == null ? miss.facts() : List.of(blamed));
            constraints.addAll(miss.constraints());
        } else if (standing == Standing.FAILS) {
            facts.addAll(asideMiss(clause).facts());
            constraints.addAll(asideMiss(clause).constraints());
        } else if (standing == Standing.HOLDS && clause instanceof Clause.Matching matching) {
            Fact fact = best.fact(clause);
            if (fact != null) {
                facts.add(fact);
            }
            constraints.addAll(constraints(matching, fact));
            bound.addAll(bound(matching, fact));
        } else if (standing == Standing.HOLDS && (clause instanceof Clause.Any || clause instanceof Clause.All)) {
            for (Clause.Matching matched : matched(clause)) {
                Fact fact = best.fact(matched);
                facts.add(fact);
                constraints.addAll(constraints(matched, fact));
                bound.addAll(bound(matched, fact));
            }
        } else if (standing == Standing.HOLDS && clause instanceof Clause.Present present) {
            search.solve(present.clauses(), 0, best, inside -> {
                facts.addAll(NearMiss.added(inside, best));
                return true;
            });
        } else if (standing == Standing.HOLDS && clause instanceof Clause.True value) {
            constraints.add(ConstraintText.check(value.constraint(), null, best));
        } else if (standing == Standing.HOLDS && clause instanceof Clause.Judged judged) {
            for (Variable<?> variable : judged.condition().getBoundVariables()) {
                if (best.knows(variable) && (written.isEmpty() || text.contains(variable.getName()))) {
                    Object value = best.value(variable);
                    bound.add(new Operand(
                            variable.getName(),
                            value == null ? ConstraintText.NOTHING : ConstraintText.text(value),
                            null));
                }
            }
        }
        return new ConditionCheck(
                Clauses.ofForall(clause).isEmpty() ? kind(clause) : Kind.EACH,
                text,
                written.isEmpty() ? 0 : written.get(groups[place]).line(),
                ClauseText.type(clause),
                clause instanceof Clause.Matching own && own.variable() == subject,
                standing,
                List.copyOf(facts),
                standing == Standing.FAILS ? (nearest ? miss : asideMiss(clause)).wanted() : "",
                List.copyOf(constraints),
                List.copyOf(bound));
    }

    /** The facts by which alternatives hold: those that the one of them demands which was found to. */
    private List<Clause.Matching> matched(Clause clause) {
        List<Clause> inner = clause instanceof Clause.Any any
                ? any.alternatives()
                : clause instanceof Clause.All all ? all.clauses() : List.of();
        if (clause instanceof Clause.Matching matching) {
            return best.fact(matching) == null ? List.of() : List.of(matching);
        }
        return inner.stream().flatMap(each -> matched(each).stream()).toList();
    }

    private List<ConstraintCheck> constraints(Clause.Matching clause, @Nullable Fact fact) throws Exception {
        List<ConstraintCheck> checks = new ArrayList<>();
        for (Constraint constraint : clause.constraints()) {
            if (best.decides(constraint)) {
                checks.add(ConstraintText.check(constraint, fact, best));
            }
        }
        return checks;
    }

    private List<Operand> bound(Clause.Matching clause, @Nullable Fact fact) {
        List<Operand> bound = new ArrayList<>();
        for (Binding binding : clause.bindings()) {
            Variable<?> variable = binding.getBoundVariable();
            Object value = best.value(variable);
            if (value != null && variable.getName().startsWith("$")) {
                bound.add(new Operand(variable.getName(), ConstraintText.text(value), fact));
            }
        }
        return bound;
    }

    private static Kind kind(Clause clause) {
        if (clause instanceof Clause.Matching) {
            return Kind.FACT;
        } else if (clause instanceof Clause.Absent) {
            return Kind.NONE;
        }
        if (clause instanceof Clause.Any any && any.alternatives().size() > 1) {
            return Kind.ONE_OF;
        }
        return clause instanceof Clause.Present ? Kind.SOME : Kind.SEVERAL;
    }
}
