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
import org.jspecify.annotations.Nullable;

/**
 * Leaves out of all facts those that cannot take part in a match of one rule: mostly all of them.
 *
 * <p>Drools judges; this spares it facts without which it finds the same. They are found by the rule's own compiled
 * predicates, as a database reduces the tables of a join before it joins them: by what each pattern demands of a fact
 * alone, by the texts that two patterns have in common, and then by following what is left from pattern to pattern.
 */
final class Reduction {

    private static final int FEW = 8;

    private final Rule rule;
    private final List<RulePattern> patterns;
    private volatile @Nullable Demands demands;

    private Reduction(Rule rule, List<RulePattern> patterns) {
        this.rule = rule;
        this.patterns = patterns;
    }

    /** What can be left out for this rule. */
    static Reduction of(Rule rule) {
        return new Reduction(rule, RulePatterns.of(rule));
    }

    /** The rule as it was compiled. */
    Rule rule() {
        return rule;
    }

    /**
     * What the rule demands, read when it is first asked for.
     *
     * @param judged the type of fact that the rule judges
     */
    Demands demands(Class<?> judged) {
        Demands read = demands;
        if (read == null) {
            read = Demands.of(rule, judged);
            demands = read;
        }
        return read;
    }

    /** Whether nothing can be left out, since the rule has conditions of another kind. */
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

    /** Whether of all patterns a single one takes facts of these classes and of this type, and a match has such a fact. */
    boolean takesByOne(Class<?> type, Set<Class<?>> classes) {
        boolean takes = false;
        for (RulePattern pattern : patterns) {
            boolean isOfType = pattern.type().isAssignableFrom(type) || type.isAssignableFrom(pattern.type());
            if (isOfType || classes.stream().anyMatch(pattern.type()::isAssignableFrom)) {
                if (takes || !pattern.isPresent() || pattern.type() != type) {
                    return false;
                }
                takes = true;
            }
        }
        return takes;
    }

