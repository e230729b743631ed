package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactPart;
import dev.serviceregistry.facts.FactSet;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** The facts that are judged together, found by type; they are looked at where they are and not copied. */
final class VisibleFacts {

    private final Function<Class<?>, List<List<Fact>>> found;
    private final Map<Class<?>, List<List<Fact>>> byType = new ConcurrentHashMap<>();

    /**
     * Facts that somebody finds.
     *
     * @param found gives those of a type and of the types below it
     */
    VisibleFacts(Function<Class<?>, List<List<Fact>>> found) {
        this.found = found;
    }

    /**
     * Facts in several parts.
     *
     * @param parts those of each by their own class
     */
    static VisibleFacts in(List<Map<Class<?>, List<Fact>>> parts) {
        return new VisibleFacts(type -> collect(type, parts));
    }

    /** All of these. */
    static VisibleFacts of(FactSet facts) {
        return in(facts.parts().stream().map(FactPart::byClass).toList());
    }

    /** All of them, and more. */
    VisibleFacts plus(FactSet more) {
        VisibleFacts others = of(more);
        return new VisibleFacts(type -> {
            List<List<Fact>> all = new ArrayList<>(of(type));
            all.addAll(others.of(type));
            return all;
        });
    }

    /** The same, but of one type no others than these. */
    VisibleFacts withOnly(Class<?> type, Set<Fact> some) {
        return new VisibleFacts(asked -> asked == type ? among(some, of(type)) : of(asked));
    }

    private static List<List<Fact>> among(Set<Fact> some, List<List<Fact>> lists) {
        List<List<Fact>> found = new ArrayList<>();
        for (List<Fact> list : lists) {
            List<Fact> kept = list.stream().filter(some::contains).toList();
            if (!kept.isEmpty()) {
                found.add(kept);
            }
        }
        return found;
    }

    /** The facts of this type and of the types below it, in several lists, each of one class and none empty. */
    List<List<Fact>> of(Class<?> type) {
        return byType.computeIfAbsent(type, found);
    }

    private static List<List<Fact>> collect(Class<?> type, List<Map<Class<?>, List<Fact>>> parts) {
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
        for (List<Fact> list : of(Fact.class)) {
            if (condition.test(list.get(0).getClass())) {
                all.addAll(list);
            }
        }
        return all;
    }
}
