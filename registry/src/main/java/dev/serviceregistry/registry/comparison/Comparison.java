package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of comparing two states of a repository.
 *
 * @param changes everything that differs, sorted by place
 * @param circumstances what else must be known to judge the changes
 * @param versions the versions of each changed service that states one
 */
public record Comparison(List<Change> changes, List<Fact> circumstances, List<ServiceVersions> versions) {

    /** Everything that the rules may see of it. */
    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(changes);
        facts.addAll(circumstances);
        return facts;
    }
}
