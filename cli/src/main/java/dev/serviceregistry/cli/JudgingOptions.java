package dev.serviceregistry.cli;

import dev.serviceregistry.engine.report.ReportFormat;
import java.util.ArrayList;
import java.util.List;

/** The options of every command that judges. */
final class JudgingOptions {

    final List<String> formats = new ArrayList<>();
    final List<String> outputs = new ArrayList<>();
    final List<String> projects = new ArrayList<>();
    final List<String> breaks = new ArrayList<>();
    final List<String> rules = new ArrayList<>();
    final List<String> families = new ArrayList<>();
    final List<String> vulnerabilities = new ArrayList<>();
    final ForgeOptions forge;
    final AuditOptions audit;
    String failOn = "error";
    String asOf = "";
    String against = "";
    String changedSince = "";
    String baseline = "";

    JudgingOptions() {
        this(new ForgeOptions(), new AuditOptions());
    }

    private JudgingOptions(ForgeOptions forge, AuditOptions audit) {
        this.forge = forge;
        this.audit = audit;
    }

    /** Options that can be changed without changing these. */
    JudgingOptions copy() {
        JudgingOptions copy = new JudgingOptions(forge, audit);
        copy.formats.addAll(formats);
        copy.outputs.addAll(outputs);
        copy.projects.addAll(projects);
        copy.breaks.addAll(breaks);
        copy.rules.addAll(rules);
        copy.families.addAll(families);
        copy.vulnerabilities.addAll(vulnerabilities);
        copy.failOn = failOn;
        copy.asOf = asOf;
        copy.against = against;
        copy.changedSince = changedSince;
        copy.baseline = baseline;
        return copy;
    }

    /** Those of a command that judges what is shipped, besides those of every one. */
    void declareWithReports(Options options) {
        options.texts(
                "--vulnerabilities",
                "FILE",
                "What scanners and VEX documents say of the images: JSON of Trivy, Grype or CycloneDX.",
                vulnerabilities);
        declare(options);
    }

    void declare(Options options) {
        declareAll(options);
        options.rules();
        forge.declare(options);
        audit.declare(options);
    }

    /** Those of a command that judges to tell of something else than findings: what is judged besides files, and when. */
    void declareCircumstances(Options options) {
        options.text("--against", "REF|DIR|VERSION", "Judge what changed since then too.", value -> against = value)
                .texts("--vulnerabilities", "FILE", "Judge what scanners say of the images too.", vulnerabilities);
        declareDay(options);
    }

    /** The day on which it judges. */
    void declareDay(Options options) {
        options.text(
                "--as-of",
                "DATE",
                "Judge as on this day, such as 2026-12-31. Default: today, in UTC.",
                value -> asOf = value);
    }

    private void declareAll(Options options) {
        options.texts(
                        "-f --format",
                        "FORMAT",
                        "How to report: text, json, sarif, junit, github, gitlab, markdown or html. Default: text.",
                        formats)
                .words("--format", () -> List.of(ReportFormat.values()))
                .texts("-o --output", "FORMAT=PATH", "Write a report to a file as well.", outputs)
                .text(
                        "--fail-on",
                        "SEVERITY",
                        "Exit with 1 from this severity on: error, warning, note or none. Default: error.",
                        value -> failOn = value)
                .texts("--project", "NAME", "Report only findings on this project.", projects)
                .texts("--rule", "ID", "Judge only by this rule.", rules)
                .texts("--family", "NAME", "Judge only by this family of rules.", families);
        declareDay(options);
        options.text(
                        "--against",
                        "REF|DIR|VERSION",
                        "Judge what changed since a git revision, a directory or a released version of the catalogue.",
                        value -> against = value)
                .text(
                        "--changed-since",
                        "REF",
                        "Report only findings that came or were touched since then.",
                        value -> changedSince = value)
                .text(
                        "--baseline",
                        "FILE",
                        "Let the findings off that this file holds. Default: policies/baseline.json, if there is one.",
                        value -> baseline = value)
                .note("Exit codes: 0 nothing found at or above --fail-on, 1 findings, 2 wrong usage, 3 an error of the"
                        + " program.");
    }
}
