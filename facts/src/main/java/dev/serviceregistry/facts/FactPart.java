package dev.serviceregistry.facts;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts that were stated together, those of one class side by side. Whoever states them again and comes to the same hands
 * on the same part, so that others see at once that nothing of it has changed.
 */
public final class FactPart {

    private final List<Fact> facts;
    private final Map<Class<?>, List<Fact>> byClass;

    /** A part of these facts. */
    public FactPart(List<? extends Fact> facts) {
        Map<Class<?>, List<Fact>> grouped = grouped(facts);
        List<Fact> sorted = new ArrayList<>(facts.size());
        grouped.values().forEach(sorted::addAll);
        this.facts = List.copyOf(sorted);
        int from = 0;
        for (Map.Entry<Class<?>, List<Fact>> group : grouped.entrySet()) {
            int to = from + group.getValue().size();
            group.setValue(this.facts.subList(from, to));
            from = to;
        }
        this.byClass = Collections.unmodifiableMap(grouped);
    }

    private static Map<Class<?>, List<Fact>> grouped(List<? extends Fact> facts) {
        Map<Class<?>, List<Fact>> grouped = new LinkedHashMap<>();
        Class<?> last = Void.class;
        List<Fact> ofLast = List.of();
        for (Fact fact : facts) {
            if (fact.getClass() != last) {
                last = fact.getClass();
                ofLast = grouped.computeIfAbsent(last, unseen -> new ArrayList<>());
            }
            ofLast.add(fact);
        }
        return grouped;
    }

    /** These facts: the part that was stated before when they are the same. */
    public static FactPart of(List<? extends Fact> facts, @Nullable FactPart before) {
        FactPart part = new FactPart(facts);
        return before != null && before.facts.equals(part.facts) ? before : part;
    }

    /** The facts. */
    public List<Fact> facts() {
        return facts;
    }

    /** The facts by their own class, none of the lists empty. */
    public Map<Class<?>, List<Fact>> byClass() {
        return byClass;
    }

    /** The facts of this type and of the types below it, in several lists, none of them empty. */
    public List<List<Fact>> ofType(Class<?> type) {
        if (Modifier.isFinal(type.getModifiers())) {
            List<Fact> own = byClass.get(type);
            return own == null ? List.of() : List.of(own);
        }
        List<List<Fact>> found = new ArrayList<>();
        byClass.forEach((own, group) -> {
            if (type.isAssignableFrom(own)) {
                found.add(group);
            }
        });
        return found;
    }
}
