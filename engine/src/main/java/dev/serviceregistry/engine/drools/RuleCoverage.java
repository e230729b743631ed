package dev.serviceregistry.engine.drools;

import dev.serviceregistry.engine.CoveredCondition;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.SourceLocation;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.AccumulatePattern;
import org.drools.model.Constraint;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;

/**
 * Looks which conditions of a rule are true and which are false of what it is shown.
 *
 * <p>A condition counts where it decides: beside facts that satisfy all that stands before it.
 */
public final class RuleCoverage {

    private final DroolsPolicyEngine engine;
    private final RuleDescriptor rule;
    private final String text;
    private final List<Clause> clauses;
    private final List<WrittenConditions.Written> written;
    private final JudgedClause judged;
    /** Up to where the text was read while its conditions are placed in their order. */
    private int read;

    private final Map<Object, Seen> seen = new IdentityHashMap<>();

    private static final class Seen {
        private boolean isTrue;
        private boolean isFalse;
    }

    /** Nothing yet of one of the rules that the engine judges by. */
    public RuleCoverage(DroolsPolicyEngine engine, RuleDescriptor rule) {
        RuleModel model = engine.rules().model(rule);
        Rule compiled = model.rules().get(0);
        this.engine = engine;
        this.rule = rule;
        this.text = engine.rules().text(rule.id()).orElse("");
        this.clauses = Clauses.of(compiled);
        this.written = WrittenConditions.of(text, compiled.getName());
        this.judged = new JudgedClause(compiled, clauses, model.globals());
    }

    /** Shows the rule more facts, as it sees them when it judges. */
    public void show(FactSet facts, Exceptions exceptions) {
        try {
            follow(clauses, 0, Matched.NOTHING, engine.visible(rule, facts, exceptions));
        } catch (Exception e) {
            throw RuleSession.failure(rule, e);
        }
    }

    /** Follows the conditions to their end wherever they lead; tells whether they all hold somewhere. */
    private boolean follow(List<Clause> clauses, int from, Matched matched, VisibleFacts facts) throws Exception {
        if (from == clauses.size()) {
            return true;
        }
        Clause clause = clauses.get(from);
        if (clause instanceof Clause.Matching matching) {
            return match(matching, clauses, from, matched, facts);
        } else if (clause instanceof Clause.Absent absent) {
            return !follow(absent.clauses(), 0, matched, facts) && follow(clauses, from + 1, matched, facts);
        } else if (clause instanceof Clause.Present present) {
            return follow(present.clauses(), 0, matched, facts) && follow(clauses, from + 1, matched, facts);
        } else if (clause instanceof Clause.All all) {
            return follow(instead(clauses, from, all.clauses()), 0, matched, facts);
        } else if (clause instanceof Clause.Any any) {
            boolean holds = false;
            for (Clause alternative : any.alternatives()) {
                holds |= follow(instead(clauses, from, List.of(alternative)), 0, matched, facts);
            }
            return holds;
        } else if (clause instanceof Clause.True) {
            return outcomes(clauses, from, matched, facts);
        }
        Clause.Judged asked = (Clause.Judged) clause;
        List<Matched> found = judged.of(asked, matched, facts);
        if (!isAccumulation(asked)) {
            note(clause, !found.isEmpty());
        }
        boolean holds = false;
        for (Matched more : found) {
            holds |= follow(clauses, from + 1, more, facts);
        }
        return holds;
    }

    /** What is left to follow, with other conditions in the place of one. */
    private static List<Clause> instead(List<Clause> clauses, int of, List<Clause> others) {
        List<Clause> left = new ArrayList<>(others);
        left.addAll(clauses.subList(of + 1, clauses.size()));
        return left;
    }

    /** Whether it comes to a value whatever there is, so that only what is demanded of the value is true or false. */
    private static boolean isAccumulation(Clause.Judged clause) {
        return clause.condition() instanceof AccumulatePattern;
    }

    private boolean match(Clause.Matching clause, List<Clause> clauses, int from, Matched matched, VisibleFacts facts)
            throws Exception {
        if (matched.knows(clause.variable())) {
            return outcomes(clauses, from, matched, facts);
        }
        boolean holds = false;
        boolean any = false;
        for (List<Fact> list : facts.of(clause.variable().getType())) {
            for (Fact fact : list) {
                Matched more = matched.with(clause, fact);
                if (holds(clause.constraints(), more)) {
                    any = true;
                    holds |= follow(clauses, from + 1, more, facts);
                }
            }
        }
        if (clause.constraints().isEmpty()) {
            note(clause, any);
        }
        return holds;
    }

