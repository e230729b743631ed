package dev.serviceregistry.desugar;

/** What samples inherit. */
class SamplesParent {

    /** Is overridden. */
    protected String shown() {
        return "parent";
    }

    /** Is inherited. */
    protected final String protectedly() {
        return "protected";
    }
}
