package dev.serviceregistry.generators.prometheus;

import dev.serviceregistry.generators.monitoring.Objective;
import dev.serviceregistry.generators.monitoring.Spans;
import dev.serviceregistry.generators.monitoring.WatchedService;
import dev.serviceregistry.generators.promql.LabelMatcher;
import dev.serviceregistry.generators.promql.Selector;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Tree;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Tests for {@code promtool test rules}: each alert is raised when it must be, and not before. */
final class RuleTests {

    private static final long MINUTE = 60_000;
    private static final String STEP = "1m";

    /** When an alert that does not wait is looked at, and one that must not be raised: nothing pends so long. */
    private static final long LATE = 18 * MINUTE;

    /** How long the series of a test go on, in steps. */
    private static final int STEPS = 20;

    /** By how much a value is beyond a limit in a test, and by which share a rate is. */
    private static final BigDecimal BEYOND = new BigDecimal("0.001");

    /** Five values that are alike, which last five minutes. */
    private static final String FIVE = "+0x4";

    /** Fifteen minutes in which nothing goes wrong. */
    private static final String NOTHING = "0+0x14";

    /** Below this power of ten a share is written with its power. */
    private static final int LEAST_EXPONENT = -4;

    private final List<Alert> alerts;
    private final HealthRules health;
    private final Set<String> untested;
    private final Sequence tests = new Sequence();

    /**
     * Tests for rules.
     *
     * @param alerts every alert of the rules
     * @param health the alerts on every service, which know what is agreed
     * @param untested names that the project gives to alerts of its own: what raises these nobody knows
     */
    RuleTests(List<Alert> alerts, HealthRules health, Set<String> untested) {
        this.alerts = alerts;
        this.health = health;
        this.untested = untested;
    }

    /** The file, when the rules stand in this one. */
    Mapping file(String rules) {
        return new Mapping()
                .put("rule_files", List.of(rules))
                .put("evaluation_interval", STEP)
                .put("tests", tests);
    }

    /** Tests that whatever can be blind says so when there is nothing to see. */
    void nothingIsThere() {
        Map<String, List<Raised>> raised = new TreeMap<>();
        for (Alert alert : alerts) {
            if (alert.query().contains("absent(") && alert.name().endsWith(Alert.MISSING)) {
                raised.computeIfAbsent(alert.name(), unseen -> new ArrayList<>())
                        .add(new Raised(alert, Map.of(), ""));
            }
        }
        Sequence checks = new Sequence();
        raised.forEach((name, all) -> check(name, all, checks));
        add("there is nothing to judge", List.of(), checks);
    }

    /**
     * Tests that everything is told when everything goes wrong: no service is up, and the other two are just beyond what is
     * allowed; and that nothing is missed then.
     */
    void everythingFails(List<WatchedService> services, List<Objective> objectives) {
        Map<String, List<Raised>> raised = new TreeMap<>();
        List<Tree> series = new ArrayList<>();
        for (WatchedService service : services) {
            Map<String, String> deployed = new TreeMap<>();
            deployed.put("service", service.id());
            deployed.put("target", service.placement().target());
            series.add(series("service_health", down(service), "1+0x" + STEPS));
            BigDecimal success = HealthRules.LEAST_SUCCESS.subtract(BEYOND);
            String compliance = health.compliance(service).subtract(BEYOND).toPlainString();
            series.add(series("deployment_success_rate", deployed, success + "+0x" + STEPS));
            series.add(
                    series("sla_compliance_percentage", Map.of("service", service.id()), compliance + "+0x" + STEPS));
            raise(HealthRules.DOWN, service, down(service), "1", raised);
            raise(HealthRules.DEPLOYMENT, service, deployed, success.movePointRight(2) + "%", raised);
            raise(HealthRules.SLA, service, Map.of(), compliance, raised);
        }
        for (Objective objective : objectives) {
            if (failing(objective).isEmpty()) {
                burns(objective, raised);
                if (!objective.isOfHealth()) {
                    ObjectiveRules.windows().forEach(window -> series.add(recorded(objective, window, "1")));
                }
            }
        }
        Sequence checks = new Sequence();
        raised.forEach((name, all) -> check(name, all, checks));
        if (!services.isEmpty()) {
            for (String name : List.of(HealthRules.DOWN, HealthRules.DEPLOYMENT, HealthRules.SLA)) {
                check(name + Alert.MISSING, List.of(), checks);
            }
        }
        add("everything goes wrong", series, checks);
    }

    private void raise(
            String name,
            WatchedService service,
            Map<String, String> seen,
            String value,
            Map<String, List<Raised>> raised) {
        for (Alert alert : alerts) {
            if (alert.name().equals(name) && service.id().equals(alert.labels().get("service"))) {
                raised.computeIfAbsent(name, unseen -> new ArrayList<>()).add(new Raised(alert, seen, value));
            }
        }
    }

