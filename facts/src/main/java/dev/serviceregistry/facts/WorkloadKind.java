package dev.serviceregistry.facts;

/** How a service is run. */
public enum WorkloadKind {
    /** Interchangeable replicas. */
    DEPLOYMENT("deployment"),

    /** Replicas with an identity and storage of their own. */
    STATEFULSET("statefulset"),

    /** One on every node. */
    DAEMONSET("daemonset"),

    /** Runs to its end once. */
    JOB("job"),

    /** Runs to its end on a schedule. */
    CRONJOB("cronjob");

    private final String text;

    WorkloadKind(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
