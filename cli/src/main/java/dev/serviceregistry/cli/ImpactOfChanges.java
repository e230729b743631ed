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
        if (!names.isEmpty()) {
            Set<String> asked = new HashSet<>();
            for (String name : names) {
                asked.addAll(asked(name, changed));
            }
            changed.removeIf(service -> !asked.contains(service.service()));
        }
        return changed;
    }

    /** The changed services that a name means, by their whole identities; none of one that did not change. */
    private Set<String> asked(String name, List<ChangedService> changed) {
        Set<String> asked = new HashSet<>();
        for (ChangedService service : changed) {
            if (service.service().equals(name) || service.service().endsWith("/" + name)) {
                asked.add(service.service());
            }
        }
        if (asked.isEmpty()) {
            ServiceSearch.require(name, baseline.reading().registry(), reading.registry());
            asked.addAll(ServiceSearch.formerly(name, reading.registry()));
        }
        return asked;
    }
}
