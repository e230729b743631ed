package dev.serviceregistry.generators.prometheus;

import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.monitoring.Indicator;
import dev.serviceregistry.generators.monitoring.Objective;
import dev.serviceregistry.generators.monitoring.Spans;
import dev.serviceregistry.generators.monitoring.WatchedService;
import dev.serviceregistry.generators.promql.LabelMatcher;
import dev.serviceregistry.generators.promql.Selector;
import dev.serviceregistry.generators.tree.Mapping;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recordings and alerts for objectives: how fast what may go wrong is used up, over a long and a short window. */
final class ObjectiveRules {

    static final String BURN = "ErrorBudgetBurn";
    static final String ERRORS = "slo:error_ratio:rate";

    /**
     * Two windows over which errors are judged together: the long one tells that it matters, the short one that it goes
     * on.
     *
     * @param rate how many times as fast as the objective allows
     */
    record Burn(String severity, String shortWindow, String longWindow, String rate) {

        long longest() {
            return Spans.milliseconds(longWindow);
        }
    }

    private static final List<Burn> BURNS = List.of(
            new Burn("critical", "5m", "1h", "14.4"),
            new Burn("high", "30m", "6h", "6"),
            new Burn("medium", "2h", "1d", "3"),
            new Burn("low", "6h", "3d", "1"));

    private static final List<String> WINDOWS = List.of("5m", "30m", "1h", "2h", "6h", "1d", "3d");

    private ObjectiveRules() {}

    /** Every pair of windows, the fastest first. */
    static List<Burn> burns() {
        return BURNS;
    }

    /** The windows over which errors are recorded. */
    static List<String> windows() {
        return WINDOWS;
    }

    static Group group(Placement placement, List<Objective> objectives) {
        Group group = new Group(placement.project() + "/objectives");
        for (Objective objective : objectives) {
            List<Burn> burns = burns(objective);
            if (!objective.isMeasured()) {
                objective.declared().lose(objective.problem());
            } else if (burns.isEmpty()) {
                boolean isShort = objective.window() < BURNS.get(0).longest();
                objective
                        .declared()
                        .lose(
                                isShort
                                        ? "its window is shorter than "
                                                + BURNS.get(0).longWindow()
                                        : "so much may go wrong that no window could show that it is too much");
            } else {
                record(objective, group);
                for (Burn burn : burns) {
                    group.add(alert(objective, burn));
                }
                companion(objective, burns.get(0), group);
            }
        }
        return group;
    }

    /** The pairs of windows that fit: within the window of the objective, and with errors that there can be. */
    static List<Burn> burns(Objective objective) {
        List<Burn> burns = new ArrayList<>();
        for (Burn burn : BURNS) {
            boolean possible =
                    new BigDecimal(burn.rate()).multiply(objective.budget()).compareTo(BigDecimal.ONE) < 0;
            if (possible && burn.longest() <= objective.window()) {
                burns.add(burn);
            }
        }
        return burns;
    }

    private static void record(Objective objective, Group group) {
        Mapping labels = Alert.tree(labels(objective));
        objective.indicator().ifPresent(indicator -> {
            group.record("slo:good:rate5m", "sum(" + at(indicator, true, "5m") + ") or vector(0)", labels);
            group.record("slo:total:rate5m", "sum(" + at(indicator, false, "5m") + ")", labels);
        });
        for (String window : WINDOWS) {
            group.record(ERRORS + window, errors(objective, window), labels);
        }
        String window = Spans.of(objective.window());
        group.record("slo:objective:ratio", "vector(" + share(objective) + ")", labels);
        if (objective.budget().signum() > 0) {
            group.record(
                    "slo:error_budget_remaining:ratio",
                    "1 - " + recorded(objective, window) + " / "
                            + objective.budget().toPlainString(),
                    labels);
        }
    }

    private static String share(Objective objective) {
        return BigDecimal.ONE.subtract(objective.budget()).toPlainString();
    }

    private static String at(Indicator indicator, boolean good, String window) {
        var query = good ? indicator.good() : indicator.total();
        return indicator.isMovable() ? query.over(window) : query.text();
    }

    /** The share of errors in a window, from what was counted. */
    private static String errors(Objective objective, String window) {
        Indicator indicator = objective.indicator().orElse(null);
        if (indicator == null || !indicator.isMovable()) {
            return recorded(objective, window);
        }
        return "clamp_min(1 - (sum(" + at(indicator, true, window) + ") or vector(0)) / (sum("
                + at(indicator, false, window) + ") > 0), 0)";
    }

    /** The share of errors in a window, from what is recorded of shorter ones. */
    private static String recorded(Objective objective, String window) {
        if (objective.indicator().isEmpty()) {
            return "avg(avg_over_time(" + health(objective) + "[" + window + "]))";
        }
        return "clamp_min(1 - sum(sum_over_time(" + series("slo:good:rate5m", objective) + "[" + window
                + "])) / (sum(sum_over_time(" + series("slo:total:rate5m", objective) + "[" + window + "])) > 0), 0)";
    }

    private static Selector health(Objective objective) {
        return new Selector(
                "service_health",
                List.of(
                        new LabelMatcher("service", "=", objective.service().id()),
                        new LabelMatcher("status", "=", "down")));
    }

    /** What tells an objective from every other one. */
    static Map<String, String> labels(Objective objective) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("project", objective.service().placement().project());
        labels.put("service", objective.service().id());
        labels.put("slo", objective.name());
        labels.put("target", objective.service().placement().target());
        return labels;
    }

    /** The recorded series of an objective. */
    static String series(String name, Objective objective) {
        List<LabelMatcher> matchers = new ArrayList<>();
        matchers.add(new LabelMatcher("service", "=", objective.service().id()));
        matchers.add(new LabelMatcher("slo", "=", objective.name()));
        matchers.add(
                new LabelMatcher("target", "=", objective.service().placement().target()));
        return new Selector(name, matchers).toString();
    }

    private static Alert alert(Objective objective, Burn burn) {
        String threshold = " > (" + burn.rate() + " * " + objective.budget().toPlainString() + ")";
        WatchedService service = objective.service();
        Map<String, String> labels = AlertTexts.labels(service, burn.severity());
        labels.put("slo", Templates.literal(objective.name()));
        labels.put("long_window", burn.longWindow());
        labels.put("short_window", burn.shortWindow());
        String name = Templates.literal(objective.name());
        return new Alert(
                BURN,
                series(ERRORS + burn.longWindow(), objective) + threshold + "\nand\n"
                        + series(ERRORS + burn.shortWindow(), objective) + threshold,
                0,
                labels,
                AlertTexts.annotations(
                        service,
                        service.id() + " uses up what may go wrong with its " + name,
                        "For " + burn.longWindow() + " {{ $value | humanizePercentage }} have gone wrong, more than "
                                + burn.rate() + " times what the objective of "
                                + objective.percent().toPlainString() + "% in " + Spans.of(objective.window())
                                + " allows."));
    }

    /** An objective of health needs none of its own: that of the alert on health tells the same. */
    private static void companion(Objective objective, Burn burn, Group group) {
        objective.indicator().flatMap(indicator -> indicator.total().absence()).ifPresent(absence -> {
            Alert alert = alert(objective, burn);
            alert.labels().remove("long_window");
            alert.labels().remove("short_window");
            group.add(alert.companion(absence));
        });
    }
}
