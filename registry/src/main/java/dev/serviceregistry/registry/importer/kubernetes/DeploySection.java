package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.draft.Toml;
import dev.serviceregistry.registry.importer.yaml.Keys;
import dev.serviceregistry.registry.toml.TomlWriter;
import dev.serviceregistry.registry.values.CronSchedule;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes {@code [services.X.deploy]} of a pod's main container: how many pods, how updated, when started. */
final class DeploySection {
    private final Workload workload;

    DeploySection(Workload workload) {
        this.workload = workload;
    }

    /**
     * The table.
     *
     * @param scaling what {@link Scaling} says of the workload
     * @param isJob whether the service is a job
     */
    Map<String, Object> toml(Map<String, Object> scaling, boolean isJob) {
        Keys spec = workload.spec();
        Keys runner = workload.runner();
        Map<String, Object> toml = new LinkedHashMap<>();
        String schedule = schedule(spec);
        boolean cron = workload.type() == WorkloadType.CRON_JOB;
        Toml.put(
                toml,
                "kind",
                cron && schedule.isEmpty() ? "job" : workload.type().deployKind());
        if (workload.type().isWrittenAsDeployment()) {
            String written = isJob ? "a job" : "a deployment";
            workload.object().note("a " + workload.object().kind() + " is written as " + written);
        }
        Toml.put(toml, "schedule", schedule);
        Toml.put(toml, "replicas", spec.count("replicas"));
        Map<String, Object> strategy = strategy(spec);
        if (!strategy.isEmpty()) {
            toml.put("strategy", new TomlWriter.Inline(strategy));
        }
        toml.putAll(scaling);
        ProbeSection.seconds(workload.pod(), "terminationGracePeriodSeconds", toml, "termination_grace");
        Toml.put(toml, "service_account", workload.account());
        Map<String, Object> nodes = new LinkedHashMap<>();
        workload.nodes().forEach((key, values) -> nodes.put(key, values.size() == 1 ? values.get(0) : values));
        Toml.put(toml, "node_selector", nodes);
        selector(runner);
        runner.take("volumeClaimTemplates");
        runner.take("serviceName");
        return toml;
    }

    /** When jobs are started; empty where nothing is that says so. */
    private String schedule(Keys spec) {
        String schedule = spec.text("schedule").strip();
        if (workload.type() != WorkloadType.CRON_JOB) {
            return schedule;
        }
        if (schedule.matches("@\\w+|\\S+(\\s+\\S+){4,5}")) {
            if (!CronSchedule.isOne(schedule)) {
                spec.note("schedule", "is written as it stands, though Kubernetes takes no such schedule");
            }
            return inZone(schedule, spec);
        }
        spec.note("schedule", "is not a schedule such as `0 3 * * *`; a job without one is written");
        return "";
    }

    /** A schedule with the time zone that it is in; a cluster takes one beside a schedule or in it. */
    private static String inZone(String schedule, Keys spec) {
        String zone = spec.text("timeZone").strip();
        if (zone.isEmpty()) {
            return schedule;
        }
        if (!CronSchedule.of(schedule).zone().isEmpty()) {
            spec.note("timeZone", "the schedule states one too, which Kubernetes refuses; this one is left out");
            return schedule;
        }
        if (!CronSchedule.isZone(zone)) {
            spec.note("timeZone", "is none that a schedule can state; left out");
            return schedule;
        }
        return "CRON_TZ=" + zone + " " + schedule;
    }

    /** The selector must be labels of the pod, which are written; a condition on them has no place. */
    private void selector(Keys runner) {
        if (workload.type() == WorkloadType.REPLICATION_CONTROLLER
                || workload.type() == WorkloadType.DEPLOYMENT_CONFIG) {
            runner.take("selector");
            return;
        }
        Keys selector = runner.inner("selector");
        selector.take("matchLabels");
        KubernetesKeys.finish(selector);
    }

    private static Map<String, Object> strategy(Keys spec) {
        String key = spec.names().contains("updateStrategy") ? "updateStrategy" : "strategy";
        Keys strategy = spec.inner(key);
        Keys rolling = strategy.inner(strategy.names().contains("rollingParams") ? "rollingParams" : "rollingUpdate");
        String type = strategy.text("type");
        Map<String, Object> toml = new LinkedHashMap<>();
        switch (type) {
            case "RollingUpdate", "Rolling" -> toml.put("type", "rolling");
            case "Recreate" -> toml.put("type", "recreate");
            case "" -> {
                if (!rolling.names().isEmpty()) {
                    toml.put("type", "rolling");
                }
            }
            default -> strategy.note("type", "a strategy of type " + type + " has no place in the registry; left out");
        }
        Toml.put(toml, "max_surge", Amount.of(rolling, "maxSurge"));
        Toml.put(toml, "max_unavailable", Amount.of(rolling, "maxUnavailable"));
        KubernetesKeys.finish(rolling);
        KubernetesKeys.finish(strategy);
        return toml;
    }
}
