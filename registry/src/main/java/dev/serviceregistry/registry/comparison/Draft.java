package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.Transition;

/**
 * A change of a service before it is known to which definition it belongs and whom it concerns.
 *
 * @param maker makes the change
 * @param seed what was and what is
 * @param path the dotted path of what changed within the service's table
 * @param reach whom it can concern
 * @param mention how somebody names it
 */
record Draft(Maker maker, Transition seed, String path, Reach reach, Mention mention) {

    /** Whether both are the same change, seen in two definitions. */
    boolean isSameAs(Draft other) {
        return path.equals(other.path)
                && seed.old().equals(other.seed.old())
                && seed.current().equals(other.seed.current())
                && seed.existed() == other.seed.existed()
                && seed.exists() == other.seed.exists()
                && plain().kind().equals(other.plain().kind());
    }

    /** Whether another definition lost the same with it, whatever it had made of that. */
    boolean takesAway(Draft other) {
        return !path.isEmpty()
                && !seed.exists()
                && !other.seed.exists()
                && path.equals(other.path)
                && plain().kind().equals(other.plain().kind())
                && plain().subject().element().equals(other.plain().subject().element());
    }

    /** The change as if it concerned nobody. */
    Change plain() {
        return maker.make("global/service", seed);
    }

    Change of(String service, Impact impact) {
        return maker.make(service, seed.affecting(impact));
    }
}
