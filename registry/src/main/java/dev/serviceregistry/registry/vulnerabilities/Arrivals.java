package dev.serviceregistry.registry.vulnerabilities;

import dev.serviceregistry.facts.Fact;
import java.util.List;
import java.util.Set;

/**
 * What a change brings: one of its documents takes nothing away from an image that comes with it too.
 *
 * @param documents the reports that came or were changed, by their names in places
 * @param before what was true before the change
 */
public record Arrivals(Set<String> documents, List<Fact> before) {

    /** Where nothing is compared. */
    public static Arrivals none() {
        return new Arrivals(Set.of(), List.of());
    }

    public Arrivals {
        documents = Set.copyOf(documents);
    }
}
