package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Places;
import dev.serviceregistry.facts.SourceLocation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * What a fact says, but for where in its file that is written.
 *
 * @param type the class of the fact
 * @param values what its components say; of a place only the file
 */
record UnplacedFact(Class<?> type, List<Object> values) {

    private static final ClassValue<List<MethodHandle>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<MethodHandle> computeValue(Class<?> type) {
            return accessors(type);
        }
    };

    static UnplacedFact of(Fact fact) {
        List<MethodHandle> accessors = ACCESSORS.get(fact.getClass());
        List<Object> values = new ArrayList<>(accessors.size());
        for (MethodHandle accessor : accessors) {
            values.add(unplaced(value(accessor, fact)));
        }
        return new UnplacedFact(fact.getClass(), values);
    }

    /** Whether two facts of one class say the same, wherever in a file that is written. */
    static boolean sayTheSame(Fact one, Fact other) {
        for (MethodHandle accessor : ACCESSORS.get(one.getClass())) {
            if (!sayTheSame(value(accessor, one), value(accessor, other))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sayTheSame(Object one, Object other) {
        if (one == other) {
            return true;
        }
        if (one instanceof SourceLocation place && other instanceof SourceLocation otherPlace) {
            return place.file().equals(otherPlace.file());
        }
        if (one instanceof Fact fact && other instanceof Fact otherFact) {
            return fact.getClass() == otherFact.getClass() && sayTheSame(fact, otherFact);
        }
        if (one instanceof List<?> items && other instanceof List<?> otherItems) {
            if (items.size() != otherItems.size()) {
                return false;
            }
            for (int i = 0; i < items.size(); i++) {
                if (!sayTheSame(items.get(i), otherItems.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return one.equals(other);
    }

    private static Object unplaced(Object value) {
        if (value instanceof SourceLocation place) {
            return place.file();
        }
        if (value instanceof Fact fact) {
            return of(fact);
        }
        if (value instanceof List<?> items) {
            List<Object> unplaced = new ArrayList<>(items.size());
            items.forEach(item -> unplaced.add(unplaced(item)));
            return unplaced;
        }
        return value;
    }

    private static List<MethodHandle> accessors(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalStateException("every fact is a record, but " + type + " is none");
        }
        List<MethodHandle> accessors = new ArrayList<>();
        for (RecordComponent component : components) {
            // They find what is written, and say nothing.
            if (component.getType() != Places.class) {
                accessors.add(accessor(component.getAccessor()));
            }
        }
        return List.copyOf(accessors);
    }

    private static MethodHandle accessor(Method method) {
        try {
            method.setAccessible(true);
            return MethodHandles.lookup().unreflect(method).asType(MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("every part of a fact can be read", e);
        }
    }

    private static Object value(MethodHandle accessor, Fact fact) {
        try {
            return accessor.invokeExact((Object) fact);
        } catch (Throwable e) {
            throw new IllegalStateException("every part of a fact can be read", e);
        }
    }
}
