package dev.serviceregistry.benchmarks.generator;

/** A mistake that can be planted in a service, and the policy that finds it. */
public enum Defect {
    /** A key that the schema does not know. */
    UNKNOWN_KEY("SCH-002"),
    /** A duration that is none. */
    INVALID_VALUE("SCH-003"),
    /** No version. */
    NO_VERSION("SCH-005"),
    /** A version of two parts. */
    LOOSE_VERSION("SCH-006"),
    /** A port above 65535. */
    PORT_OUT_OF_RANGE("SCH-007"),
    /** Two ports of the service on one port of the host. */
    HOST_PORT_TAKEN("SCH-008"),
    /** More memory demanded than allowed. */
    MEMORY_BOUNDS_CROSSED("SCH-009"),
    /** A variable from a service that does not exist. */
    LOST_VARIABLE("SCH-012"),
    /** A property's default above its maximum. */
    DEFAULT_ABOVE_MAXIMUM("SCH-013"),
    /** The id of another service as an alias. */
    ALIAS_TAKEN("SCH-014"),
    /** A required service that does not exist. */
    LOST_REQUIREMENT("DEP-001"),
    /** The next service of the project requires this one and is required by it. */
    START_CYCLE("DEP-002"),
    /** A service that requires itself. */
    SELF_REQUIREMENT("DEP-003"),
    /** A range of versions that the required service is not in. */
    VERSION_UNSATISFIED("DEP-004"),
    /** A retired service is required. */
    RETIRED_REQUIREMENT("DEP-005"),
    /** A deprecated service is required. */
    DEPRECATED_REQUIREMENT("DEP-006"),
    /** A private service of another project is called. */
    PRIVATE_CALL("DEP-007"),
    /** A service of lower criticality is called. */
    LOWER_CRITICALITY("DEP-008"),
    /** A conflict with a service that the project runs. */
    CONFLICT("DEP-009"),
    /** A contract is consumed that nobody provides. */
    LOST_CONTRACT("DEP-012"),
    /** A service is waited for to complete that never does. */
    UNMET_CONDITION("DEP-013"),
    /** An optional service that does not exist. */
    LOST_OPTION("DEP-014");

    private final String rule;

    Defect(String rule) {
        this.rule = rule;
    }

    /** The id of the policy that reports the defect. */
    public String rule() {
        return rule;
    }
}
