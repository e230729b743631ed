package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Container;
import dev.serviceregistry.facts.Criticality;
import dev.serviceregistry.facts.DemandFact;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.TierInUse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.drools.model.functions.Function1;

/**
 * Finds out whether what a rule demands is demanded of anybody: a demand of the most critical tier is none where nobody is
 * of it.
 *
 * <p>It looks at what is asked for, at what is judged, and at the tiers by which the one belongs to the other, and at no
 * more than the texts that they have in common: what else a rule says of them is what it finds wrong.
 */
final class Demands {

    /** What says of which tier something is. */
    private static final Set<Class<?>> TIERS = Set.of(Criticality.class, Container.class, TierInUse.class);

    private final List<RulePattern> patterns;
    private final Class<?> judged;

    /**
     * The demands of a rule.
     *
     * @param judged the type of fact that it judges
     */
    Demands(List<RulePattern> patterns, Class<?> judged) {
        this.patterns = patterns;
        this.judged = judged;
    }

    /** Whether they are made of any of the facts. */
    boolean areOf(VisibleFacts facts) throws Exception {
        if (patterns.stream().noneMatch(pattern -> isDemand(pattern) || isTier(pattern))) {
            return true;
        }
        List<List<Fact>> left = new ArrayList<>();
        for (RulePattern pattern : patterns) {
            List<Fact> possible = isLookedAt(pattern) ? possible(pattern, facts) : List.of();
            if (isLookedAt(pattern) && possible.isEmpty()) {
                return false;
            }
            left.add(possible);
        }
        for (int later = patterns.size() - 1; later > 0; later--) {
            for (RulePattern.Join join : joins(later)) {
                Set<Object> keys = keys(left.get(later), join.key());
                left.get(join.earlier())
                        .removeIf(fact -> !keys.contains(join.earlierKey().apply(fact)));
                if (left.get(join.earlier()).isEmpty()) {
                    return false;
                }
            }
        }
        for (int later = 1; later < patterns.size(); later++) {
            for (RulePattern.Join join : joins(later)) {
                Set<Object> keys = keys(left.get(join.earlier()), join.earlierKey());
                left.get(later).removeIf(fact -> !keys.contains(join.key().apply(fact)));
                if (left.get(later).isEmpty()) {
                    return false;
                }
            }
        }
        return true;
    }

    private List<RulePattern.Join> joins(int later) {
        return patterns.get(later).joins().stream()
                .filter(join -> isLookedAt(patterns.get(later)) && isLookedAt(patterns.get(join.earlier())))
                .toList();
    }

    private static Set<Object> keys(List<Fact> facts, Function1<Object, ?> key) {
        Set<Object> keys = new HashSet<>();
        facts.forEach(fact -> keys.add(key.apply(fact)));
        return keys;
    }

    private static List<Fact> possible(RulePattern pattern, VisibleFacts facts) throws Exception {
        if (isDemand(pattern)) {
            return pattern.candidates(facts);
        }
        List<Fact> all = new ArrayList<>();
        facts.of(pattern.type()).forEach(all::addAll);
        return all;
    }

    private boolean isLookedAt(RulePattern pattern) {
        return pattern.isPresent() && (isDemand(pattern) || isTier(pattern) || pattern.type() == judged);
    }

    private static boolean isDemand(RulePattern pattern) {
        return pattern.isPresent() && DemandFact.class.isAssignableFrom(pattern.type());
    }

    private static boolean isTier(RulePattern pattern) {
        return pattern.isPresent() && TIERS.contains(pattern.type());
    }
}
