package dev.serviceregistry.engine.drools.compiler.check;

import dev.serviceregistry.engine.drools.compiler.check.types.Value;
import dev.serviceregistry.engine.drools.compiler.check.types.Value.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values that the demands on a field leave. */
final class Domain {

    /** A demand, so that it can be named. */
    private record Demand(String operator, List<Object> values, String text) {}

    private final boolean whole;
    private final List<Demand> demands = new ArrayList<>();
    private final Set<Object> excluded = new HashSet<>();
    private @Nullable Set<Object> allowed;
    private double least = Double.NEGATIVE_INFINITY;
    private double most = Double.POSITIVE_INFINITY;
    private boolean leastIncluded = true;
    private boolean mostIncluded = true;
    private boolean ordered;

    /** All values that the field can have. */
    Domain(Value value) {
        this.whole = value.is(Kind.WHOLE);
        if (value.is(Kind.CHOICE)) {
            allowed = new LinkedHashSet<>(List.of(value.type().getEnumConstants()));
        } else if (value.is(Kind.TRUTH)) {
            allowed = new LinkedHashSet<>(List.of(true, false));
        }
    }

    /** Takes away what a demand excludes; true when nothing is left. */
    boolean narrow(String operator, List<Object> values, String text) {
        demands.add(new Demand(operator, values, text));
        switch (operator) {
            case "==" -> allow(values);
            case "!=" -> excluded.addAll(values);
            default -> bound(operator, values.get(0));
        }
        return isEmpty();
    }

    private void allow(List<Object> values) {
        Set<Object> left = new LinkedHashSet<>(values);
        if (allowed != null) {
            left.retainAll(allowed);
        }
        allowed = left;
    }

    private void bound(String operator, Object value) {
        if (!(value instanceof Double limit)) {
            return;
        }
        ordered = true;
        boolean included = operator.length() == 2;
        if (operator.charAt(0) == '<') {
            double bound = whole && !included ? Math.ceil(limit) - 1 : limit;
            if (bound < most || bound == most && !included && !whole) {
                most = bound;
                mostIncluded = included || whole;
            }
        } else {
            double bound = whole && !included ? Math.floor(limit) + 1 : limit;
            if (bound > least || bound == least && !included && !whole) {
                least = bound;
                leastIncluded = included || whole;
            }
        }
    }

    /** Whether nothing is left. */
    boolean isEmpty() {
        if (allowed != null) {
            return allowed.stream().noneMatch(this::isPossible);
        }
        return ordered
                && (least > most || least == most && (!leastIncluded || !mostIncluded || excluded.contains(least)));
    }

    private boolean isPossible(Object value) {
        if (excluded.contains(value)) {
            return false;
        }
        if (!(value instanceof Double number)) {
            return true;
        }
        boolean above = number > least || number == least && leastIncluded;
        return above && (number < most || number == most && mostIncluded);
    }

    /** The text of the earlier demand that alone excludes this one; empty when there is none. */
    String reason(String operator, List<Object> values) {
        for (Demand demand : demands) {
            Domain both = new Domain(Value.of(whole ? int.class : double.class));
            both.narrow(demand.operator(), demand.values(), "");
            if (both.narrow(operator, values, "")) {
                return demand.text();
            }
        }
        return "";
    }
}
