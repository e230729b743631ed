package dev.serviceregistry.generators.promql;

import static dev.serviceregistry.generators.promql.ValueType.INSTANT_VECTOR;
import static dev.serviceregistry.generators.promql.ValueType.RANGE_VECTOR;
import static dev.serviceregistry.generators.promql.ValueType.SCALAR;
import static dev.serviceregistry.generators.promql.ValueType.STRING;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The functions that every Prometheus since 2.42 has. */
final class Functions {

    /**
     * A function.
     *
     * @param takes the types of its arguments
     * @param least how many of them must be given
     * @param endless whether the last one may be given again and again
     * @param gives the type of what it gives
     */
    record Function(List<ValueType> takes, int least, boolean endless, ValueType gives) {}

    /** Those that sum series up, with the type of what they take before the series. */
    static final Map<String, List<ValueType>> AGGREGATIONS = Map.ofEntries(
            Map.entry("sum", List.of()),
            Map.entry("min", List.of()),
            Map.entry("max", List.of()),
            Map.entry("avg", List.of()),
            Map.entry("group", List.of()),
            Map.entry("count", List.of()),
            Map.entry("stddev", List.of()),
            Map.entry("stdvar", List.of()),
            Map.entry("topk", List.of(SCALAR)),
            Map.entry("bottomk", List.of(SCALAR)),
            Map.entry("quantile", List.of(SCALAR)),
            Map.entry("count_values", List.of(STRING)));

    /** Words that cannot be the name of a metric. */
    static final Set<String> WORDS = Set.of(
            "and",
            "or",
            "unless",
            "atan2",
            "by",
            "without",
            "on",
            "ignoring",
            "group_left",
            "group_right",
            "bool",
            "offset");

    private static final Map<String, Function> ALL = all();

    private Functions() {}

    static boolean has(String name) {
        return ALL.containsKey(name);
    }

    static Function of(String name) {
        Function function = ALL.get(name);
        if (function == null) {
            throw new PromqlProblem("there is no function " + name);
        }
        return function;
    }

    private static Map<String, Function> all() {
        Map<String, Function> all = new HashMap<>();
        for (String name : List.of(
                "rate",
                "increase",
                "irate",
                "delta",
                "idelta",
                "deriv",
                "changes",
                "resets",
                "avg_over_time",
                "min_over_time",
                "max_over_time",
                "sum_over_time",
                "count_over_time",
                "stddev_over_time",
                "stdvar_over_time",
                "last_over_time",
                "present_over_time",
                "absent_over_time")) {
            all.put(name, exactly(INSTANT_VECTOR, RANGE_VECTOR));
        }
        for (String name : List.of(
                "abs",
                "absent",
                "ceil",
                "exp",
                "floor",
                "ln",
                "log2",
                "log10",
                "sgn",
                "sort",
                "sort_desc",
                "sqrt",
                "timestamp",
                "acos",
                "acosh",
                "asin",
                "asinh",
                "atan",
                "atanh",
                "cos",
                "cosh",
                "sin",
                "sinh",
                "tan",
                "tanh",
                "deg",
                "rad",
                "histogram_count",
                "histogram_sum")) {
            all.put(name, exactly(INSTANT_VECTOR, INSTANT_VECTOR));
        }
        for (String name : List.of(
                "day_of_month", "day_of_week", "day_of_year", "days_in_month", "hour", "minute", "month", "year")) {
            all.put(name, new Function(List.of(INSTANT_VECTOR), 0, false, INSTANT_VECTOR));
        }
        all.put("clamp", exactly(INSTANT_VECTOR, INSTANT_VECTOR, SCALAR, SCALAR));
        all.put("clamp_max", exactly(INSTANT_VECTOR, INSTANT_VECTOR, SCALAR));
        all.put("clamp_min", exactly(INSTANT_VECTOR, INSTANT_VECTOR, SCALAR));
        all.put("histogram_quantile", exactly(INSTANT_VECTOR, SCALAR, INSTANT_VECTOR));
        all.put("histogram_fraction", exactly(INSTANT_VECTOR, SCALAR, SCALAR, INSTANT_VECTOR));
        all.put("holt_winters", exactly(INSTANT_VECTOR, RANGE_VECTOR, SCALAR, SCALAR));
        all.put("predict_linear", exactly(INSTANT_VECTOR, RANGE_VECTOR, SCALAR));
        all.put("quantile_over_time", exactly(INSTANT_VECTOR, SCALAR, RANGE_VECTOR));
        all.put("label_replace", exactly(INSTANT_VECTOR, INSTANT_VECTOR, STRING, STRING, STRING, STRING));
        all.put("label_join", new Function(List.of(INSTANT_VECTOR, STRING, STRING, STRING), 3, true, INSTANT_VECTOR));
        all.put("round", new Function(List.of(INSTANT_VECTOR, SCALAR), 1, false, INSTANT_VECTOR));
        all.put("scalar", exactly(SCALAR, INSTANT_VECTOR));
        all.put("vector", exactly(INSTANT_VECTOR, SCALAR));
        all.put("time", exactly(SCALAR));
        all.put("pi", exactly(SCALAR));
        return Map.copyOf(all);
    }

    private static Function exactly(ValueType gives, ValueType... takes) {
        return new Function(List.of(takes), takes.length, false, gives);
    }
}
