package dev.serviceregistry.generators.prometheus;

import dev.serviceregistry.facts.Promise;
import dev.serviceregistry.facts.TierPromise;
import dev.serviceregistry.generators.Placement;
import dev.serviceregistry.generators.Targets;
import dev.serviceregistry.generators.monitoring.WatchedService;
import dev.serviceregistry.generators.promql.LabelMatcher;
import dev.serviceregistry.generators.promql.Selector;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.values.Percentages;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Alerts on what is known of every service: whether it is up, kept what it promises, and could be deployed. */
final class HealthRules {

    static final String DOWN = "ServiceNotHealthy";
    static final String DEPLOYMENT = "DeploymentFailed";
    static final String SLA = "SLAViolation";

    static final long DOWN_PENDING = 300_000;
    static final long DEPLOYMENT_PENDING = 600_000;
    static final long SLA_PENDING = 900_000;

    /** Which share of deployments has to succeed. */
    static final BigDecimal LEAST_SUCCESS = new BigDecimal("0.95");

    private static final BigDecimal LEAST_COMPLIANCE = new BigDecimal("99.9");

    private final Map<String, BigDecimal> promised = new HashMap<>();

    HealthRules(ServiceRegistry registry) {
        for (TierPromise promise : registry.facts().ofType(TierPromise.class)) {
            if (promise.promise() == Promise.AVAILABILITY) {
                promised.put(promise.tier(), Percentages.of(promise.stated()).stripTrailingZeros());
            }
        }
    }

    Group group(Placement placement, List<WatchedService> services) {
        Group group = new Group(placement.project() + "/health");
        recordings(placement, group);
        for (WatchedService service : services) {
            if (service.isStanding()) {
                group.add(down(service));
                group.add(down(service).companion("absent(" + series("service_health", service) + ")"));
            }
            group.add(deployment(service));
            group.add(sla(service));
            if (service.isStanding()) {
                group.add(sla(service).companion("absent(" + series("sla_compliance_percentage", service) + ")"));
            }
        }
        if (!services.isEmpty()) {
            group.add(blindOnDeployments(placement));
        }
        return group;
    }

    private static void recordings(Placement placement, Group group) {
        String ofProject = new LabelMatcher("service", "=~", pattern(placement)).toString();
        Mapping labels = new Mapping().put("project", placement.project()).put("target", placement.target());
        group.record(
                "project:service_down:count",
                "sum(max by (service) (service_health{" + ofProject + ",status=\"down\"}))",
                labels);
        group.record(
                "project:sla_compliance_percentage:min", "min(sla_compliance_percentage{" + ofProject + "})", labels);
        group.record(
                "project:deployment_success_rate:avg",
                "avg(deployment_success_rate{" + ofProject + target(placement) + "})",
                labels);
    }

    /** A regular expression for the services of a project. */
    static String pattern(Placement placement) {
        return placement.project().replace(".", "\\.") + "/.+";
    }

    private static String target(Placement placement) {
        return placement.target().equals(Targets.DEFAULT) ? "" : ",target=\"" + placement.target() + "\"";
    }

    static Selector series(String metric, WatchedService service) {
        return new Selector(metric, List.of(new LabelMatcher("service", "=", service.id())));
    }

    private static Alert down(WatchedService service) {
        return new Alert(
                DOWN,
                "service_health{service=\"" + service.id() + "\",status=\"down\"} == 1",
                DOWN_PENDING,
                AlertTexts.labels(service, "critical"),
                AlertTexts.annotations(
                        service,
                        service.id() + " is down",
                        "Its endpoint {{ $labels.endpoint }} has been down for 5 minutes."));
    }

    private static Alert deployment(WatchedService service) {
        return new Alert(
                DEPLOYMENT,
                "deployment_success_rate{service=\"" + service.id() + "\"" + target(service.placement()) + "} < "
                        + LEAST_SUCCESS.toPlainString(),
                DEPLOYMENT_PENDING,
                AlertTexts.labels(service, "high"),
                AlertTexts.annotations(
                        service,
                        "Deployments of " + service.id() + " fail",
                        "{{ $value | humanizePercentage }} of its deployments succeed; 95% must."));
    }

    /** A service that was never deployed has no share of successes, so only the share of them all is missed. */
    private static Alert blindOnDeployments(Placement placement) {
        String owner = WatchedService.owner(placement);
        Alert alert = new Alert(
                DEPLOYMENT,
                "",
                DEPLOYMENT_PENDING,
                AlertTexts.labels(placement, owner, "high"),
                ProjectAlerts.annotations(placement, "", "", ""));
        return alert.companion("absent(deployment_success_rate{" + new LabelMatcher("service", "=~", pattern(placement))
                + target(placement) + "})");
    }

    private Alert sla(WatchedService service) {
        BigDecimal least = compliance(service);
        return new Alert(
                SLA,
                series("sla_compliance_percentage", service) + " < " + least.toPlainString(),
                SLA_PENDING,
                AlertTexts.labels(service, "high"),
                AlertTexts.annotations(
                        service,
                        service.id() + " breaks its service level agreement",
                        "It keeps {{ $value }}% of what it promises; " + least.toPlainString() + "% are agreed."));
    }

    /** What is agreed: what its tier promises, and no less than holds for everyone. */
    BigDecimal compliance(WatchedService service) {
        String tier = service.placed().get("criticality").text("");
        return promised.getOrDefault(tier, LEAST_COMPLIANCE).max(LEAST_COMPLIANCE);
    }
}
