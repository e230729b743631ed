package dev.serviceregistry.facts;

import java.util.List;

/**
 * A fact narrowed to one of its keys, so that a finding points at the value and not at the whole.
 *
 * @param fact the whole fact
 * @param key the dotted path of the key
 * @param source where the key is written, or the whole fact when the key is not written
 */
public record LocatedFact(Fact fact, String key, SourceLocation source) implements Fact {

    @Override
    public Subject subject() {
        Subject whole = fact.subject();
        return new Subject(whole.project(), whole.service(), key);
    }

    @Override
    public String description() {
        return fact.description();
    }

    @Override
    public List<? extends Fact> parts() {
        return fact.parts();
    }
}
