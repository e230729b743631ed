package dev.serviceregistry.cli;

import dev.serviceregistry.facts.Change;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.comparison.CatalogComparison;
import dev.serviceregistry.registry.impact.ChangeImpact;
import dev.serviceregistry.registry.impact.ChangedService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whom it concerns what changed since another state of the repository.
 *
 * @param baseline that state
 * @param reading the present one
 */
record ImpactOfChanges(Baseline baseline, Reading reading) {

    /**
     * Tells of the changed services.
     *
     * @param names the services to tell of; none for all of them
     * @param format text, json, mermaid or dot
     */
    int write(List<String> names, String format, Call call) throws IOException {
        List<ChangedService> changed = changed(names);
        if (format.equals("json")) {
            ChangeImpactJson.write(changed, baseline, call.out());
        } else if (format.equals("text")) {
            ChangeImpactText.write(changed, baseline.name(), call);
        } else {
            GraphFormat.named(format, call.settings()).write(Graph.of(changed), call.out());
        }
        return Program.OK;
    }

    private List<ChangedService> changed(List<String> names) {
        List<Change> changes =
                CatalogComparison.between(baseline.reading(), reading).changes();
        List<ChangedService> changed =
                new ArrayList<>(ChangeImpact.of(changes, baseline.reading().registry(), reading.registry()));
        Set<String> asked = new HashSet<>();
        for (String name : names) {
            asked.add(ServiceSearch.id(name, baseline.reading().registry(), reading.registry()));
        }
        changed.removeIf(service -> !asked.isEmpty() && !asked.contains(service.service()));
        return changed;
    }
}