    private static Map<String, String> down(WatchedService service) {
        Map<String, String> down = new LinkedHashMap<>();
        down.put("service", service.id());
        down.put("endpoint", "main");
        down.put("status", "down");
        return down;
    }

    /** Tests the alerts of objectives from what is counted, where a series of failures can be made up. */
    void counted(List<Objective> objectives) {
        for (Objective objective : objectives) {
            failing(objective).filter(series -> isKnown(series, objectives)).ifPresent(series -> {
                Map<String, List<Raised>> raised = new TreeMap<>();
                for (Objective one : objectives) {
                    if (fails(one, series).orElse(false)) {
                        burns(one, raised);
                    }
                }
                Sequence checks = new Sequence();
                raised.forEach((name, all) -> check(name, all, checks));
                Tree input = new Mapping().put("series", series.toString()).put("values", "0+60x" + STEPS);
                add(
                        "everything that is counted for " + objective.name() + " of "
                                + objective.service().id() + " goes wrong",
                        List.of(input),
                        checks);
            });
        }
    }

    /** Whether it is known of all objectives what becomes of them when there is nothing but one series. */
    private static boolean isKnown(Selector series, List<Objective> objectives) {
        return objectives.stream().allMatch(one -> fails(one, series).isPresent());
    }

    /** What is measured by health counts nothing. */
    private static Optional<Boolean> fails(Objective objective, Selector series) {
        return objective
                .indicator()
                .map(indicator -> FailingSeries.fails(indicator, series))
                .orElse(Optional.of(false));
    }

    /**
     * Tests at the limits of each pair of windows, one pair after the other: it is told when both are just beyond, and not
     * when one of them is just within.
     */
    void burnsAtTheLimits(List<Objective> objectives) {
        List<Tree> series = new ArrayList<>();
        Map<String, List<Raised>> raised = new TreeMap<>();
        List<ObjectiveRules.Burn> all = ObjectiveRules.burns();
        for (Objective objective : objectives) {
            List<ObjectiveRules.Burn> burns = ObjectiveRules.burns(objective);
            for (String window : ObjectiveRules.windows()) {
                StringBuilder values = new StringBuilder();
                for (ObjectiveRules.Burn burn : all) {
                    boolean isLong = burn.longWindow().equals(window);
                    boolean isShort = burn.shortWindow().equals(window);
                    boolean isTried = burns.contains(burn) && (isLong || isShort);
                    values.append(values.isEmpty() ? "" : " ")
                            .append(isTried ? phases(limit(objective, burn), isLong) : NOTHING);
                }
                series.add(series(ObjectiveRules.ERRORS + window, ObjectiveRules.labels(objective), values.toString()));
            }
            for (ObjectiveRules.Burn burn : burns) {
                String value = percentage(beyond(limit(objective, burn)));
                for (Alert alert : alerts) {
                    if (isOf(objective, alert)
                            && burn.longWindow().equals(alert.labels().get("long_window"))) {
                        raised.computeIfAbsent(burn.longWindow(), unseen -> new ArrayList<>())
                                .add(new Raised(alert, new TreeMap<>(ObjectiveRules.labels(objective)), value));
                    }
                }
            }
        }
        Sequence checks = new Sequence();
        long at = 2 * MINUTE;
        for (ObjectiveRules.Burn burn : all) {
            Sequence expected = new Sequence();
            raised.getOrDefault(burn.longWindow(), List.of()).forEach(one -> expected.add(one.expected()));
            for (Sequence one : List.of(expected, new Sequence(), new Sequence())) {
                checks.add(check(ObjectiveRules.BURN, at, one));
                at += 5 * MINUTE;
            }
        }
        add("errors are at the limits", series, objectives.isEmpty() ? new Sequence() : checks);
    }

    /** Five minutes with both windows beyond, five with the long one alone, and five with the short one alone. */
    private static String phases(BigDecimal limit, boolean isLong) {
        String beyond = beyond(limit).toPlainString() + FIVE;
        String within = limit.multiply(BigDecimal.ONE.subtract(BEYOND)).toPlainString() + FIVE;
        return String.join(" ", beyond, isLong ? beyond : within, isLong ? within : beyond);
    }

    /** Just beyond a limit; where nothing may go wrong, a little. */
    private static BigDecimal beyond(BigDecimal limit) {
        return limit.signum() == 0 ? BEYOND : limit.multiply(BigDecimal.ONE.add(BEYOND));
    }

    private static BigDecimal limit(Objective objective, ObjectiveRules.Burn burn) {
        return new BigDecimal(burn.rate()).multiply(objective.budget());
    }

