package dev.serviceregistry.facts;

/**
 * What a value was and what it is.
 *
 * @param old the value before, as it may be shown; empty when there was none
 * @param current the value now, as it may be shown; empty when there is none
 * @param existed whether there was one
 * @param exists whether there is one
 * @param previousSource where it was written, in the state that is compared with; where it would have been when there
 *     was none
 * @param source where it is written; where it would be when there is none
 * @param impact who is affected
 */
public record Transition(
        String old,
        String current,
        boolean existed,
        boolean exists,
        SourceLocation previousSource,
        SourceLocation source,
        Impact impact) {

    /** The same with those who are affected. */
    public Transition affecting(Impact affected) {
        return new Transition(old, current, existed, exists, previousSource, source, affected);
    }
}
