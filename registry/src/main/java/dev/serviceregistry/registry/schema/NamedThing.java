package dev.serviceregistry.registry.schema;

/** What a value names. */
public enum NamedThing {
    /** Nothing: the value stands for itself. */
    NOTHING,

    /** A service, as a dependency writes it. */
    SERVICE,

    /** A team, with or without its {@code @}. */
    TEAM,

    /** A secret of the service that the value is part of. */
    SECRET
}
