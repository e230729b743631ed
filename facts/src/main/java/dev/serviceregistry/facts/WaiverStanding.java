package dev.serviceregistry.facts;

/** What came of a waiver. */
public enum WaiverStanding {
    /** It covers a finding. */
    COVERING,
    /** Its rule was judged, and it covers nothing. */
    UNUSED,
    /** Its rule had nothing to judge, so that nobody can tell. */
    UNDECIDED,
    /** Its last day is over. */
    EXPIRED
}
