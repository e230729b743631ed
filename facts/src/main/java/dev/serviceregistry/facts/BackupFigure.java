package dev.serviceregistry.facts;

/**
 * What backups of one kind achieve.
 *
 * @param kind the kind of backup
 * @param promise the promise that it serves
 * @param key the key of the setting
 * @param amount how much, in milliseconds
 * @param stated the same in words
 * @param source where it is set; where the kind is when it is not
 */
public record BackupFigure(
        String kind, Promise promise, String key, double amount, String stated, SourceLocation source) implements Fact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("compliance.backup." + kind + "." + key);
    }

    @Override
    public String description() {
        return kind + " backups: " + stated;
    }
}
