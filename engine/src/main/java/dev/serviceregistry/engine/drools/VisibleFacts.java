package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FactSet;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The facts that are judged together, found by type; they are looked at where they are and not copied. */
final class VisibleFacts {

    private final List<Map<Class<?>, List<Fact>>> parts;
    private final Map<Class<?>, List<List<Fact>>> byType = new ConcurrentHashMap<>();

    /**
     * Facts in several parts.
     *
     * @param parts those of each by their own class
     */
    VisibleFacts(List<Map<Class<?>, List<Fact>>> parts) {
        this.parts = parts;
    }

    /** All of these. */
    static VisibleFacts of(FactSet facts) {
        return new VisibleFacts(facts.parts().stream().map(FactPart::byClass).toList());
    }

    /** All of them, and more. */
    VisibleFacts plus(FactSet more) {
        List<Map<Class<?>, List<Fact>>> all = new ArrayList<>(parts);
        more.parts().forEach(part -> all.add(part.byClass()));
        return new VisibleFacts(all);
    }

    /** The facts of this type and of the types below it, in several lists, none of them empty. */
    List<List<Fact>> of(Class<?> type) {
        return byType.computeIfAbsent(type, this::collect);
    }

    private List<List<Fact>> collect(Class<?> type) {
        List<List<Fact>> lists = new ArrayList<>();
        boolean alone = Modifier.isFinal(type.getModifiers());
        for (Map<Class<?>, List<Fact>> part : parts) {
            if (alone) {
                List<Fact> facts = part.get(type);
                if (facts != null) {
                    lists.add(facts);
                }
            } else {
                part.forEach((own, facts) -> {
                    if (type.isAssignableFrom(own)) {
                        lists.add(facts);
                    }
                });
            }
        }
        return lists;
    }

    /** All of them. */
    List<Fact> all() {
        return all(type -> true);
    }

    /** All whose own class satisfies the condition. */
    List<Fact> all(Predicate<Class<?>> condition) {
        List<Fact> all = new ArrayList<>();
        for (Map<Class<?>, List<Fact>> part : parts) {
            part.forEach((own, facts) -> {
                if (condition.test(own)) {
                    all.addAll(facts);
                }
            });
        }
        return all;
    }
}
