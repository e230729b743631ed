package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Fingerprint;
import dev.serviceregistry.engine.PolicyEngine;
import dev.serviceregistry.engine.Recency;
import dev.serviceregistry.engine.report.PriorState;
import dev.serviceregistry.facts.BaselineGap;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.ServiceRegistry;
import dev.serviceregistry.registry.comparison.CatalogComparison;
import dev.serviceregistry.registry.comparison.Comparison;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is found in the states that the judged one is compared with, and what that says of its findings. */
final class FindingsElsewhere {

    private final PolicyEngine engine;
    private final ScannerReports reports;
    private final LocalDate asOf;

    FindingsElsewhere(PolicyEngine engine, ScannerReports reports, LocalDate asOf) {
        this.engine = engine;
        this.reports = reports;
        this.asOf = asOf;
    }

    /** What the change adds to the baseline; a first one may hold what there was before. */
    List<BaselineGap> added(Baseline before, Comparison comparison, Reading now, Call call) {
        if (KnownFindings.areNew(before.reading(), now)) {
            ServiceRegistry then = call.reader().read(before.root(), now).registry();
            return KnownFindings.beyond(found(then), now.registry());
        }
        return new FactSet(comparison.circumstances()).ofType(BaselineGap.class);
    }

    /** What a report for reviewers tells of the state that the change starts from: which findings it had already. */
    PriorState prior(Baseline baseline, Comparison comparison, Evaluation whole, Exceptions exceptions) {
        Set<Fingerprint> known = new HashSet<>();
        for (Finding finding : found(baseline.reading().registry()).every()) {
            known.add(finding.fingerprint());
        }
        for (Finding finding : whole.every()) {
            if (exceptions.fingerprints(finding).stream().map(Fingerprint::new).anyMatch(known::contains)) {
                // It was there before its service was renamed.
                known.add(finding.fingerprint());
            }
        }
        Set<String> files = new HashSet<>();
        for (Change change : comparison.changes()) {
            files.add(change.source().file());
        }
        return new PriorState(baseline.name(), known, files);
    }

    /** What of the findings came, or was touched, since a state. */
    Evaluation recent(Evaluation whole, Baseline since, Reading reading) {
        List<Change> changes =
                CatalogComparison.between(since.reading(), reading).changes();
        return Recency.of(found(since.reading().registry()), changes).of(whole);
    }

    /** What is found in another state. */
    private Evaluation found(ServiceRegistry state) {
        FactSet facts = reports.in(state.facts()).plus(List.of(new Today(asOf))).with(state.values(engine::reads));
        return engine.evaluate(facts, Exceptions.in(facts, asOf));
    }
}
