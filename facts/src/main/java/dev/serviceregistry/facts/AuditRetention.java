package dev.serviceregistry.facts;

/**
 * How long the audit log is kept beside what a regime in force demands.
 *
 * @param regime the regime
 * @param key the regime's key in the settings
 * @param demandedDays for how many days it must be kept
 * @param keptDays for how many days it is kept; 0 when it is not
 * @param kept the same in words
 * @param source where it is set; where the regime is put in force when it is not
 */
public record AuditRetention(
        Regime regime, String key, int demandedDays, int keptDays, String kept, SourceLocation source) implements Fact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("compliance.audit.retention_days:" + key);
    }

    @Override
    public String description() {
        return regime + " demands an audit log of " + demandedDays + " days";
    }
}
