package dev.serviceregistry.cli;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.report.ChangeJson;
import dev.serviceregistry.engine.report.ChangeReport;
import dev.serviceregistry.engine.report.ChangeText;
import dev.serviceregistry.engine.report.FailOn;
import dev.serviceregistry.engine.report.JudgedChange;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.engine.report.NotCompared;
import dev.serviceregistry.engine.report.ReportFormat;
import dev.serviceregistry.engine.report.ReportStyle;
import dev.serviceregistry.engine.report.SuggestedVersion;
import dev.serviceregistry.facts.CatalogPin;
import dev.serviceregistry.facts.CatalogStatus;
import dev.serviceregistry.facts.CatalogVersion;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeLevel;
import dev.serviceregistry.facts.Diagnostic;
import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.Subject;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.comparison.ServiceVersions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changed, put together for a report. */
final class Changes {

    /** The rules on what cannot be known: files that cannot be read and values that the schema refuses. */
    static final Set<String> UNKNOWN = Set.of("SCH-001", "SCH-003");

    private static final String NOT_LISTED = ", which services/versions.toml does not list";

    private Changes() {}

    /** The changes that concern the projects that were asked for, each with what the rules say of it. */
    static ChangeReport report(ComparedJudgement judged, Reading reading, BrokenProjects broken) {
        List<Change> concerned = new ArrayList<>();
        Set<String> services = new HashSet<>();
        for (Change change : judged.comparison().changes()) {
            boolean asked = judged.projects().isEmpty() || concerns(change, judged.projects());
            if (asked && broken.areBrokenBy(change)) {
                concerned.add(change);
                services.add(service(change));
            }
        }
        List<JudgedChange> changes =
                JudgedChange.of(concerned, judged.judgement().evaluation());
        // A version tells of everything, whoever asks.
        List<JudgedChange> all = JudgedChange.of(judged.comparison().changes(), judged.whole());
        List<SuggestedVersion> versions = new ArrayList<>();
        for (ServiceVersions of : judged.comparison().versions()) {
            ChangeLevel worst = services.contains(of.service()) ? worst(all, of.service()) : null;
            if (worst != null) {
                String suggested = of.suggested(worst == ChangeLevel.BREAKING, worst == ChangeLevel.RISKY);
                versions.add(new SuggestedVersion(of.service(), of.current(), suggested));
            }
        }
        Baseline baseline = judged.baseline();
        return new ChangeReport(
                baseline == null ? "" : baseline.name(),
                baseline == null ? "" : baseline.commit(),
                changes,
                notCompared(judged, reading),
                suggested(all, reading),
                versions,
                broken.areBroken(judged)
                        || judged.judgement().failOn() != FailOn.NONE
                                && !unlisted(reading, judged).isEmpty());
    }

    /** What cannot be known now, and what could not be known in the other state and can be now. */
    private static List<NotCompared> notCompared(ComparedJudgement judged, Reading reading) {
        List<NotCompared> unknown = new ArrayList<>();
        for (Finding finding : judged.judgement().evaluation().findings()) {
            if (UNKNOWN.contains(finding.rule().id())) {
                unknown.add(new NotCompared(finding.rule().id(), finding.message(), finding.source()));
            }
        }
        Baseline baseline = judged.baseline();
        Set<Subject> now = new HashSet<>();
        reading.diagnostics().forEach(diagnostic -> now.add(diagnostic.subject()));
        for (Diagnostic then :
                baseline == null ? List.<Diagnostic>of() : baseline.reading().diagnostics()) {
            if (then.kind() == DiagnosticKind.INVALID_VALUE && !now.contains(then.subject())) {
                unknown.add(new NotCompared("SCH-003", then.message() + " in " + baseline.name(), then.source()));
            }
        }
        List<CatalogPin> pins = unlisted(reading, judged);
        pins.forEach(pin -> unknown.add(new NotCompared("SCH-015", pin.description() + NOT_LISTED, pin.source())));
        Set<Subject> pinned = new HashSet<>();
        pins.forEach(pin -> pinned.add(pin.subject()));
        for (CatalogPin then : baseline == null ? List.<CatalogPin>of() : unlisted(baseline.reading(), judged)) {
            if (!pinned.contains(then.subject())) {
                String message = then.description() + NOT_LISTED + " in " + baseline.name();
                unknown.add(new NotCompared("SCH-015", message, then.source()));
            }
        }
        return unknown;
    }

