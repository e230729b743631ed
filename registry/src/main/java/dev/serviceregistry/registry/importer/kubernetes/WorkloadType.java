package dev.serviceregistry.registry.importer.kubernetes;

import java.util.Set;

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
    ROLLOUT("Rollout", "", "argoproj.io"),
    DEPLOYMENT_CONFIG("DeploymentConfig", "", "apps.openshift.io", ""),
    KNATIVE_SERVICE("Service", "", "serving.knative.dev");

    private final String kind;
    private final String deployKind;
    private final Set<String> groups;

    WorkloadType(String kind, String deployKind, String... groups) {
        this.kind = kind;
        this.deployKind = deployKind;
        this.groups = Set.of(groups);
    }

    /** Whether an object of this group and kind is one. */
    static boolean isOne(String group, String kind) {
        for (WorkloadType type : values()) {
            if (type.is(group, kind)) {
                return true;
            }
        }
        return false;
    }

    static WorkloadType of(ApiObject object) {
        for (WorkloadType type : values()) {
            if (type.is(object.group(), object.kind())) {
                return type;
            }
        }
        throw new IllegalArgumentException(object.title());
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
        return this == JOB || this == CRON_JOB;
    }

    /** Whether the registry can only say that it is a deployment. */
    boolean isWrittenAsDeployment() {
        return deployKind.isEmpty() && this != DEPLOYMENT;
    }
}
