package dev.serviceregistry.engine;

/** How much a rule must see at once. */
public enum Scope {
    /** One project, what is global, and the foreign services that the project names. */
    PROJECT,
    /** The whole repository. */
    REPOSITORY
}