    /**
     * Follows what is demanded of values that facts came to. Each demand counts by itself, in whatever order the compiler
     * wrote them.
     */
    private boolean outcomes(List<Clause> clauses, int from, Matched matched, VisibleFacts facts) throws Exception {
        boolean holds = true;
        Matched more = matched;
        int next = from;
        for (; next < clauses.size(); next++) {
            List<Constraint> demanded;
            if (clauses.get(next) instanceof Clause.Matching outcome && matched.knows(outcome.variable())) {
                Object value = matched.value(outcome.variable());
                more = value == null ? more : more.with(outcome, value);
                demanded = outcome.constraints();
            } else if (clauses.get(next) instanceof Clause.True value) {
                demanded = List.of(value.constraint());
            } else {
                break;
            }
            for (Constraint constraint : demanded) {
                holds &= holds(constraint, more);
            }
        }
        return holds && follow(clauses, next, more, facts);
    }

    private boolean holds(List<Constraint> constraints, Matched matched) throws Exception {
        for (Constraint constraint : constraints) {
            if (matched.decides(constraint) && !holds(constraint, matched)) {
                return false;
            }
        }
        return true;
    }

    private boolean holds(Constraint constraint, Matched matched) throws Exception {
        if (constraint instanceof SingleConstraint) {
            boolean holds = matched.satisfies(constraint);
            note(constraint, holds);
            return holds;
        }
        boolean any = constraint.getType() == Constraint.Type.OR;
        for (Constraint child : constraint.getChildren()) {
            if (holds(child, matched) == any) {
                return any;
            }
        }
        return !any;
    }

    private void note(Object condition, boolean value) {
        Seen of = seen.computeIfAbsent(condition, unseen -> new Seen());
        of.isTrue |= value;
        of.isFalse |= !value;
    }

    /** The conditions in the order in which they are written, with what they were seen to be so far. */
    public List<CoveredCondition> conditions() {
        List<CoveredCondition> conditions = new ArrayList<>();
        int[] groups = WrittenGroups.of(clauses);
        int count = groups.length == 0 ? 0 : groups[groups.length - 1] + 1;
        read = 0;
        for (int i = 0; i < clauses.size(); i++) {
            int line = written.size() == count ? written.get(groups[i]).line() : 1;
            if (i == 0 && demandsNothing(clauses.get(i))) {
                // It is false only where there is nothing to judge.
                continue;
            }
            collect(clauses.get(i), line, conditions);
        }
        return conditions;
    }

    private static boolean demandsNothing(Clause clause) {
        return clause instanceof Clause.Matching matching
                && matching.constraints().isEmpty();
    }

    private void collect(Clause clause, int line, List<CoveredCondition> conditions) {
        if (clause instanceof Clause.Matching matching
                && !matching.constraints().isEmpty()) {
            matching.constraints().forEach(constraint -> collect(constraint, line, conditions));
        } else if (clause instanceof Clause.Absent absent) {
            absent.clauses().forEach(inner -> collect(inner, line, conditions));
        } else if (clause instanceof Clause.Present present) {
            present.clauses().forEach(inner -> collect(inner, line, conditions));
        } else if (clause instanceof Clause.All all) {
            all.clauses().forEach(inner -> collect(inner, line, conditions));
        } else if (clause instanceof Clause.Any any) {
            any.alternatives().forEach(inner -> collect(inner, line, conditions));
        } else if (clause instanceof Clause.True value) {
            collect(value.constraint(), line, conditions);
        } else if (!(clause instanceof Clause.Judged judgedAlone && isAccumulation(judgedAlone))) {
            String type = ClauseText.type(clause);
            String shown = ClauseText.of(clause);
            conditions.add(covered(clause, shown, type.isEmpty() ? shown : type + "(", line));
        }
    }

    private void collect(Constraint constraint, int line, List<CoveredCondition> conditions) {
        if (constraint instanceof SingleConstraint) {
            String text = ConstraintText.written(constraint);
            conditions.add(covered(constraint, text, text, line));
        } else {
            constraint.getChildren().forEach(child -> collect(child, line, conditions));
        }
    }

    private CoveredCondition covered(Object condition, String shown, String written, int line) {
        Seen of = seen.getOrDefault(condition, new Seen());
        return new CoveredCondition(shown, place(written, line), of.isTrue, of.isFalse);
    }

    /**
     * Where a text stands, looked for from a line on, and behind what was found there before; the line itself when it is
     * written in another way there.
     */
    private SourceLocation place(String written, int from) {
        int start = 0;
        for (int line = 1; line < from; line++) {
            start = text.indexOf('\n', start) + 1;
        }
        int found = text.indexOf(written, Math.max(start, read));
        if (found < 0) {
            found = text.indexOf(written, start);
        }
        String file = rule.source().file();
        if (found < 0) {
            return new SourceLocation(file, from, 1, from, 1);
        }
        int line = from;
        int lineStart = start;
        for (int end = text.indexOf('\n', lineStart); end >= 0 && end < found; end = text.indexOf('\n', lineStart)) {
            line++;
            lineStart = end + 1;
        }
        read = found + written.length();
        int column = found - lineStart + 1;
        return new SourceLocation(file, line, column, line, column + written.length());
    }
}
