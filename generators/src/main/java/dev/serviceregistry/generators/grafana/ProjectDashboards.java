package dev.serviceregistry.generators.grafana;

import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.monitoring.Dashboards;
import dev.serviceregistry.generators.monitoring.Objective;
import dev.serviceregistry.generators.monitoring.WatchedService;
import java.util.List;

/** Dashboards on a project at a target. */
final class ProjectDashboards {

    private ProjectDashboards() {}

    static Dashboard project(Placement placement, List<WatchedService> services) {
        String all = services(placement);
        Dashboard dashboard = dashboard(Dashboards.ofProject(placement), placement, placement.project());
        for (WatchedService service : services) {
            dashboard.link(
                    service.title(),
                    Dashboards.ofService(placement, service.placed().name()));
        }
        return dashboard
                .link("Objectives", of("objectives", placement))
                .link("Regions", of("regions", placement))
                .stat("Down", "short", "sum(max by (service) (service_health{" + all + ",status=\"down\"}))")
                .stat("Least compliance", "percent", "min(sla_compliance_percentage{" + all + "})")
                .stat(
                        "Alerts",
                        "short",
                        "count(ALERTS{alertstate=\"firing\",project=\"" + placement.project() + "\"}) or vector(0)")
                .curve("Up", "bool_on_off", "{{service}}", Queries.up(all))
                .curve("Compliance with the service level agreement", "percent", "{{service}}", Queries.compliance(all))
                .curve(
                        "Successful deployments",
                        "percentunit",
                        "{{service}}",
                        Queries.successes(all + TargetDashboards.at(placement.target())))
                .curve("Time until changes are approved", "s", "{{service}}", Queries.approvals(all));
    }

    static Dashboard objectives(Placement placement, List<WatchedService> services) {
        Dashboard dashboard = dashboard(of("objectives", placement), placement, placement.project() + ": objectives")
                .link(placement.project(), Dashboards.ofProject(placement));
        String all = "project=\"" + placement.project() + "\",target=\"" + placement.target() + "\"";
        dashboard
                .table("Objectives", "percentunit", "slo:objective:ratio{" + all + "}")
                .table("What may still go wrong", "percentunit", "slo:error_budget_remaining:ratio{" + all + "}");
        for (WatchedService service : services) {
            for (Objective objective : service.objectives()) {
                ServiceDashboard.objective(dashboard, objective);
            }
        }
        return dashboard;
    }

    /** The regions of a target: what each reports of itself, by the label {@code region} of its Prometheus. */
    static Dashboard regions(Placement placement) {
        Dashboard dashboard = dashboard(of("regions", placement), placement, placement.project() + ": regions")
                .link(placement.project(), Dashboards.ofProject(placement));
        for (String region : placement.regions()) {
            String there = services(placement) + ",region=\"" + region + "\"";
            dashboard
                    .row(region)
                    .curve("Up in " + region, "bool_on_off", "{{service}}", Queries.up(there))
                    .curve("Compliance in " + region, "percent", "{{service}}", Queries.compliance(there));
        }
        String all = services(placement);
        return dashboard
                .row("All regions")
                .curve(
                        "Services that are down",
                        "short",
                        "{{region}}",
                        "sum by (region) (max by (region, service) (service_health{" + all + ",status=\"down\"}))")
                .curve(
                        "Least compliance",
                        "percent",
                        "{{region}}",
                        "min by (region) (sla_compliance_percentage{" + all + "})");
    }

    private static String of(String kind, Placement placement) {
        return Dashboards.of(kind, placement.target(), placement.project());
    }

    private static Dashboard dashboard(String uid, Placement placement, String title) {
        return new Dashboard(
                uid,
                title + " (" + placement.target() + ")",
                List.of("service-registry", placement.project(), placement.target()));
    }

    private static String services(Placement placement) {
        return "service=~\"" + placement.project().replace(".", "\\\\.") + "/.+\"";
    }
}
