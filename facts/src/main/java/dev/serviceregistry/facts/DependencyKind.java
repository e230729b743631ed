package dev.serviceregistry.facts;

/** How one service depends on another. */
public enum DependencyKind {
    /** Start order: the other must be there first. */
    REQUIRES("requires"),

    /** Used when it is there. */
    OPTIONAL("optional"),

    /** Called at run time; cycles are normal. */
    CALLS("calls");

    private final String text;

    DependencyKind(String text) {
        this.text = text;
    }

    /** The spelling that people write and read. */
    @Override
    public String toString() {
        return text;
    }
}
