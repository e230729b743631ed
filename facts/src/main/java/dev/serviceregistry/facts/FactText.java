package dev.serviceregistry.facts;

import java.lang.reflect.RecordComponent;
import java.util.List;

/** Everything that a fact states, as a text that differs whenever it does. */
final class FactText {

    private static final char BEGIN = '(';
    private static final char END = ')';

    private final StringBuilder out = new StringBuilder();

    private FactText() {}

    static String of(Fact fact) {
        FactText text = new FactText();
        text.append(fact);
        return text.out.toString();
    }

    private void append(Object value) {
        if (value instanceof Record fact) {
            append(fact);
        } else if (value instanceof List<?> values) {
            out.append(BEGIN);
            for (Object item : values) {
                append(item);
            }
            out.append(END);
        } else if (value instanceof Comparable<?>) {
            String text = value instanceof Enum<?> constant ? constant.name() : value.toString();
            // With its length, so that no two sequences of texts become the same.
            out.append(text.length()).append(':').append(text);
        } else {
            throw new IllegalStateException("no text is known for a " + value.getClass());
        }
    }

    private void append(Record fact) {
        out.append(fact.getClass().getSimpleName()).append(BEGIN);
        for (RecordComponent component : fact.getClass().getRecordComponents()) {
            // They find what is written, and state nothing.
            if (component.getType() != Places.class) {
                append(value(component, fact));
            }
        }
        out.append(END);
    }

    private static Object value(RecordComponent component, Record fact) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("every part of a fact can be read", e);
        }
    }
}
