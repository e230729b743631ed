package dev.serviceregistry.generators.prometheus;

import dev.serviceregistry.generators.monitoring.Indicator;
import dev.serviceregistry.generators.promql.LabelMatcher;
import dev.serviceregistry.generators.promql.PromqlQuery;
import dev.serviceregistry.generators.promql.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A series in which everything goes wrong, made up from how an indicator counts. */
final class FailingSeries {

    /** A sum of the rate of one counter: what it makes of a series is known. */
    private static final Pattern SUM_OF_RATE =
            Pattern.compile("sum\\s*\\(\\s*(rate|increase)\\s*\\([^()]*\\)\\s*\\)", Pattern.DOTALL);

    private static final List<String> TRIED = List.of("", "500", "503", "error", "failed", "INTERNAL", "Internal");

    private FailingSeries() {}

    /** A series that the total counts and the good leave out; nothing when none was found. */
    static Optional<Selector> of(Indicator indicator) {
        if (!isSumOfRate(indicator.good()) || !isSumOfRate(indicator.total())) {
            return Optional.empty();
        }
        Selector good = indicator.good().selectors().get(0);
        Selector total = indicator.total().selectors().get(0);
        TreeSet<String> labels = new TreeSet<>();
        good.matchers().forEach(matcher -> labels.add(matcher.label()));
        total.matchers().forEach(matcher -> labels.add(matcher.label()));
        if (total.metric().isEmpty() || labels.contains("__name__")) {
            return Optional.empty();
        }
        Map<String, String> least = new TreeMap<>();
        for (String label : labels) {
            Optional<String> value = candidates(total, label).stream()
                    .filter(candidate -> matches(total, label, candidate))
                    .findFirst();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            least.put(label, value.get());
        }
        if (!good.metric().equals(total.metric())) {
            return Optional.of(series(total.metric(), least));
        }
        for (String label : labels) {
            for (String candidate : TRIED) {
                if (matches(total, label, candidate) && !matches(good, label, candidate)) {
                    least.put(label, candidate);
                    return Optional.of(series(total.metric(), least));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * Whether everything that an indicator counts goes wrong when there is nothing but one series; nothing when that is not
     * known of how it counts.
     */
    static Optional<Boolean> fails(Indicator indicator, Selector series) {
        boolean good = reads(indicator.good(), series);
        boolean total = reads(indicator.total(), series);
        boolean isKnown = !good && !total || isSumOfRate(indicator.good()) && isSumOfRate(indicator.total());
        return isKnown ? Optional.of(total && !good) : Optional.empty();
    }

    private static boolean reads(PromqlQuery query, Selector series) {
        return query.selectors().stream().anyMatch(selector -> selector.means(series));
    }

    private static boolean isSumOfRate(PromqlQuery query) {
        return query.selectors().size() == 1
                && query.windows().size() == 1
                && SUM_OF_RATE.matcher(query.text()).matches()
                && !query.text().contains("offset")
                && !query.text().contains("@");
    }

    private static List<String> candidates(Selector selector, String label) {
        List<String> candidates = new ArrayList<>(TRIED);
        for (LabelMatcher matcher : selector.matchers()) {
            if (matcher.label().equals(label)) {
                candidates.add(matcher.value());
                candidates.addAll(List.of(matcher.value().split("\\|")));
            }
        }
        return candidates;
    }

    private static boolean matches(Selector selector, String label, String value) {
        return selector.matchers().stream()
                .filter(matcher -> matcher.label().equals(label))
                .allMatch(matcher -> matcher.matches(value));
    }

    private static Selector series(String metric, Map<String, String> labels) {
        List<LabelMatcher> matchers = new ArrayList<>();
        labels.forEach((label, value) -> {
            if (!value.isEmpty()) {
                matchers.add(new LabelMatcher(label, "=", value));
            }
        });
        return new Selector(metric, matchers);
    }
}
