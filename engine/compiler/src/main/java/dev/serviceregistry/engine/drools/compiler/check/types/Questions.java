package dev.serviceregistry.engine.drools.compiler.check.types;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What can be asked of texts and lists, and what accumulate can make of values. */
public final class Questions {

    /**
     * A question.
     *
     * @param parameters what is handed in
     * @param answer what comes back
     */
    public record Question(List<Value> parameters, Value answer) {}

    private static final Question TEXT_TO_TRUTH = new Question(List.of(Value.TEXT), Value.TRUTH);
    private static final Question TRUTH = new Question(List.of(), Value.TRUTH);
    private static final Question NUMBER = new Question(List.of(), Value.WHOLE);

    private static final SortedMap<String, Question> OF_TEXTS = new TreeMap<>(Map.of(
            "startsWith", TEXT_TO_TRUTH,
            "endsWith", TEXT_TO_TRUTH,
            "contains", TEXT_TO_TRUTH,
            "equalsIgnoreCase", TEXT_TO_TRUTH,
            "isEmpty", TRUTH,
            "isBlank", TRUTH,
            "length", NUMBER,
            "strip", new Question(List.of(), Value.TEXT)));

    private static final SortedMap<String, Question> OF_LISTS = new TreeMap<>(Map.of("isEmpty", TRUTH, "size", NUMBER));

    private Questions() {}

    /** What can be asked of a text. */
    public static SortedMap<String, Question> ofTexts() {
        return new TreeMap<>(OF_TEXTS);
    }

    /** What can be asked of a list. */
    public static SortedMap<String, Question> ofLists() {
        return new TreeMap<>(OF_LISTS);
    }

    /** The functions of accumulate. */
    public static List<String> functions() {
        return List.of("count", "sum", "min", "max", "average");
    }

    /** What a function makes of values of this type. */
    public static Value result(String function, Value argument) {
        return switch (function) {
            case "count" -> Value.LONG;
            case "average" -> Value.DECIMAL;
            default -> argument.widened();
        };
    }
}
