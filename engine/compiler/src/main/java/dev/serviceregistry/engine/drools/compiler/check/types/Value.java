package dev.serviceregistry.engine.drools.compiler.check.types;

import dev.serviceregistry.facts.Fact;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.LocalDate;
import java.util.Collection;

/**
 * The type of a value in a rule.
 *
 * @param kind what can be done with it
 * @param type the class of the value
 * @param element of a list, the class of what is in it
 */
public record Value(Kind kind, Class<?> type, Class<?> element) {

    /** What can be done with a value. */
    public enum Kind {
        /** A number without a fraction. */
        WHOLE,
        /** Any number. */
        DECIMAL,
        /** A text. */
        TEXT,
        /** True or false. */
        TRUTH,
        /** A day. */
        DATE,
        /** One of some words. */
        CHOICE,
        /** Several values. */
        LIST,
        /** A fact, or a part of one. */
        FACT,
        /** A value of which nothing is known, since something is wrong with it. */
        UNKNOWN
    }

    /** A value of which nothing is known. */
    public static final Value UNKNOWN = new Value(Kind.UNKNOWN, Object.class, Object.class);

    /** A text. */
    public static final Value TEXT = new Value(Kind.TEXT, String.class, Object.class);

    /** True or false. */
    public static final Value TRUTH = new Value(Kind.TRUTH, boolean.class, Object.class);

    /** A number without a fraction. */
    public static final Value WHOLE = new Value(Kind.WHOLE, int.class, Object.class);

    /** A number without a fraction that may be large. */
    public static final Value LONG = new Value(Kind.WHOLE, long.class, Object.class);

    /** Any number. */
    public static final Value DECIMAL = new Value(Kind.DECIMAL, double.class, Object.class);

    /** The value that a field or a parameter of this type has. */
    public static Value of(Type type) {
        if (type instanceof ParameterizedType list
                && list.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            return new Value(Kind.LIST, raw, raw(list.getActualTypeArguments()[0]));
        }
        Class<?> raw = raw(type);
        return new Value(kind(raw), raw, Object.class);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof WildcardType wildcard) {
            return raw(wildcard.getUpperBounds()[0]);
        }
        return type instanceof ParameterizedType generic ? raw(generic.getRawType()) : Object.class;
    }

    private static Kind kind(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return Kind.WHOLE;
        } else if (type == double.class || type == Double.class) {
            return Kind.DECIMAL;
        } else if (type == String.class) {
            return Kind.TEXT;
        } else if (type == boolean.class || type == Boolean.class) {
            return Kind.TRUTH;
        } else if (type == LocalDate.class) {
            return Kind.DATE;
        } else if (type.isEnum()) {
            return Kind.CHOICE;
        } else if (Collection.class.isAssignableFrom(type)) {
            return Kind.LIST;
        }
        return type.getPackageName().equals(Fact.class.getPackageName()) ? Kind.FACT : Kind.UNKNOWN;
    }

    /** Whether it is this. */
    public boolean is(Kind expected) {
        return kind == expected;
    }

    /** Whether it is a number. */
    public boolean isNumber() {
        return kind == Kind.WHOLE || kind == Kind.DECIMAL;
    }

    /** Whether nothing is known of it. */
    public boolean isUnknown() {
        return kind == Kind.UNKNOWN;
    }

    /** Whether one can be larger than another. */
    public boolean isOrdered() {
        return isNumber() || kind == Kind.TEXT || kind == Kind.DATE;
    }

    /** The same value with as many bits as a number can have. */
    public Value widened() {
        return is(Kind.WHOLE) ? LONG : this;
    }

    /** What is in it, of a list. */
    public Value item() {
        return of(element);
    }

    /** Whether a value of the other type can be equal to one of this. */
    public boolean isComparable(Value other) {
        if (isUnknown() || other.isUnknown() || isNumber() && other.isNumber()) {
            return true;
        }
        if (kind == Kind.CHOICE || kind == Kind.FACT) {
            return type.isAssignableFrom(other.type) || other.type.isAssignableFrom(type);
        }
        return kind == other.kind;
    }

    /** What it is, in a message. */
    public String phrase() {
        return switch (kind) {
            case WHOLE -> "a whole number";
            case DECIMAL -> "a number";
            case TEXT -> "a text";
            case TRUTH -> "true or false";
            case DATE -> "a date";
            case LIST -> "a list";
            case UNKNOWN -> "unknown";
            case CHOICE, FACT ->
                ("AEIOU".indexOf(type.getSimpleName().charAt(0)) < 0 ? "a " : "an ") + type.getSimpleName();
        };
    }
}
