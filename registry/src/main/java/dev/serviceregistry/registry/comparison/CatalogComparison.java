package dev.serviceregistry.registry.comparison;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.registry.Reading;
import java.util.ArrayList;
import java.util.List;

/** Compares two states of a repository: the entrance to this package. */
public final class CatalogComparison {

    private CatalogComparison() {}

    /**
     * Everything that differs, and what must be known to judge it. Both readings come from one reader, or every secret
     * differs.
     *
     * <p>A service of the catalogue is compared once, in the head; a project's own services, its overrides and what a pin
     * brings it are compared as the project sees them. What a change of the head does to an override is told of the head.
     * What cannot be read in one of the states is not compared.
     */
    public static Comparison between(Reading before, Reading after) {
        View old = new View(before);
        View now = new View(after);
        Told services = ServicesComparison.compare(old, now);
        List<Change> changes = new ArrayList<>(services.changes());
        changes.addAll(new DocumentsComparison(old, now).changes());
        changes.addAll(new FurtherFilesComparison(old, now).changes());
        changes.addAll(new TableComparison(old, now).changes());
        changes.addAll(new ExceptionComparison(old, now).changes());
        changes.sort(Change.ORDER);
        List<Fact> circumstances = new ArrayList<>(services.circumstances());
        circumstances.addAll(DeploymentComparison.of(old, now, changes));
        circumstances.addAll(BaselineComparison.of(old, now));
        circumstances.addAll(ReleaseComparison.of(old, now));
        return new Comparison(List.copyOf(changes), List.copyOf(circumstances), services.versions());
    }
}
