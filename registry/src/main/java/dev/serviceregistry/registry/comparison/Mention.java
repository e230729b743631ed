package dev.serviceregistry.registry.comparison;

/** How whoever depends on a service can name what changed of it, so that it fails with it. */
@FunctionalInterface
interface Mention {

    /** Whoever depends on the service names it. */
    Mention ANY = (edge, impact) -> true;

    /** Nobody but who overrides it names it. */
    Mention NONE = (edge, impact) -> false;

    /** Whether the dependant names it by this edge, or in what it writes besides. */
    boolean isMade(Edge edge, Dependants dependants);
}
