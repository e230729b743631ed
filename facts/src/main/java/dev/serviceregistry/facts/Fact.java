package dev.serviceregistry.facts;

import java.util.List;

/**
 * Something that is true of the repository: an immutable record that knows where it is written.
 *
 * <p>Facts hold no null. What is absent is the absence of a fact.
 */
public interface Fact {

    /** Where the fact is written; for a default, where the thing it belongs to is written. */
    SourceLocation source();

    /** What the fact is about: a finding on this fact is reported on it. */
    Subject subject();

    /** What the fact states, in a few words, as reports name a related place. Never shows a secret. */
    String description();

    /** The facts this one was computed from, each a piece of evidence with a place of its own. */
    default List<? extends Fact> parts() {
        return List.of();
    }

    /**
     * The whole identities of the services that the fact names besides its own. Policies of project scope see what is
     * true of these, whichever project they belong to, and of no other foreign service.
     */
    default List<String> namedServices() {
        return List.of();
    }

    /**
     * The same fact, narrowed to one of its keys: a finding then names the key, and points at it where the fact knows
     * the places of its keys, as a {@link Service} does.
     *
     * @param key the dotted path of a key below the fact's own table, as the TOML schema spells it
     */
    default Fact at(String key) {
        return new LocatedFact(this, key, source());
    }
}
