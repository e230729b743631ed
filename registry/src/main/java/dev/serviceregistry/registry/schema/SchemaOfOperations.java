package dev.serviceregistry.registry.schema;

import static dev.serviceregistry.registry.schema.Shapes.COUNT;
import static dev.serviceregistry.registry.schema.Shapes.DURATION;
import static dev.serviceregistry.registry.schema.Shapes.FLAG;
import static dev.serviceregistry.registry.schema.Shapes.HANDLE;
import static dev.serviceregistry.registry.schema.Shapes.HANDLES;
import static dev.serviceregistry.registry.schema.Shapes.INTEGER;
import static dev.serviceregistry.registry.schema.Shapes.NAME;
import static dev.serviceregistry.registry.schema.Shapes.NAMES;
import static dev.serviceregistry.registry.schema.Shapes.PERCENT;
import static dev.serviceregistry.registry.schema.Shapes.TEXT;
import static dev.serviceregistry.registry.schema.Shapes.document;
import static dev.serviceregistry.registry.schema.Shapes.fields;
import static dev.serviceregistry.registry.schema.Shapes.listOf;
import static dev.serviceregistry.registry.schema.Shapes.mapOf;
import static dev.serviceregistry.registry.schema.Shapes.oneOf;

/** The schema of the files that say how a project is deployed and watched. */
final class SchemaOfOperations {

    private SchemaOfOperations() {}

    static Shape.Fields deployment() {
        Shape freeze = fields().span("from", "to").with("reason", TEXT);
        Shape region = fields().with("cluster", NAME)
                .with("canary_percentage", INTEGER)
                .all(PERCENT, "traffic_split", "capacity")
                .with("failover_to", NAMES)
                .with("data_residency", NAME)
                .with("address", TEXT)
                .with("role", oneOf("primary", "secondary"));
        Shape target = fields().with("regions", NAMES)
                .with("order", COUNT)
                .with("approvals", HANDLES)
                .with("freeze", listOf(freeze));
        Shape multiRegion = fields().with("regions", NAMES)
                .with("strategy", oneOf("active-active", "active-passive"))
                .with(
                        "failover",
                        fields().all(oneOf("automatic", "manual"), "mode", "failback")
                                .with("unhealthy_after", DURATION));
        Shape rollout = fields().with("steps", listOf(INTEGER))
                .with("pause", DURATION)
                .with("abort_on", fields().with("error_rate", PERCENT).with("latency_p99", DURATION));
        Shape rollback = fields().with("automatic", FLAG)
                .with("to", TEXT)
                .with("window", DURATION)
                .with("max_per_day", COUNT);
        Shape source = fields().all(TEXT, "repository", "revision", "path").with("mode", oneOf("manifests", "plugin"));
        return document()
                .with(
                        "deployment",
                        fields().with("namespace", NAME)
                                .with("gitops", oneOf("argocd", "flux", "none"))
                                .with("source", source)
                                .with("gateway", TEXT)
                                .all(FLAG, "auto_sync", "prune", "self_heal")
                                .with("multi-region", multiRegion)
                                .with("region", mapOf(region))
                                .with("target", mapOf(target))
                                .with("rollout", rollout)
                                .with("rollback", rollback));
    }

    static Shape.Fields monitoring() {
        Shape alert = fields().must("expr", TEXT)
                .with("for", DURATION)
                .with("severity", NAME)
                .all(TEXT, "runbook", "summary", "description");
        return document()
                .with(
                        "monitoring",
                        fields().with("scrape_interval", DURATION)
                                .with(
                                        "routes",
                                        mapOf(fields().all(TEXT, "slack", "email")
                                                .with("page", HANDLE)))
                                .with("alerts", mapOf(alert))
                                .with(
                                        "escalation",
                                        fields().with(
                                                        "steps",
                                                        listOf(fields().must("after", DURATION)
                                                                .must("notify", HANDLE)))));
    }
}