    /** The pins, of the projects that were asked for, on versions of which nothing is known. */
    private static List<CatalogPin> unlisted(Reading reading, ComparedJudgement judged) {
        return reading.registry().facts().ofType(CatalogPin.class).stream()
                .filter(pin -> pin.status() == CatalogStatus.UNLISTED)
                .filter(pin -> judged.projects().isEmpty() || judged.projects().contains(pin.project()))
                .toList();
    }

    private static boolean concerns(Change change, Set<String> projects) {
        return projects.contains(change.subject().project())
                || change.transition().impact().projects().stream()
                        .anyMatch(affected -> projects.contains(affected.project()));
    }

    private static String service(Change change) {
        return change.subject().project() + "/" + change.subject().service();
    }

    /** What the worst change makes of a service, or of the catalogue when its name is empty; null when nothing changed. */
    private static @Nullable ChangeLevel worst(List<JudgedChange> changes, String service) {
        ChangeLevel worst = null;
        for (JudgedChange change : changes) {
            boolean counts =
                    service.isEmpty() ? isOfCatalogue(change.change()) : service.equals(service(change.change()));
            boolean isNew = change.level() == ChangeLevel.SAFE
                    && change.change().exists()
                    && !change.change().existed();
            ChangeLevel level = isNew ? ChangeLevel.RISKY : change.level();
            if (counts && (worst == null || level.compareTo(worst) < 0)) {
                worst = level;
            }
        }
        return worst;
    }

    /** Whether a change is one of what the catalogue says; what a project or a policy says is in no version of it. */
    private static boolean isOfCatalogue(Change change) {
        String project = change.subject().project();
        return project.equals("global")
                || project.isEmpty() && change.source().file().equals(Repository.MARK);
    }

    /** The version of the catalogue that tells of the changes; empty when none was ever released. */
    private static String suggested(List<JudgedChange> changes, Reading reading) {
        String current = "";
        for (CatalogVersion version : reading.registry().facts().ofType(CatalogVersion.class)) {
            if (version.status() == CatalogStatus.CURRENT) {
                current = semantic(version.name());
            }
        }
        ChangeLevel worst = worst(changes, "");
        return worst == null || current.isEmpty()
                ? current
                : ServiceVersions.next(current, worst == ChangeLevel.BREAKING, worst == ChangeLevel.RISKY);
    }

    /** The name of a version as a semantic version: without a leading v, with three numbers. */
    private static String semantic(String name) {
        String text = name.startsWith("v") ? name.substring(1) : name;
        return text.matches("\\d+") ? text + ".0.0" : text.matches("\\d+\\.\\d+") ? text + ".0" : text;
    }

    /** What a report's file holds. */
    static AtomicFile.Content content(ChangeReport report, Judgement judgement, ReportTarget target) {
        return switch (target.format()) {
            case JSON -> writer -> ChangeJson.write(report, writer);
            case TEXT -> writer -> new ChangeText(ReportStyle.PLAIN).write(report, writer);
            default -> target.content(judgement);
        };
    }

    /** Writes the report in a format that can show changes, else what the rules say of them. */
    static void write(ChangeReport report, Judgement judgement, ReportTarget target, Call call) throws IOException {
        if (target.format() != ReportFormat.TEXT && target.format() != ReportFormat.JSON) {
            target.write(judgement, call, call.out());
        } else if (target.file() != null) {
            AtomicFile.write(target.file(), content(report, judgement, target));
        } else if (target.format() == ReportFormat.JSON) {
            ChangeJson.write(report, call.out());
        } else {
            ReportStyle.Detail detail = call.common().quiet ? ReportStyle.Detail.QUIET : ReportStyle.Detail.NORMAL;
            int width = Terminal.width(call.surroundings());
            new ChangeText(new ReportStyle(detail, call.colors(call.out()), width)).write(report, call.out());
        }
    }
}
