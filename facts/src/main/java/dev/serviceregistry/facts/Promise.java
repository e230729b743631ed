package dev.serviceregistry.facts;

/** What the tier of a service may promise. */
public enum Promise {
    /** The share of time for which a service answers, in per cent. */
    AVAILABILITY("availability"),

    /** The time within which 99 of 100 requests are answered, in milliseconds. */
    RESPONSE_TIME_P99("response_time_p99"),

    /** When somebody answers for a service. */
    SUPPORT_HOURS("support_hours"),

    /** The time within which a service is back (recovery time objective), in milliseconds. */
    RTO("rto"),

    /** The span of time of which data may be lost (recovery point objective), in milliseconds. */
    RPO("rpo"),

    /** How many replicas run at least. */
    MIN_REPLICAS("min_replicas"),

    /** How long before its end a service is deprecated, in milliseconds. */
    NOTICE("notice"),

    /** How long a backup is kept, in milliseconds. */
    BACKUP_RETENTION("backup_retention");

    private final String text;

    Promise(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
