package dev.serviceregistry.benchmarks.inprocess;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Judged;
import dev.serviceregistry.engine.Selection;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.engine.report.FailOn;
import dev.serviceregistry.engine.report.JudgedCatalog;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.engine.report.PriorState;
import dev.serviceregistry.engine.report.ReportFormat;
import dev.serviceregistry.engine.report.ReportStyle;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.registry.RegistryReader;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Ten thousand findings, written in each format. */
@State(Scope.Benchmark)
public class Reporting {

    private static final int FINDINGS = 10_000;
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    @Param({"JSON", "TEXT", "SARIF", "JUNIT", "GITHUB", "GITLAB", "MARKDOWN", "HTML"})
    private ReportFormat format;

    private GeneratedFolder folder;
    private Judgement judgement;

    @Setup
    public void judge() throws IOException {
        folder = new GeneratedFolder(1);
        dev.serviceregistry.registry.Reading reading = new RegistryReader().read(folder.root());
        FactSet facts = reading.registry().facts().plus(List.of(new Today(DAY)));
        DroolsPolicyEngine engine = DroolsPolicyEngine.bundledForStates();
        Evaluation evaluation = engine.evaluate(facts, Exceptions.none());
        judgement = new Judgement(
                new Evaluation(repeated(evaluation.findings()), List.of(), evaluation.outcomes()),
                new Judged(facts, List.of(), engine.rules(), new Selection(Set.of(), Set.of(), Set.of())),
                new JudgedCatalog(".", "", "services/catalog.toml", "", 50, 1000, reading.digest()),
                PriorState.NONE,
                DAY,
                FailOn.ERROR,
                reading.text()::line,
                Duration.ZERO,
                "benchmark");
    }

    /** As many findings as are wanted, each with a message of its own. */
    private static List<Finding> repeated(List<Finding> findings) {
        List<Finding> repeated = new ArrayList<>(FINDINGS);
        for (int i = 0; i < FINDINGS; i++) {
            Finding finding = findings.get(i % findings.size());
            repeated.add(new Finding(
                    finding.rule(),
                    finding.subject(),
                    finding.message() + " (" + i / findings.size() + ")",
                    finding.evidence(),
                    finding.source(),
                    finding.fingerprint()));
        }
        repeated.sort(null);
        return repeated;
    }

    @TearDown
    public void delete() throws IOException {
        folder.delete();
    }

    @Benchmark
    public int write() throws IOException {
        StringWriter out = new StringWriter();
        format.reporter(ReportStyle.PLAIN).write(judgement, out);
        return out.getBuffer().length();
    }
}
