package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What differs between two states of the facts.
 *
 * @param told the facts that came or went, each once
 * @param moved the facts that went and came again with the same to say, at another place in the same file: as they were
 */
record FactChanges(List<Fact> told, Set<Fact> moved) {

    /** What differs when these facts go and those come, each by their own class. */
    static FactChanges between(Map<Class<?>, List<Fact>> gone, Map<Class<?>, List<Fact>> come) {
        List<Fact> told = new ArrayList<>();
        Set<Fact> moved = new HashSet<>();
        Set<Class<?>> types = new LinkedHashSet<>(gone.keySet());
        types.addAll(come.keySet());
        for (Class<?> type : types) {
            compare(gone.getOrDefault(type, List.of()), come.getOrDefault(type, List.of()), told, moved);
        }
        return new FactChanges(List.copyOf(told), moved);
    }

    private static void compare(List<Fact> then, List<Fact> now, List<Fact> told, Set<Fact> moved) {
        // Mostly the same facts are stated in the same order, which is seen sooner than it is counted.
        int shorter = Math.min(then.size(), now.size());
        int first = 0;
        while (first < shorter && then.get(first).equals(now.get(first))) {
            first++;
        }
        int last = 0;
        while (last < shorter - first && then.get(then.size() - 1 - last).equals(now.get(now.size() - 1 - last))) {
            last++;
        }
        Map<Fact, Integer> balance = new LinkedHashMap<>();
        then.subList(first, then.size() - last).forEach(fact -> balance.merge(fact, -1, Integer::sum));
        now.subList(first, now.size() - last).forEach(fact -> balance.merge(fact, 1, Integer::sum));
        balance.values().removeIf(count -> count == 0);
        boolean mayHaveMoved = first + last < shorter && isEachOnce(then) && isEachOnce(now);
        if (mayHaveMoved) {
            takeMoved(balance, moved);
        }
        told.addAll(balance.keySet());
    }

    /** Takes those out that are balanced by one that says the same elsewhere. */
    private static void takeMoved(Map<Fact, Integer> balance, Set<Fact> moved) {
        Map<UnplacedFact, Integer> unplaced = new HashMap<>();
        Map<Fact, UnplacedFact> keys = new HashMap<>();
        balance.forEach((fact, count) -> {
            UnplacedFact key = UnplacedFact.of(fact);
            keys.put(fact, key);
            unplaced.merge(key, count, Integer::sum);
        });
        balance.entrySet().removeIf(entry -> {
            boolean isMoved = unplaced.get(keys.get(entry.getKey())) == 0;
            if (isMoved && entry.getValue() < 0) {
                moved.add(entry.getKey());
            }
            return isMoved;
        });
    }

    /** Of facts that are equal, one that moves is no longer equal. */
    private static boolean isEachOnce(List<Fact> facts) {
        return new HashSet<>(facts).size() == facts.size();
    }
}
