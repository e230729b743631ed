package dev.serviceregistry.generators.grafana;

import dev.serviceregistry.generators.Targets;
import dev.serviceregistry.generators.monitoring.Dashboards;
import java.util.List;

/** Dashboards on everything that runs at a target; they name no project, so they are the same whatever is generated. */
final class TargetDashboards {

    private static final String SERVICES = "service=~\"$service\"";

    private TargetDashboards() {}

    static Dashboard services(String target) {
        String project = "project=~\"$project\"";
        return new Dashboard(
                        Dashboards.of("services", target, ""),
                        "All services: " + target,
                        List.of("service-registry", target))
                .variable("project", "Project", "label_values(service_count, project)")
                .variable("service", "Service", "label_values(service_health, service)")
                .stat("Services", "short", "sum(service_count{" + project + "})")
                .stat("Down", "short", "sum(max by (service) (service_health{" + SERVICES + ",status=\"down\"}))")
                .stat("Least compliance", "percent", "min(sla_compliance_percentage{" + SERVICES + "})")
                .stat("Breaking changes", "short", "sum(breaking_change_count)")
                .curve("Up", "bool_on_off", "{{service}}", Queries.up(SERVICES))
                .curve(
                        "Compliance with the service level agreement",
                        "percent",
                        "{{service}}",
                        Queries.compliance(SERVICES))
                .curve("Successful deployments", "percentunit", "{{service}}", Queries.successes(SERVICES + at(target)))
                .curve("Time until changes are approved", "s", "{{service}}", Queries.approvals(SERVICES))
                .curve(
                        "Services by status",
                        "short",
                        "{{project}} {{status}}",
                        "sum by (project, status) (service_count{" + project + "})")
                .curve("Breaking changes by month", "short", "{{month}}", "sum by (month) (breaking_change_count)");
    }

    static Dashboard dora(String target) {
        String services = SERVICES + at(target);
        return new Dashboard(
                        Dashboards.of("dora", target, ""),
                        "Delivery: " + target,
                        List.of("service-registry", "dora", target))
                .variable("service", "Service", "label_values(deployments_total, service)")
                .row("Deployments")
                .stat("Deployments a day", "short", "sum(increase(deployments_total{" + services + "}[7d])) / 7")
                .curve("Deployments a day", "short", "{{service}}", Queries.deployments(services, ""))
                .row("Lead time for changes")
                .stat(
                        "Median lead time",
                        "s",
                        "histogram_quantile(0.5, sum by (le) (increase(deployment_lead_time_seconds_bucket{" + services
                                + "}[30d])))")
                .curve("Median lead time", "s", "{{service}}", Queries.median("deployment_lead_time_seconds", services))
                .row("Changes that fail")
                .stat("Share of changes that fail", "percentunit", failures("", services, "30d"))
                .curve(
                        "Share of changes that fail",
                        "percentunit",
                        "{{service}}",
                        failures(" by (service)", services, "7d"))
                .row("Time to restore")
                .stat(
                        "Median time to restore",
                        "s",
                        "histogram_quantile(0.5, sum by (le) (increase(incident_restore_time_seconds_bucket{" + SERVICES
                                + "}[30d])))")
                .curve(
                        "Median time to restore",
                        "s",
                        "{{service}}",
                        Queries.median("incident_restore_time_seconds", SERVICES));
    }

    private static String failures(String by, String services, String window) {
        return "sum" + by + " (increase(deployments_total{" + services + ",outcome=~\"failed|rolled_back\"}[" + window
                + "])) / (sum" + by + " (increase(deployments_total{" + services + "}[" + window + "])) > 0)";
    }

    /** A further matcher for the target, which a project without targets has not. */
    static String at(String target) {
        return target.equals(Targets.DEFAULT) ? "" : ",target=\"" + target + "\"";
    }
}
