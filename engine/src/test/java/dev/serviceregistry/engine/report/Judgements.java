package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Fingerprint;
import dev.serviceregistry.engine.Judged;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.Scope;
import dev.serviceregistry.engine.Selection;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.Resolution;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.facts.Waiver;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Judgements to report in tests. */
final class Judgements {

    static final RuleDescriptor EXISTS =
            rule("DEP-001", "Every required service exists", Severity.ERROR, "Define the service.");
    static final RuleDescriptor DEPRECATED =
            rule("DEP-006", "No service requires a deprecated service", Severity.WARNING, "Move on.");

    static final RuleDescriptor FROZEN =
            rule("SCH-011", "Every released catalogue version is unchanged", Severity.NOTE, "Restore the file.");

    private Judgements() {}

    private static RuleDescriptor rule(String id, String title, Severity severity, String remediation) {
        return rule(id, title, severity, "dependency", "Dependency", remediation);
    }

    static RuleDescriptor rule(
            String id, String title, Severity severity, String family, String subjectType, String remediation) {
        return new RuleDescriptor(
                id,
                title,
                severity,
                family,
                Scope.PROJECT,
                subjectType,
                Set.of("SOC2:CC8.1", "ISO27001:A.8.9"),
                "It would not start.",
                remediation,
                SourceLocation.startOf("policies/" + id + ".drl"));
    }

    static SourceLocation at(String file, int line, int column, int endColumn) {
        return new SourceLocation(file, line, column, line, endColumn);
    }

    static Finding finding(RuleDescriptor rule, String name, String message, SourceLocation source, Fact... more) {
        Dependency dependency = new Dependency(
                "shop/cart", DependencyKind.REQUIRES, name, "shop/" + name, Resolution.MISSING, "", source);
        List<Fact> evidence = new ArrayList<>(List.of(dependency));
        evidence.addAll(List.of(more));
        Subject subject = dependency.subject();
        return new Finding(rule, subject, message, evidence, source, Fingerprint.of(rule.id(), subject, 1));
    }

    static Fact setting(SourceLocation source) {
        return new Setting("dependency.max_fan_in", "25", source);
    }

    static SuppressedFinding waived(Finding finding) {
        return new SuppressedFinding(
                finding,
                new Waiver(
                        finding.rule().id(),
                        "shop/cart",
                        "",
                        "The successor is not out yet",
                        "OPS-7",
                        "@platform-team",
                        LocalDate.of(2027, 3, 31),
                        SourceLocation.startOf("policies/waivers.toml")));
    }

    static Judgement of(Map<String, String> lines, List<SuppressedFinding> suppressed, Finding... findings) {
        List<Fact> facts = new ArrayList<>(List.of(new Project("shop", at("projects/shop/services.toml", 1, 1, 2))));
        for (Finding finding : findings) {
            facts.addAll(finding.evidence());
        }
        return of(facts, List.of(EXISTS, DEPRECATED, FROZEN), lines, suppressed, List.of(findings));
    }

    static Judgement of(
            List<Fact> facts,
            List<RuleDescriptor> rules,
            Map<String, String> lines,
            List<SuppressedFinding> suppressed,
            List<Finding> findings) {
        TreeMap<String, Outcome> outcomes = new TreeMap<>();
        for (RuleDescriptor rule : rules) {
            outcomes.put(rule.id(), Outcome.PASSED);
        }
        outcomes.put("DEP-001", Outcome.VIOLATED);
        outcomes.replace("SCH-011", Outcome.NOT_APPLICABLE);
        return new Judgement(
                new Evaluation(findings, suppressed, outcomes),
                new Judged(
                        new FactSet(facts), List.of(), new Rules(rules), new Selection(Set.of(), Set.of(), Set.of())),
                new JudgedCatalog(".", "", "services/catalog.toml", "", 1, 2, "0123456789abcdef".repeat(4)),
                PriorState.NONE,
                LocalDate.of(2026, 11, 23),
                FailOn.ERROR,
                (file, line) -> Optional.ofNullable(lines.get(file + ":" + line)),
                Duration.ofMillis(1234),
                "1.2.3");
    }

    /** The same judgement of a repository that lies there in its git checkout, whose files a forge shows. */
    static Judgement below(String path, String pages, Judgement judgement) {
        JudgedCatalog catalog = judgement.catalog();
        return with(
                new JudgedCatalog(
                        catalog.root(),
                        path,
                        catalog.mark(),
                        pages,
                        catalog.projects(),
                        catalog.services(),
                        catalog.digest()),
                judgement.judged().selection(),
                judgement.prior(),
                judgement);
    }

    static Judgement asking(Selection selection, Judgement judgement) {
        return with(judgement.catalog(), selection, judgement.prior(), judgement);
    }

    static Judgement comparing(PriorState prior, Judgement judgement) {
        return with(judgement.catalog(), judgement.judged().selection(), prior, judgement);
    }

    private static Judgement with(JudgedCatalog catalog, Selection selection, PriorState prior, Judgement judgement) {
        return new Judgement(
                judgement.evaluation(),
                new Judged(
                        judgement.judged().facts(),
                        List.of(),
                        judgement.judged().ruleSet(),
                        selection),
                catalog,
                prior,
                judgement.asOf(),
                judgement.failOn(),
                judgement.lines(),
                judgement.elapsed(),
                judgement.version());
    }

    /** Rules that say what they are and nothing more. */
    private record Rules(List<RuleDescriptor> rules) implements RuleSet {
        @Override
        public String digest() {
            return "";
        }

        @Override
        public Optional<String> text(String id) {
            return Optional.empty();
        }
    }

    static String text(Judgement judgement, ReportStyle style) {
        return written(ReportFormat.TEXT.reporter(style), judgement);
    }

    static String in(ReportFormat format, Judgement judgement) {
        return written(format.reporter(ReportStyle.PLAIN), judgement);
    }

    static String json(Judgement judgement) {
        return written(ReportFormat.JSON.reporter(ReportStyle.PLAIN), judgement);
    }

    static String written(Reporter reporter, Judgement judgement) {
        StringWriter out = new StringWriter();
        try {
            reporter.write(judgement, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
