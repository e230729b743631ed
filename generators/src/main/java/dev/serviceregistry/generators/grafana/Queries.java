package dev.serviceregistry.generators.grafana;

/** Queries that several dashboards ask. */
final class Queries {

    private Queries() {}

    /** Whether services are up: 1 or 0 for each. */
    static String up(String services) {
        return "1 - max by (service) (service_health{" + services + ",status=\"down\"})";
    }

    static String compliance(String services) {
        return "min by (service) (sla_compliance_percentage{" + services + "})";
    }

    static String successes(String services) {
        return "avg by (service) (deployment_success_rate{" + services + "})";
    }

    static String approvals(String services) {
        return "max by (service) (change_approval_time_seconds{" + services + "})";
    }

    static String deployments(String services, String more) {
        return "sum by (service) (increase(deployments_total{" + services + more + "}[1d]))";
    }

    /** The middle of a histogram over the last week. */
    static String median(String histogram, String services) {
        return "histogram_quantile(0.5, sum by (le, service) (increase(" + histogram + "_bucket{" + services
                + "}[7d])))";
    }
}
