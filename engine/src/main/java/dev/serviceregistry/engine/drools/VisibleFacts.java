package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The facts that are judged together, found by type; they are looked at where they are and not copied. */
final class VisibleFacts {

    private final List<FactsByType> parts;
    private final Map<Class<?>, List<List<Fact>>> byType = new ConcurrentHashMap<>();

    VisibleFacts(List<FactsByType> parts) {
        this.parts = parts;
    }

    /** The facts of this type and of the types below it, in several lists, none of them empty. */
    List<List<Fact>> of(Class<?> type) {
        return byType.computeIfAbsent(type, this::collect);
    }

    private List<List<Fact>> collect(Class<?> type) {
        List<List<Fact>> lists = new ArrayList<>();
        for (FactsByType part : parts) {
            part.byClass().forEach((own, facts) -> {
                if (type.isAssignableFrom(own)) {
                    lists.add(facts);
                }
            });
        }
        return lists;
    }

    /** All of them. */
    List<Fact> all() {
        List<Fact> all = new ArrayList<>();
        of(Fact.class).forEach(all::addAll);
        return all;
    }
}
