package dev.serviceregistry.registry.comparison;

/** Whom a change of a service can concern. */
enum Reach {
    /** The projects that run the service, and whatever depends on it. */
    DEPENDANTS,
    /** The projects that run the service, and who consumes the contract by a name that is mentioned. */
    CONSUMERS,
    /** Whoever names what is mentioned, and whatever depends on them. */
    NAMING,
    /** The projects that run the service and configure it. */
    USERS
}
