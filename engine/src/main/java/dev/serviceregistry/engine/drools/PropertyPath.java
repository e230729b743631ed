package dev.serviceregistry.engine.drools;

import dev.serviceregistry.facts.Fact;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;

/** Follows the properties of facts by their names, as rules do. */
final class PropertyPath {

    private PropertyPath() {}

    /** The value that the names lead to, from the given one on; nothing when one of them is no property. */
    static Optional<Object> of(Object start, String[] names, int from) {
        Object value = start;
        for (int i = from; i < names.length; i++) {
            try {
                value = value.getClass().getMethod(names[i]).invoke(value);
            } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
                return Optional.empty();
            }
            if (value == null) {
                return Optional.empty();
            }
        }
        return Optional.of(value);
    }

    /** A constant of one of the facts' enums as catalogues spell it; nothing for other names. */
    static Optional<String> constant(String[] names) {
        if (names.length != 2) {
            return Optional.empty();
        }
        try {
            Class<?> type = Class.forName(Fact.class.getPackageName() + "." + names[0]);
            return type.isEnum() ? Optional.of(type.getField(names[1]).get(null).toString()) : Optional.empty();
        } catch (ClassNotFoundException | NoSuchFieldException | IllegalAccessException | NoClassDefFoundError e) {
            return Optional.empty();
        }
    }
}
