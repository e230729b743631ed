package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.model.Rule;

/**
 * Leaves out of all facts those that cannot take part in a match of one rule: mostly all of them.
 *
 * <p>Drools judges; this spares it facts without which it finds the same. They are found by the rule's own compiled
 * predicates, as a database reduces the tables of a join before it joins them: by what each pattern demands of a fact
 * alone, and by the texts that two patterns have in common.
 */
final class Reduction {

    private final List<RulePattern> patterns;

    private Reduction(List<RulePattern> patterns) {
        this.patterns = patterns;
    }

    /** What can be left out for this rule. */
    static Reduction of(Rule rule) {
        return new Reduction(RulePatterns.of(rule));
    }

    /** Whether nothing is left out, since the rule has conditions of another kind. */
    boolean isWhole() {
        return patterns.isEmpty();
    }

    /** Whether one of the patterns takes facts of this class. */
    boolean reads(Class<?> type) {
        for (RulePattern pattern : patterns) {
            if (pattern.type().isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }

    /** The facts that a session of the rule alone needs; none when it cannot match. */
    List<Fact> of(VisibleFacts facts) throws Exception {
        if (patterns.isEmpty()) {
            return facts.all();
        }
        for (RulePattern pattern : patterns) {
            if (!pattern.negated() && facts.of(pattern.type()).isEmpty()) {
                return List.of();
            }
        }
        List<List<Fact>> kept = new ArrayList<>(patterns.size());
        for (RulePattern pattern : patterns) {
            List<Fact> candidates = pattern.candidates(facts);
            if (candidates.isEmpty() && !pattern.negated()) {
                return List.of();
            }
            kept.add(candidates);
        }
        for (int later = patterns.size() - 1; later > 0; later--) {
            if (!reduceEarlier(later, kept)) {
                return List.of();
            }
        }
        for (int later = 1; later < patterns.size(); later++) {
            if (!reduceLater(later, kept)) {
                return List.of();
            }
        }
        return kept.size() == 1 ? kept.get(0) : union(kept);
    }

    /** Leaves out what finds no partner in a later pattern, or one that it must not have; false when nothing is left. */
    private boolean reduceEarlier(int later, List<List<Fact>> kept) throws Exception {
        RulePattern pattern = patterns.get(later);
        if (pattern.negated() && (!pattern.complete() || pattern.joins().size() != 1)) {
            return true;
        }
        for (RulePattern.Join join : pattern.joins()) {
            Map<Object, List<Fact>> partners = byKey(kept.get(later), join);
            List<Fact> left = new ArrayList<>();
            for (Fact fact : kept.get(join.earlier())) {
                if (hasPartner(fact, join, partners) != pattern.negated()) {
                    left.add(fact);
                }
            }
            if (left.isEmpty()) {
                return false;
            }
            kept.set(join.earlier(), left);
        }
        return true;
    }

    private static Map<Object, List<Fact>> byKey(List<Fact> facts, RulePattern.Join join) {
        Map<Object, List<Fact>> byKey = new HashMap<>(facts.size() * 2);
        for (Fact fact : facts) {
            byKey.computeIfAbsent(join.key().apply(fact), unseen -> new ArrayList<>(1))
                    .add(fact);
        }
        return byKey;
    }

    private static boolean hasPartner(Fact earlier, RulePattern.Join join, Map<Object, List<Fact>> partners)
            throws Exception {
        List<Fact> possible = partners.get(join.earlierKey().apply(earlier));
        if (possible == null) {
            return false;
        }
        for (int i = 0; i < possible.size(); i++) {
            if (join.joins(possible.get(i), earlier)) {
                return true;
            }
        }
        return false;
    }

    /** Leaves out of a pattern what finds no partner in the earlier ones; false when nothing is left that must be there. */
    private boolean reduceLater(int later, List<List<Fact>> kept) {
        RulePattern pattern = patterns.get(later);
        for (RulePattern.Join join : pattern.joins()) {
            Set<Object> keys = new HashSet<>();
            for (Fact fact : kept.get(join.earlier())) {
                keys.add(join.earlierKey().apply(fact));
            }
            List<Fact> left = new ArrayList<>();
            for (Fact fact : kept.get(later)) {
                if (keys.contains(join.key().apply(fact))) {
                    left.add(fact);
                }
            }
            if (left.isEmpty() && !pattern.negated()) {
                return false;
            }
            kept.set(later, left);
        }
        return true;
    }

    private static List<Fact> union(List<List<Fact>> kept) {
        Set<Fact> union = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Fact> facts = new ArrayList<>();
        for (List<Fact> list : kept) {
            for (Fact fact : list) {
                if (union.add(fact)) {
                    facts.add(fact);
                }
            }
        }
        return facts;
    }
}