    /** A share as templates write it: the double in per cent, with four digits that count. */
    private static String percentage(BigDecimal share) {
        BigDecimal percent = new BigDecimal(share.doubleValue() * 100)
                .round(new MathContext(4, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = percent.precision() - percent.scale() - 1;
        if (exponent >= LEAST_EXPONENT) {
            return percent.toPlainString() + "%";
        }
        return percent.movePointLeft(exponent).toPlainString() + "e-" + (exponent > -10 ? "0" : "") + -exponent + "%";
    }

    /** Tests that nothing is told while nothing goes wrong, and everything is just within what is allowed. */
    void nothingFails(List<WatchedService> services, List<Objective> objectives) {
        List<Tree> series = new ArrayList<>();
        Sequence checks = new Sequence();
        for (WatchedService service : services) {
            Map<String, String> deployed = new TreeMap<>();
            deployed.put("service", service.id());
            deployed.put("target", service.placement().target());
            series.add(series("service_health", down(service), "0+0x" + STEPS));
            series.add(series("deployment_success_rate", deployed, HealthRules.LEAST_SUCCESS + "+0x" + STEPS));
            series.add(series(
                    "sla_compliance_percentage",
                    Map.of("service", service.id()),
                    health.compliance(service).toPlainString() + "+0x" + STEPS));
        }
        if (!services.isEmpty()) {
            for (String name : List.of(HealthRules.DOWN, HealthRules.DEPLOYMENT, HealthRules.SLA)) {
                check(name, List.of(), checks);
            }
        }
        for (Objective objective : objectives) {
            if (!objective.isOfHealth()) {
                ObjectiveRules.windows().forEach(window -> series.add(recorded(objective, window, "0")));
            }
        }
        if (!objectives.isEmpty()) {
            check(ObjectiveRules.BURN, List.of(), checks);
        }
        add("nothing goes wrong", series, checks);
    }

    private static Optional<Selector> failing(Objective objective) {
        return objective.indicator().flatMap(FailingSeries::of);
    }

    private void burns(Objective objective, Map<String, List<Raised>> raised) {
        for (Alert alert : alerts) {
            if (isOf(objective, alert)) {
                raised.computeIfAbsent(alert.name(), unseen -> new ArrayList<>())
                        .add(new Raised(alert, new TreeMap<>(ObjectiveRules.labels(objective)), "100%"));
            }
        }
    }

    private static boolean isOf(Objective objective, Alert alert) {
        return alert.name().equals(ObjectiveRules.BURN)
                && objective.service().id().equals(alert.labels().get("service"))
                && Templates.literal(objective.name()).equals(alert.labels().get("slo"));
    }

    private static Tree recorded(Objective objective, String window, String value) {
        return series(ObjectiveRules.ERRORS + window, ObjectiveRules.labels(objective), value + "+0x" + STEPS);
    }

    private static Tree series(String metric, Map<String, String> labels, String values) {
        List<LabelMatcher> matchers = new ArrayList<>();
        labels.forEach((name, value) -> matchers.add(new LabelMatcher(name, "=", value)));
        return new Mapping()
                .put("series", new Selector(metric, matchers).toString())
                .put("values", values);
    }

    private void add(String name, List<Tree> series, Sequence checks) {
        if (!checks.isEmpty()) {
            Sequence input = new Sequence();
            series.forEach(input::add);
            tests.add(new Mapping()
                    .put("name", name)
                    .put("interval", STEP)
                    .put("input_series", input)
                    .put("alert_rule_test", checks));
        }
    }

    /**
     * An alert as it must be raised.
     *
     * @param seen the labels of the series that it is raised for
     * @param value the value of that, as templates write it
     */
    private record Raised(Alert alert, Map<String, String> seen, String value) {

        Tree expected() {
            Map<String, String> labels = new TreeMap<>(seen);
            alert.labels().forEach((name, value) -> labels.put(name, plain(value)));
            Map<String, String> annotations = new LinkedHashMap<>();
            alert.annotations().forEach((name, text) -> annotations.put(name, plain(text)));
            return new Mapping().put("exp_labels", Alert.tree(labels)).put("exp_annotations", Alert.tree(annotations));
        }

        /** What becomes of a template. */
        private String plain(String template) {
            return template.replace("{{ $externalLabels.grafana_url }}", "")
                    .replace("{{ $value | humanizePercentage }}", value)
                    .replace("{{ $value }}", value)
                    .replace("{{ $labels.endpoint }}", seen.getOrDefault("endpoint", ""))
                    .replace("{{ \"{{\" }}", "{{");
        }
    }

    private void check(String name, List<Raised> raised, Sequence checks) {
        if (untested.contains(name)) {
            return;
        }
        long pending = raised.isEmpty() ? 0 : raised.get(0).alert().pending();
        if (pending > 0) {
            checks.add(check(name, pending - MINUTE, new Sequence()));
        }
        Sequence expected = new Sequence();
        raised.forEach(one -> expected.add(one.expected()));
        checks.add(check(name, pending > 0 ? pending : LATE, expected));
    }

    private static Tree check(String name, long at, Sequence expected) {
        return new Mapping()
                .put("eval_time", Spans.of(at))
                .put("alertname", name)
                .put("exp_alerts", expected);
    }
}
