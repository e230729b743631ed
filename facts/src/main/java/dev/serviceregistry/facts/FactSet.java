package dev.serviceregistry.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Everything that is judged together.
 *
 * @param facts the facts, in no order that means anything
 */
public record FactSet(List<Fact> facts) {

    /** Takes the list as it is: whoever hands it over does not change it any more. */
    public FactSet {
        facts = Collections.unmodifiableList(facts);
    }

    /** These facts and more. */
    public FactSet plus(Collection<? extends Fact> more) {
        List<Fact> all = new ArrayList<>(facts.size() + more.size());
        all.addAll(facts);
        all.addAll(more);
        return new FactSet(all);
    }
}
