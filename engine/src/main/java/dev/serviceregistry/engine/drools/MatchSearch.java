package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows facts from pattern to pattern of one rule, to leave out those that do not come through to the end.
 *
 * <p>What only Drools understands counts as satisfied, so that too many are kept and never too few. The same holds when
 * facts match in so many ways that following all of them would take longer than judging.
 */
final class MatchSearch {

    private static final int STEPS_PER_FACT = 16;

    private final List<RulePattern> patterns;
    private final List<List<Fact>> facts;
    private final List<@Nullable Map<Object, List<Fact>>> byKey = new ArrayList<>();
    private final Set<Fact> matched = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Object[] current;
    private boolean endsAtFirst;
    private long steps;

    /**
     * A search among facts.
     *
     * @param patterns the patterns of the rule
     * @param facts for each of them the facts that may match it
     */
    MatchSearch(List<RulePattern> patterns, List<List<Fact>> facts) {
        this.patterns = patterns;
        this.facts = facts;
        this.current = new Object[patterns.size()];
        for (int place = 0; place < patterns.size(); place++) {
            List<RulePattern.Join> joins = patterns.get(place).joins();
            byKey.add(joins.isEmpty() ? null : Reduction.byKey(facts.get(place), joins.get(0)));
            steps += (long) STEPS_PER_FACT * facts.get(place).size();
        }
    }

    /** The facts that take part in a match, in their order by pattern; those of patterns that must be there. */
    List<Fact> matched() {
        boolean all = follow(0);
        Set<Fact> known = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Fact> left = new ArrayList<>();
        for (int place = 0; place < patterns.size(); place++) {
            if (patterns.get(place).isPresent()) {
                for (Fact fact : facts.get(place)) {
                    if ((!all || matched.contains(fact)) && known.add(fact)) {
                        left.add(fact);
                    }
                }
            }
        }
        return left;
    }

    /** Whether facts may match, so that there is no telling that they do not. */
    boolean mayMatch() {
        endsAtFirst = true;
        return !follow(0);
    }

    /**
     * Follows what was matched to the pattern at this place and beyond; false when that takes too many steps, or ends with
     * the first match.
     */
    private boolean follow(int place) {
        if (place == patterns.size() && endsAtFirst) {
            return false;
        }
        if (place == patterns.size()) {
            for (int i = 0; i < place; i++) {
                if (patterns.get(i).isPresent()) {
                    matched.add((Fact) current[i]);
                }
            }
            return true;
        }
        RulePattern pattern = patterns.get(place);
        List<Fact> candidates = candidates(place);
        if (pattern.role() instanceof RulePattern.Accumulated accumulated) {
            return followResults(pattern, accumulated, candidates, place);
        }
        boolean blocked = false;
        for (int i = 0; i < candidates.size() && !blocked; i++) {
            steps--;
            if (steps < 0) {
                return false;
            }
            current[place] = candidates.get(i);
            if (!mayMatch(pattern, place)) {
                continue;
            }
            if (pattern.isPresent()) {
                if (!follow(place + 1)) {
                    return false;
                }
            } else {
                blocked = pattern.understood();
            }
        }
        return pattern.isPresent() || blocked || follow(place + 1);
    }

    /** Follows what all facts of a pattern come to; false when that takes too many steps, or only Drools can tell. */
    private boolean followResults(
            RulePattern pattern, RulePattern.Accumulated accumulated, List<Fact> candidates, int place) {
        steps -= 1 + candidates.size();
        if (steps < 0 || !pattern.understood()) {
            return false;
        }
        try {
            List<Fact> taken = new ArrayList<>();
            for (Fact fact : candidates) {
                current[place] = fact;
                if (holds(pattern, place)) {
                    taken.add(fact);
                }
            }
            Object[] results = new Object[accumulated.functions().size()];
            for (int i = 0; i < results.length; i++) {
                Object result = accumulated.functions().get(i).of(taken);
                if (result == null) {
                    return false;
                }
                results[i] = result;
            }
            current[place] = results;
            for (RulePattern.Comparison condition : accumulated.conditions()) {
                if (!condition.holds(current)) {
                    return true;
                }
            }
        } catch (Exception e) {
            return false;
        }
        return follow(place + 1);
    }

    private List<Fact> candidates(int place) {
        Map<Object, List<Fact>> index = byKey.get(place);
        if (index == null) {
            return facts.get(place);
        }
        RulePattern.Join join = patterns.get(place).joins().get(0);
        return index.getOrDefault(join.earlierKey().apply(current[join.earlier()]), List.of());
    }

    /** A condition that breaks down says nothing here: when Drools comes to it too, it tells. */
    private boolean mayMatch(RulePattern pattern, int place) {
        try {
            return holds(pattern, place);
        } catch (Exception e) {
            return pattern.isPresent();
        }
    }

    private boolean holds(RulePattern pattern, int place) throws Exception {
        List<RulePattern.Join> joins = pattern.joins();
        for (int i = 0; i < joins.size(); i++) {
            RulePattern.Join join = joins.get(i);
            Object earlier = current[join.earlier()];
            boolean meets = i == 0
                    || join.key().apply(current[place]).equals(join.earlierKey().apply(earlier));
            if (!meets || !join.joins(current[place], earlier)) {
                return false;
            }
        }
        for (RulePattern.Comparison comparison : pattern.comparisons()) {
            if (!comparison.holds(current)) {
                return false;
            }
        }
        return true;
    }
}
