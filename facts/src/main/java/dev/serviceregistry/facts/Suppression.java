package dev.serviceregistry.facts;

/** What lets a finding off: a waiver, or that it was known before. */
public sealed interface Suppression extends ExceptionFact permits KnownFinding, Waiver {

    /** What becomes of the finding, in a word. */
    String label();

    /** Why it is let off, in words. */
    String standing();
}
