package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Facts by their own class, to which more can be added. */
final class FactsByType {

    private final Map<Class<?>, List<Fact>> byClass = new HashMap<>();
    private Class<?> last = Void.class;
    private List<Fact> ofLast = List.of();

    void add(Fact fact) {
        Class<?> type = fact.getClass();
        if (type != last) {
            last = type;
            ofLast = byClass.computeIfAbsent(type, unseen -> new ArrayList<>());
        }
        ofLast.add(fact);
    }

    /** The facts by their own class. */
    Map<Class<?>, List<Fact>> byClass() {
        return byClass;
    }
}
