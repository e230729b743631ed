package dev.serviceregistry.generators.grafana;

import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.monitoring.Dashboards;
import dev.serviceregistry.generators.monitoring.Objective;
import dev.serviceregistry.generators.monitoring.WatchedService;
import dev.serviceregistry.generators.promql.LabelMatcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The dashboard on a service at a target. */
final class ServiceDashboard {

    private ServiceDashboard() {}

    static Dashboard of(WatchedService service) {
        Placement placement = service.placement();
        String only = new LabelMatcher("service", "=", service.id()).toString();
        String here = only + TargetDashboards.at(placement.target());
        Dashboard dashboard = new Dashboard(
                        Dashboards.ofService(placement, service.placed().name()),
                        service.title() + " (" + placement.project() + ", " + placement.target() + ")",
                        List.of("service-registry", placement.project(), placement.target()))
                .link(placement.project(), Dashboards.ofProject(placement))
                .stat("Up", "bool_on_off", Queries.up(only))
                .stat("Compliance", "percent", Queries.compliance(only))
                .stat("Successful deployments", "percentunit", Queries.successes(here))
                .stat("Deployments in a day", "short", Queries.deployments(here, ""))
                .curve("Health", "short", "{{endpoint}} {{status}}", "service_health{" + only + "}")
                .curve(
                        "Compliance with the service level agreement",
                        "percent",
                        "{{service}}",
                        Queries.compliance(only))
                .curve(
                        "Deployments in a day",
                        "short",
                        "{{outcome}}",
                        "sum by (outcome) (increase(deployments_total{" + here + "}[1d]))")
                .curve("Time until changes are approved", "s", "{{service}}", Queries.approvals(only));
        service.objectives().forEach(objective -> objective(dashboard, objective));
        return dashboard;
    }

    /** Shows how an objective is kept, from what the rules for Prometheus record. */
    static void objective(Dashboard dashboard, Objective objective) {
        if (!objective.isMeasured()) {
            objective.declared().lose(objective.problem());
            return;
        }
        String only = new LabelMatcher("service", "=", objective.service().id()) + ","
                + new LabelMatcher("slo", "=", objective.name()) + ","
                + new LabelMatcher(
                        "target", "=", objective.service().placement().target());
        String title = objective.service().title() + ", " + objective.name() + " of "
                + objective.percent().toPlainString() + "%";
        Map<String, String> errors = new LinkedHashMap<>();
        for (String window : List.of("5m", "1h", "6h", "3d")) {
            errors.put(window, "slo:error_ratio:rate" + window + "{" + only + "}");
        }
        errors.put("allowed", "1 - slo:objective:ratio{" + only + "}");
        dashboard
                .row(title)
                .curve(
                        "What may still go wrong",
                        "percentunit",
                        "{{slo}}",
                        "slo:error_budget_remaining:ratio{" + only + "}")
                .curves("What goes wrong", "percentunit", errors);
    }
}
