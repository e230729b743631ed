package dev.serviceregistry.facts;

/** What came of a waiver. */
public enum WaiverStanding {
    /** It covers a finding. */
    COVERING,
    /** It covers nothing: its rule finds nothing there. */
    UNUSED,
    /** Nobody can tell: its rule judges what is only known of two states that are compared, or by a scanner. */
    UNDECIDED,
    /** Its last day is over. */
    EXPIRED
}
