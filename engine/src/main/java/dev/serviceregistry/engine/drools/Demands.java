package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Container;
import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.DemandFact;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.TierInUse;
import dev.serviceregistry.facts.UnknownValue;
import dev.serviceregistry.facts.UnreadServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.drools.model.BetaIndex;
import org.drools.model.Index;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;

/**
 * Finds out whether what a rule demands is demanded of anybody: a demand of the most critical tier is none where nobody is
 * of it, and one of containers on Linux is none where all are on Windows.
 *
 * <p>It asks a weaker rule, without the conditions that say what is wrong. What is left says whom the rule is about: what is
 * judged; what is asked for, and the tiers by which the one belongs to the other; what nobody knows; the texts that these
 * have in common; and what the rule names by {@code @about}. So nothing that the rule reports is ever left out.
 */
final class Demands {

    /** What says of which tier something is. */
    private static final Set<Class<?>> TIERS = Set.of(Criticality.class, Container.class, TierInUse.class);

    /** What says that a rule which looks for something absent has to leave it alone. */
    private static final Set<Class<?>> UNKNOWN = Set.of(UnknownValue.class, UnreadServices.class);

    /** Empty when there is no telling. */
    private final List<RulePattern> patterns;

    private Demands(List<RulePattern> patterns) {
        this.patterns = patterns;
    }

    /**
     * The demands of a rule.
     *
     * @param judged the type of fact that it judges
     */
    static Demands of(Rule rule, Class<?> judged) {
        Concern concern = Concern.of(rule);
        List<RulePattern> patterns = RulePatterns.weakened(rule, new RulePatterns.Choice() {
            private boolean takesJudged;

            @Override
            public boolean takes(Class<?> type, RulePattern.Role role) {
                if (!(role instanceof RulePattern.Present)) {
                    return concern.namesAll(type) || UNKNOWN.contains(type);
                }
                if (concern.names(type) || isDemand(type) || TIERS.contains(type)) {
                    return true;
                }
                // What a second one has to do with the first is mostly what is wrong.
                boolean isFirst = type == judged && !takesJudged;
                takesJudged |= isFirst;
                return isFirst;
            }

            @Override
            public boolean takes(Class<?> type, SingleConstraint constraint) {
                boolean isOfFactAlone = constraint.getVariables().length == 1;
                return isDemand(type) && isOfFactAlone
                        || UNKNOWN.contains(type)
                        || joins(constraint)
                        || concern.names(type, constraint);
            }
        });
        boolean tellsMore = patterns.stream()
                .anyMatch(pattern -> pattern.type() != judged
                        || !pattern.demands().isEmpty()
                        || !pattern.joins().isEmpty());
        return new Demands(tellsMore ? patterns : List.of());
    }

    /** Whether they are made of any of the facts, or may be. */
    boolean areOf(VisibleFacts facts) throws Exception {
        if (patterns.isEmpty()) {
            return true;
        }
        List<List<Fact>> candidates = new ArrayList<>(patterns.size());
        for (RulePattern pattern : patterns) {
            List<Fact> ofPattern = pattern.candidates(facts);
            if (ofPattern.isEmpty() && pattern.isPresent()) {
                return false;
            }
            candidates.add(ofPattern);
        }
        return new MatchSearch(patterns, candidates).mayMatch();
    }

    private static boolean isDemand(Class<?> type) {
        return DemandFact.class.isAssignableFrom(type);
    }

    /** Whether a constraint says no more than that facts of two conditions have a text in common. */
    private static boolean joins(SingleConstraint constraint) {
        return constraint.getVariables().length == 2
                && constraint.getIndex() instanceof BetaIndex<?, ?, ?> index
                && index.getConstraintType() == Index.ConstraintType.EQUAL
                && index.getIndexedClass() == String.class;
    }
}
