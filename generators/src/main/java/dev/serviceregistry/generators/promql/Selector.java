package dev.serviceregistry.generators.promql;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which series a query reads.
 *
 * @param metric the name of the metric; empty when it is not written as a name
 * @param matchers what their labels must be
 */
public record Selector(String metric, List<LabelMatcher> matchers) {

    /** Labels that tell where a series comes from, not what it counts. */
    private static final Set<String> ORIGIN =
            Set.of("__name__", "job", "service", "project", "namespace", "app", "cluster", "region");

    /** Keeps its own copy. */
    public Selector {
        matchers = List.copyOf(matchers);
    }

    /** The same metric from the same place, whatever its other labels are: a counter of errors is there only after one. */
    public Selector origin() {
        return new Selector(
                metric,
                matchers.stream()
                        .filter(matcher -> ORIGIN.contains(matcher.label()))
                        .toList());
    }

    /** Whether it means a series that is written as a metric with the value of each of its labels. */
    public boolean means(Selector series) {
        boolean means = metric.isEmpty() || metric.equals(series.metric());
        for (LabelMatcher matcher : matchers) {
            means &= matcher.matches(
                    matcher.label().equals("__name__") ? series.metric() : series.value(matcher.label()));
        }
        return means;
    }

    private String value(String label) {
        return matchers.stream()
                .filter(matcher -> matcher.label().equals(label))
                .map(LabelMatcher::value)
                .findFirst()
                .orElse("");
    }

    /** As it is written in a query. */
    @Override
    public String toString() {
        String labels = matchers.stream().map(LabelMatcher::toString).collect(Collectors.joining(","));
        return labels.isEmpty() && !metric.isEmpty() ? metric : metric + "{" + labels + "}";
    }
}