    /**
     * The facts that a session of the rule alone needs; none when it cannot match.
     *
     * @throws IllegalStateException when nothing can be left out
     */
    List<Fact> of(VisibleFacts facts) throws Exception {
        if (isWhole()) {
            throw new IllegalStateException("the conditions of the rule are not understood");
        }
        for (RulePattern pattern : patterns) {
            if (pattern.isPresent() && facts.of(pattern.type()).isEmpty()) {
                return List.of();
            }
        }
        List<List<Fact>> candidates = new ArrayList<>(patterns.size());
        for (RulePattern pattern : patterns) {
            List<Fact> ofPattern = pattern.candidates(facts);
            if (ofPattern.isEmpty() && pattern.isPresent()) {
                return List.of();
            }
            candidates.add(ofPattern);
        }
        if (patterns.size() == 1) {
            return candidates.get(0);
        }
        List<List<Fact>> kept = new ArrayList<>(candidates);
        if (!compareWithOnly(kept)) {
            return List.of();
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
        List<Fact> matched = new MatchSearch(patterns, kept).matched();
        return matched.isEmpty() ? List.of() : withBlocking(matched, candidates);
    }

    /** Leaves out what cannot stand beside the only fact of another pattern; false when nothing is left. */
    private boolean compareWithOnly(List<List<Fact>> kept) {
        Object[] only = new Object[patterns.size()];
        for (int place = 0; place < only.length; place++) {
            if (patterns.get(place).isPresent() && kept.get(place).size() == 1) {
                only[place] = kept.get(place).get(0);
            }
        }
        for (int place = 0; place < only.length; place++) {
            for (RulePattern.Comparison comparison : patterns.get(place).comparisons()) {
                if (patterns.get(place).isPresent() && comparison.isBeside(place, only)) {
                    kept.set(place, beside(only, place, kept.get(place), comparison));
                }
            }
            if (patterns.get(place).isPresent() && kept.get(place).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static List<Fact> beside(Object[] only, int place, List<Fact> facts, RulePattern.Comparison comparison) {
        Object[] matched = only.clone();
        List<Fact> left = new ArrayList<>();
        for (Fact fact : facts) {
            matched[place] = fact;
            if (comparison.mayHold(matched)) {
                left.add(fact);
            }
        }
        return left;
    }

    /** Leaves out what finds no partner in a later pattern, or one that it must not have; false when nothing is left. */
    private boolean reduceEarlier(int later, List<List<Fact>> kept) throws Exception {
        RulePattern pattern = patterns.get(later);
        boolean decides = pattern.isPresent()
                || pattern.isAbsent()
                        && pattern.isOfJoinsAlone()
                        && pattern.joins().size() == 1;
        if (!decides) {
            return true;
        }
        for (RulePattern.Join join : pattern.joins()) {
            // An index of many is not worth it for the keys of a few.
            boolean areFew = kept.get(join.earlier()).size() < kept.get(later).size() / FEW;
            List<Fact> possible = areFew ? joining(kept.get(later), join, kept.get(join.earlier())) : kept.get(later);
            Map<Object, List<Fact>> partners = byKey(possible, join);
            List<Fact> left = new ArrayList<>();
            for (Fact fact : kept.get(join.earlier())) {
                if (hasPartner(fact, join, partners) == pattern.isPresent()) {
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

    static Map<Object, List<Fact>> byKey(List<Fact> facts, RulePattern.Join join) {
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
            List<Fact> left = joining(kept.get(later), join, kept.get(join.earlier()));
            if (left.isEmpty() && pattern.isPresent()) {
                return false;
            }
            kept.set(later, left);
        }
        return true;
    }

    /**
     * Adds what must not be there beside facts that match, and what is accumulated beside them. Whatever these are taken
     * for, by whichever pattern, nothing may lack that speaks against it.
     */
    private List<Fact> withBlocking(List<Fact> matched, List<List<Fact>> candidates) {
        Set<Fact> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(matched);
        List<Fact> needed = new ArrayList<>(matched);
        for (int place = 0; place < patterns.size(); place++) {
            if (!patterns.get(place).isPresent() && isTakenOtherwise(patterns.get(place))) {
                add(candidates.get(place), known, needed);
            }
        }
        // What was added may be taken for what must be there, and needs what speaks against it too.
        List<Fact> taken = List.copyOf(needed);
        for (int place = 0; place < patterns.size(); place++) {
            if (!patterns.get(place).isPresent() && !isTakenOtherwise(patterns.get(place))) {
                add(blocking(place, candidates, taken), known, needed);
            }
        }
        return needed;
    }

    private static void add(List<Fact> more, Set<Fact> known, List<Fact> needed) {
        for (Fact fact : more) {
            if (known.add(fact)) {
                needed.add(fact);
            }
        }
    }

    /** Whether a fact of the pattern could be taken for one that must be there. */
    private boolean isTakenOtherwise(RulePattern other) {
        for (RulePattern pattern : patterns) {
            if (pattern.isPresent() && mayBeOfBoth(pattern.type(), other.type())) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeOfBoth(Class<?> one, Class<?> other) {
        return one.isInterface() || other.isInterface() || one.isAssignableFrom(other) || other.isAssignableFrom(one);
    }

    private List<Fact> blocking(int place, List<List<Fact>> candidates, List<Fact> taken) {
        List<Fact> blocking = candidates.get(place);
        for (RulePattern.Join join : patterns.get(place).joins()) {
            Class<?> earlier = patterns.get(join.earlier()).type();
            List<Fact> joined = new ArrayList<>();
            for (Fact fact : taken) {
                if (earlier.isInstance(fact)) {
                    joined.add(fact);
                }
            }
            blocking = joining(blocking, join, joined);
        }
        return blocking;
    }

    /** Those of the facts whose key is that of an earlier one. */
    private static List<Fact> joining(List<Fact> facts, RulePattern.Join join, List<Fact> earlier) {
        Set<Object> keys = new HashSet<>();
        for (Fact fact : earlier) {
            keys.add(join.earlierKey().apply(fact));
        }
        List<Fact> joining = new ArrayList<>();
        for (Fact fact : facts) {
            if (keys.contains(join.key().apply(fact))) {
                joining.add(fact);
            }
        }
        return joining;
    }
}
