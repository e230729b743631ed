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

/** What differs between two states of the facts. */
final class FactChanges {

    private final List<Fact> told = new ArrayList<>();
    private final Map<Class<?>, List<Fact>> moved = new HashMap<>();
    private final Set<String> projects = new HashSet<>();

    private FactChanges() {}

    /** What differs when these facts go and those come, each by their own class. */
    static FactChanges between(Map<Class<?>, List<Fact>> gone, Map<Class<?>, List<Fact>> come) {
        FactChanges changes = new FactChanges();
        Set<Class<?>> types = new LinkedHashSet<>(gone.keySet());
        types.addAll(come.keySet());
        for (Class<?> type : types) {
            changes.compare(gone.getOrDefault(type, List.of()), come.getOrDefault(type, List.of()));
        }
        return changes;
    }

    /** The facts that came or went, each once. */
    List<Fact> told() {
        return told;
    }

    /** The facts that went and came again with the same to say, at another place in the same file: as they were. */
    List<Fact> moved() {
        List<Fact> all = new ArrayList<>();
        moved.values().forEach(all::addAll);
        return all;
    }

    /** Whether no fact moved. */
    boolean areOfNoPlaces() {
        return moved.isEmpty();
    }

    /** Whether something rests on a fact that moved. */
    boolean haveMoved(List<Fact> evidence) {
        for (Fact fact : evidence) {
            List<Fact> ofType = moved.get(fact.getClass());
            if (ofType != null && projects.contains(Shards.project(fact)) && ofType.contains(fact)) {
                return true;
            }
        }
        return false;
    }

    /** Mostly the same facts are stated in the same order, which is seen sooner than it is counted. */
    private void compare(List<Fact> then, List<Fact> now) {
        Differing<Fact> rest = Differing.of(then, now, this::areAlike);
        count(rest.then(), rest.now());
    }

    /** Whether two facts say the same; notes when one stands elsewhere than the other. */
    private boolean areAlike(Fact then, Fact now) {
        if (then.equals(now)) {
            return true;
        }
        if (!UnplacedFact.sayTheSame(then, now)) {
            return false;
        }
        move(then);
        return true;
    }

    private void move(Fact fact) {
        moved.computeIfAbsent(fact.getClass(), unseen -> new ArrayList<>()).add(fact);
        projects.add(Shards.project(fact));
    }

    private void count(List<Fact> then, List<Fact> now) {
        Map<Fact, Integer> balance = new LinkedHashMap<>();
        then.forEach(fact -> balance.merge(fact, -1, Integer::sum));
        now.forEach(fact -> balance.merge(fact, 1, Integer::sum));
        balance.values().removeIf(count -> count == 0);
        if (!then.isEmpty() && !now.isEmpty()) {
            takeMoved(balance);
        }
        told.addAll(balance.keySet());
    }

    /** Takes those out that are balanced by as many that say the same elsewhere. */
    private void takeMoved(Map<Fact, Integer> balance) {
        Map<UnplacedFact, Integer> unplaced = new HashMap<>();
        balance.forEach((fact, count) -> unplaced.merge(UnplacedFact.of(fact), count, Integer::sum));
        balance.entrySet().removeIf(entry -> {
            boolean isMoved = unplaced.get(UnplacedFact.of(entry.getKey())) == 0;
            if (isMoved && entry.getValue() < 0) {
                move(entry.getKey());
            }
            return isMoved;
        });
    }
}
