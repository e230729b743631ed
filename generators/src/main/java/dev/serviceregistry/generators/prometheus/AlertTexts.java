package dev.serviceregistry.generators.prometheus;

import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.monitoring.Dashboards;
import dev.serviceregistry.generators.monitoring.WatchedService;
import java.util.LinkedHashMap;
import java.util.Map;

/** The labels and annotations that every alert has. */
final class AlertTexts {

    /** An external label of a Prometheus that says where its Grafana is, so that links lead there. */
    private static final String GRAFANA = "{{ $externalLabels.grafana_url }}";

    private AlertTexts() {}

    static Map<String, String> labels(WatchedService service, String severity) {
        Map<String, String> labels = labels(service.placement(), service.owner(), severity);
        labels.put("service", service.id());
        return labels;
    }

    static Map<String, String> labels(Placement placement, String owner, String severity) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(Alert.SEVERITY, severity);
        labels.put("owner", owner);
        labels.put("project", placement.project());
        labels.put("target", placement.target());
        return labels;
    }

    /**
     * What an alert on a service says.
     *
     * @param summary what is wrong, in one line
     * @param description the figures; both may have templates
     */
    static Map<String, String> annotations(WatchedService service, String summary, String description) {
        return annotations(
                summary,
                description,
                service.owner(),
                service.runbook(),
                Dashboards.ofService(service.placement(), service.placed().name()));
    }

    static Map<String, String> annotations(
            String summary, String description, String owner, String runbook, String dashboard) {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("summary", summary);
        annotations.put("description", description);
        annotations.put("owner", owner);
        annotations.put("runbook_url", Templates.literal(runbook));
        annotations.put("dashboard_url", GRAFANA + "/d/" + dashboard);
        return annotations;
    }
}
