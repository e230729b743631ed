package dev.serviceregistry.generators.openslo;

import dev.serviceregistry.generators.kubernetes.Names;
import dev.serviceregistry.generators.kubernetes.ServiceObjects;
import dev.serviceregistry.generators.monitoring.Indicator;
import dev.serviceregistry.generators.monitoring.Objective;
import dev.serviceregistry.generators.monitoring.Spans;
import dev.serviceregistry.generators.monitoring.WatchedService;
import dev.serviceregistry.generators.promql.LabelMatcher;
import dev.serviceregistry.generators.promql.Selector;
import dev.serviceregistry.generators.tree.Decimal;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The documents of a service: what it is, and each of its objectives. */
final class ServiceDocuments {

    private static final int LONGEST_DESCRIPTION = 1_050;

    private final WatchedService service;
    private final String name;

    ServiceDocuments(WatchedService service) {
        this.service = service;
        this.name = ServiceObjects.name(service.placed().name());
    }

    /** The document of each file; none for a service without an objective that can be stated. */
    SortedMap<String, Mapping> files() {
        SortedMap<String, Mapping> files = new TreeMap<>();
        for (Objective objective : service.objectives()) {
            if (!objective.isMeasured()) {
                objective.declared().lose(objective.problem());
            } else if (objective.budget().signum() == 0) {
                objective.declared().lose("a target is below 100%");
            } else {
                String slo = free(ServiceObjects.name(service.placed().name() + "-" + objective.name()), files);
                files.put(file(slo), slo(objective, slo));
            }
        }
        if (!files.isEmpty()) {
            files.put("service/" + name + ".yaml", document("Service", name, service.title(), serviceSpec()));
        }
        return files;
    }

    private static String file(String slo) {
        return "slo/" + slo + ".yaml";
    }

    private static String free(String name, SortedMap<String, Mapping> files) {
        String free = name;
        for (int i = 2; files.containsKey(file(free)); i++) {
            free = ServiceObjects.name(name + "-" + i);
        }
        return free;
    }

    private Mapping serviceSpec() {
        return described(new Mapping(), service.placed().get("description").text(""));
    }

    private static Mapping described(Mapping spec, String description) {
        if (!description.isEmpty()) {
            int end = description.offsetByCodePoints(
                    0, Math.min(LONGEST_DESCRIPTION, description.codePointCount(0, description.length())));
            spec.put("description", description.substring(0, end));
        }
        return spec;
    }

    private Mapping document(String kind, String named, String title, Mapping spec) {
        Mapping labels = new Mapping();
        label("project", service.placement().project(), labels);
        label("target", service.placement().target(), labels);
        label("owner", service.owner(), labels);
        return new Mapping()
                .put("apiVersion", "openslo/v1")
                .put("kind", kind)
                .put(
                        "metadata",
                        new Mapping()
                                .put("name", named)
                                .put("displayName", title)
                                .put("labels", labels))
                .put("spec", spec);
    }

    private static void label(String key, String text, Mapping labels) {
        String value = Names.value(text);
        if (!value.isEmpty()) {
            labels.put(key, value);
        }
    }

    private Mapping slo(Objective objective, String slo) {
        Mapping spec = described(new Mapping(), objective.description())
                .put("service", name)
                .put(
                        "indicator",
                        new Mapping()
                                .put("metadata", new Mapping().put("name", ServiceObjects.name(slo + "-indicator")))
                                .put("spec", new Mapping().put("ratioMetric", ratio(objective))))
                .put(
                        "timeWindow",
                        new Sequence()
                                .add(new Mapping()
                                        .put("duration", Spans.inOneUnit(objective.window()))
                                        .put("isRolling", true)))
                .put("budgetingMethod", "Occurrences")
                .put(
                        "objectives",
                        new Sequence()
                                .add(new Mapping()
                                        .put("displayName", objective.percent().toPlainString() + "%")
                                        .put("target", new Decimal(BigDecimal.ONE.subtract(objective.budget())))));
        return document("SLO", slo, service.title() + ": " + objective.name(), spec);
    }

    /** Rates and states go up and down, so neither is a counter. */
    private static Mapping ratio(Objective objective) {
        Mapping ratio = new Mapping().put("counter", false);
        if (objective.indicator().isPresent()) {
            Indicator indicator = objective.indicator().get();
            return ratio.put("good", metric(indicator.good().text()))
                    .put("total", metric(indicator.total().text()));
        }
        LabelMatcher service =
                new LabelMatcher("service", "=", objective.service().id());
        LabelMatcher down = new LabelMatcher("status", "=", "down");
        Selector states = new Selector("service_health", List.of(service, down));
        return ratio.put("bad", metric("sum(" + states + ")")).put("total", metric("count(" + states + ")"));
    }

    private static Mapping metric(String query) {
        return new Mapping()
                .put(
                        "metricSource",
                        new Mapping().put("type", "Prometheus").put("spec", new Mapping().put("query", query)));
    }
}
