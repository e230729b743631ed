package dev.serviceregistry.facts;

/**
 * What backups of one kind must achieve.
 *
 * @param kind the kind of backup
 * @param promise of what it is the strictest promise
 * @param amount how much, in milliseconds
 * @param stated the same, and who demands it, in words
 * @param source where it is set
 */
public record RecoveryGoal(String kind, Promise promise, double amount, String stated, SourceLocation source)
        implements DemandFact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("compliance.backup." + kind + ":" + promise);
    }

    @Override
    public String description() {
        return kind + " backups must serve " + promise + " " + stated;
    }
}
