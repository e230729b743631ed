package dev.serviceregistry.facts;

import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Facts that were stated together. Whoever states them again and comes to the same hands on the same part, so that others
 * see at once that nothing of it has changed.
 */
public final class FactPart {

    private final List<Fact> facts;
    private volatile @Nullable Set<Class<?>> types;

    /** Takes the list as it is: whoever hands it over does not change it any more. */
    public FactPart(List<? extends Fact> facts) {
        this.facts = Collections.unmodifiableList(facts);
    }

    /** These facts: the part that was stated before when they are the same. */
    public static FactPart of(List<? extends Fact> facts, @Nullable FactPart before) {
        return before != null && before.facts.equals(facts) ? before : new FactPart(facts);
    }

    /** The facts. */
    public List<Fact> facts() {
        return facts;
    }

    /** The classes of the facts. */
    public Set<Class<?>> types() {
        Set<Class<?>> known = types;
        if (known == null) {
            known = new HashSet<>();
            Class<?> last = Void.class;
            for (Fact fact : facts) {
                if (fact.getClass() != last) {
                    last = fact.getClass();
                    known.add(last);
                }
            }
            types = known;
        }
        return known;
    }

    /** Whether one of the facts is of this type. */
    public boolean has(Class<?> type) {
        if (Modifier.isFinal(type.getModifiers())) {
            return types().contains(type);
        }
        for (Class<?> own : types()) {
            if (type.isAssignableFrom(own)) {
                return true;
            }
        }
        return false;
    }
}
