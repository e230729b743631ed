package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Fingerprint;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.Scope;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.facts.Dependency;
import dev.serviceregistry.facts.DependencyKind;
import dev.serviceregistry.facts.Fact;
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

    private Judgements() {}

    private static RuleDescriptor rule(String id, String title, Severity severity, String remediation) {
        return new RuleDescriptor(
                id,
                title,
                severity,
                "dependency",
                Scope.PROJECT,
                "Dependency",
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
        List<Fact> evidence = new java.util.ArrayList<>(List.of(dependency));
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
        TreeMap<String, Outcome> outcomes = new TreeMap<>();
        outcomes.put("DEP-001", Outcome.VIOLATED);
        outcomes.put("DEP-006", Outcome.PASSED);
        outcomes.put("SCH-011", Outcome.NOT_APPLICABLE);
        return new Judgement(
                new Evaluation(List.of(findings), suppressed, outcomes),
                new JudgedCatalog(".", 1, 2, "0123456789abcdef".repeat(4)),
                LocalDate.of(2026, 11, 23),
                FailOn.ERROR,
                (file, line) -> Optional.ofNullable(lines.get(file + ":" + line)),
                Duration.ofMillis(1234),
                "1.2.3");
    }

    static String text(Judgement judgement, ReportStyle style) {
        return written(ReportFormat.TEXT.reporter(style), judgement);
    }

    static String json(Judgement judgement) {
        return written(ReportFormat.JSON.reporter(ReportStyle.PLAIN), judgement);
    }

    private static String written(Reporter reporter, Judgement judgement) {
        StringWriter out = new StringWriter();
        try {
            reporter.write(judgement, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
