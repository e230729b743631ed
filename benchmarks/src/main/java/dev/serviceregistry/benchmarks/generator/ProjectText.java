package dev.serviceregistry.benchmarks.generator;

import static dev.serviceregistry.benchmarks.generator.TomlText.entry;
import static dev.serviceregistry.benchmarks.generator.TomlText.inlined;

import java.util.ArrayList;
import java.util.List;

/** Writes the files of a project. */
final class ProjectText {

    private final Plan plan;
    private final int project;
    private final String name;

    ProjectText(Plan plan, int project) {
        this.plan = plan;
        this.project = project;
        this.name = plan.project(project);
    }

    /** Its services.toml. */
    String services() {
        TomlText text = TomlText.document();
        text.table("project").text("name", name).text("owner", plan.team(project));
        CatalogueVersion version = plan.catalogue(project);
        if (version != CatalogueVersion.HEAD) {
            text.text("catalog_version", version.label());
        }
        text.texts("environments", List.of("staging", "production"));
        List<String> uses = new ArrayList<>();
        for (GlobalService global : plan.uses(project)) {
            uses.add(global.id());
        }
        text.table("uses").texts("services", uses);
        for (GlobalService global : plan.overrides(project)) {
            override(text, global);
        }
        for (int index = 0; index < plan.ownCount(); index++) {
            new ServiceText(text, plan, project, index).write();
        }
        return text.toString();
    }

    private static void override(TomlText text, GlobalService global) {
        String path = "services." + global.id();
        text.comment("More room than others need.")
                .table(path)
                .texts("unset", List.of("deploy.autoscaling", "env.LOG_LEVEL"));
        text.table(path + ".metadata").value("max_memory_mb", 8192);
        text.table(path + ".deploy").value("replicas", 5);
    }

    /** Its deployment.toml. */
    String deployment() {
        TomlText text = TomlText.document();
        text.table("deployment")
                .text("namespace", name)
                .text("gitops", project % 4 == 1 ? "flux" : "argocd")
                .value("auto_sync", true)
                .value("prune", true)
                .value("self_heal", true);
        boolean isPassive = project % 5 == 4;
        text.table("deployment.multi-region")
                .texts("regions", List.of("eu-west", "eu-central"))
                .text("strategy", isPassive ? "active-passive" : "active-active")
                .inline(
                        "failover",
                        entry("mode", "automatic"),
                        entry("unhealthy_after", "2m"),
                        entry("failback", "manual"));
        region(text, "eu-west", "eu-central", isPassive ? "100%" : "60%");
        region(text, "eu-central", "eu-west", isPassive ? "0%" : "40%");
        text.table("deployment.target.staging")
                .texts("regions", List.of("eu-central"))
                .value("order", 1);
        text.table("deployment.target.production")
                .texts("regions", List.of("eu-west", "eu-central"))
                .value("order", 2)
                .texts("approvals", List.of("@ops-team"))
                .value(
                        "freeze",
                        "[" + inlined("from = 2030-12-20", "to = 2031-01-03", entry("reason", "year end")) + "]");
        text.table("deployment.rollout")
                .value("steps", "[5, 25, 50, 100]")
                .text("pause", "10m")
                .inline("abort_on", entry("error_rate", "1%"), entry("latency_p99", "100ms"));
        text.table("deployment.rollback")
                .value("automatic", true)
                .text("to", "last-successful")
                .text("window", "30m")
                .value("max_per_day", 2);
        return text.toString();
    }

    private static void region(TomlText text, String name, String failover, String share) {
        text.table("deployment.region." + name)
                .text("cluster", "k8s-" + name + "-prod")
                .value("canary_percentage", 5)
                .text("traffic_split", share)
                .texts("failover_to", List.of(failover))
                .text("capacity", "100%")
                .text("data_residency", "eu")
                .text("role", share.equals("0%") ? "secondary" : "primary");
    }

    /** Its monitoring.toml. */
    String monitoring() {
        TomlText text = TomlText.document();
        text.table("monitoring").text("scrape_interval", "30s");
        text.table("monitoring.routes")
                .inline("critical", entry("slack", "#incidents"), entry("page", "@ops-team"))
                .inline(
                        "high",
                        entry("slack", "#" + plan.team(project)),
                        entry("email", plan.team(project) + "@example.org"));
        text.table("monitoring.alerts.HighLatency")
                .value(
                        "expr",
                        "'histogram_quantile(0.99, sum by (le)"
                                + " (rate(http_request_duration_seconds_bucket{namespace=\"" + name
                                + "\"}[5m]))) > 0.5'")
                .text("for", "10m")
                .text("severity", "high")
                .text("runbook", "docs/runbooks/latency.md")
                .text("summary", "Slow answers")
                .text("description", "One answer in a hundred takes more than half a second");
        text.table("monitoring.escalation")
                .value(
                        "steps",
                        "[" + inlined(entry("after", "0m"), entry("notify", "@" + plan.team(project))) + ", "
                                + inlined(entry("after", "15m"), entry("notify", "@platform-team")) + "]");
        return text.toString();
    }
}
