package dev.serviceregistry.registry.importer.kubernetes;

import dev.serviceregistry.registry.importer.yaml.Yaml;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of objects that run pods. */
enum WorkloadType {
    DEPLOYMENT("Deployment", "", "apps", "extensions"),
    STATEFUL_SET("StatefulSet", "statefulset", "apps"),
    DAEMON_SET("DaemonSet", "daemonset", "apps", "extensions"),
    REPLICA_SET("ReplicaSet", "", "apps", "extensions"),
    REPLICATION_CONTROLLER("ReplicationController", "", ""),
    POD("Pod", "", ""),
    JOB("Job", "job", "batch"),
    CRON_JOB("CronJob", "cronjob", "batch"),
    SCALED_JOB("ScaledJob", "job", "keda.sh"),
    ROLLOUT("Rollout", "", "argoproj.io"),
    DEPLOYMENT_CONFIG("DeploymentConfig", "", "apps.openshift.io", ""),
    KNATIVE_SERVICE("Service", "", "serving.knative.dev"),
    /** A kind that somebody has added to the cluster, known by the template of pods that it has where others have it. */
    ADDED("", "");

    private final String kind;
    private final String deployKind;
    private final Set<String> groups;

    WorkloadType(String kind, String deployKind, String... groups) {
        this.kind = kind;
        this.deployKind = deployKind;
        this.groups = Set.of(groups);
    }

    /** The type of an object of this group and kind, or null for one that runs no pods. */
    static @Nullable WorkloadType of(String group, String kind, Yaml.Table object) {
        for (WorkloadType type : values()) {
            if (type.is(group, kind)) {
                return type;
            }
        }
        Yaml.Table spec = table(object, "spec");
        boolean runsPods =
                hasContainers(object) || hasContainers(spec) || hasContainers(table(table(spec, "template"), "spec"));
        return runsPods ? ADDED : null;
    }

    /** Whether the pods of a spec have a container with an image. */
    static boolean hasImages(Yaml.Table spec) {
        return hasContainers(spec)
                || hasContainers(table(table(spec, "jobTemplate"), "spec"))
                || hasContainers(table(spec, "jobTargetRef"));
    }

    private static boolean hasContainers(@Nullable Yaml holder) {
        return hasContainers(holder, "template") || hasContainers(holder, "podTemplate");
    }

    private static boolean hasContainers(@Nullable Yaml holder, String template) {
        Yaml.Table pod = table(table(holder, template), "spec");
        return pod != null
                && pod.value("containers") instanceof Yaml.Items containers
                && containers.items().stream()
                        .anyMatch(item -> item instanceof Yaml.Table container && container.has("image"));
    }

    private static Yaml.@Nullable Table table(@Nullable Yaml holder, String key) {
        return holder instanceof Yaml.Table table && table.value(key) instanceof Yaml.Table inner ? inner : null;
    }

    private boolean is(String group, String name) {
        return kind.equals(name) && groups.contains(group);
    }

    String kind() {
        return kind;
    }

    /** The groups of the API that have it; the core is empty. */
    Set<String> groups() {
        return groups;
    }

    /** What the registry calls it; empty for a deployment, which is what a service is unless it says otherwise. */
    String deployKind() {
        return deployKind;
    }

    boolean completes() {
        return this == JOB || this == CRON_JOB || this == SCALED_JOB;
    }

    /** Whether the registry can only say that it is a deployment. */
    boolean isWrittenAsDeployment() {
        return deployKind.isEmpty() && this != DEPLOYMENT;
    }
}
