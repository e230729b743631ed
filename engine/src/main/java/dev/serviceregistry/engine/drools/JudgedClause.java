package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.drools.model.Binding;
import org.drools.model.Condition;
import org.drools.model.Global;
import org.drools.model.Rule;
import org.drools.model.Variable;
import org.drools.model.consequences.ConsequenceImpl;
import org.drools.model.constraints.SingleConstraint1;
import org.drools.model.impl.RuleImpl;
import org.drools.model.patterns.CompositePatterns;
import org.drools.model.patterns.PatternImpl;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.MatchCreatedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;

/** Has Drools judge a condition that only it understands, beside facts that the other conditions were matched with. */
@SuppressWarnings({"rawtypes", "unchecked"}) // Drools' own types of variables and patterns are raw.
final class JudgedClause {

    private final Rule rule;
    private final List<Clause> clauses;
    private final List<Global> globals;

    /**
     * The conditions of a rule.
     *
     * @param clauses all of them, in the order of the rule
     * @param globals what the rule may report to
     */
    JudgedClause(Rule rule, List<Clause> clauses, List<Global> globals) {
        this.rule = rule;
        this.clauses = clauses;
        this.globals = globals;
    }

    /** What satisfies the condition beside what was matched, each with the values that it binds. */
    List<Matched> of(Clause.Judged judged, Matched matched, VisibleFacts facts) {
        List<Condition> conditions = new ArrayList<>();
        fix(clauses, matched, conditions);
        List<Variable<?>> bound = new ArrayList<>();
        for (Clause clause : clauses) {
            // What an earlier one bound, this one may take.
            if (clause instanceof Clause.Judged earlier) {
                conditions.add(earlier.condition());
                bound.addAll(List.of(earlier.condition().getBoundVariables()));
            }
            if (clause == judged) {
                break;
            }
        }
        if (!conditions.contains(judged.condition())) {
            conditions.add(judged.condition());
            bound.addAll(List.of(judged.condition().getBoundVariables()));
        }
        Rule alone = new RuleImpl(
                rule.getPackage(),
                rule.getName(),
                rule.getUnit(),
                new CompositePatterns(
                        Condition.Type.AND,
                        conditions,
                        Map.of(RuleImpl.DEFAULT_CONSEQUENCE_NAME, ConsequenceImpl.EMPTY)));
        return matches(new RuleModel(List.of(alone), globals), bound, matched, facts);
    }

    /** Adds the conditions that have a fact, each so that it takes this fact and no other. */
    private static void fix(List<Clause> clauses, Matched matched, List<Condition> conditions) {
        for (Clause clause : clauses) {
            if (clause instanceof Clause.Matching matching) {
                Fact fact = matched.fact(clause);
                if (fact != null) {
                    Variable variable = matching.variable();
                    String name = "fixed" + conditions.size();
                    conditions.add(new PatternImpl(
                            variable,
                            new SingleConstraint1<>(name, variable, itself -> itself == fact),
                            new ArrayList<Binding>(matching.bindings())));
                }
            } else if (clause instanceof Clause.Any any) {
                fix(any.alternatives(), matched, conditions);
            } else if (clause instanceof Clause.All all) {
                fix(all.clauses(), matched, conditions);
            }
        }
    }

    private static List<Matched> matches(
            RuleModel model, List<Variable<?>> bound, Matched matched, VisibleFacts facts) {
        RuleNetwork network = new RuleNetwork(model, RuleNetwork.configuration());
        List<Matched> found = new ArrayList<>();
        KieSession session = network.newSession((subject, message, arguments) -> {});
        try {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void matchCreated(MatchCreatedEvent event) {
                    Matched more = with(event.getMatch(), bound, matched);
                    if (agrees(more, matched, bound)) {
                        found.add(more);
                    }
                }
            });
            for (Fact fact : facts.all()) {
                if (network.names(fact.getClass())) {
                    session.insert(fact);
                }
            }
            session.fireAllRules();
        } finally {
            session.dispose();
        }
        return found;
    }

    private static Matched with(Match match, List<Variable<?>> bound, Matched matched) {
        Matched more = matched;
        for (Variable<?> variable : bound) {
            if (match.getDeclarationIds().contains(variable.getName())) {
                more = more.with(variable, match.getDeclarationValue(variable.getName()));
            }
        }
        return more;
    }

    /** Whether what was bound before is what it was. */
    private static boolean agrees(Matched more, Matched matched, List<Variable<?>> bound) {
        for (Variable<?> variable : bound) {
            Object before = matched.value(variable);
            if (before != null && !before.equals(more.value(variable))) {
                return false;
            }
        }
        return true;
    }
}
