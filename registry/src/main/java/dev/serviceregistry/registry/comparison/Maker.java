package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Transition;

/** Makes the change of one kind for whichever service it happened to. */
@FunctionalInterface
interface Maker {

    /** The change of the service with this whole identity. */
    Change make(String service, Transition transition);
}
