package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.facts.AffectedProject;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.ChangeLevel;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes a comparison for people: the worst changes first, each with its place and with whom it concerns. */
public final class ChangeText {

    private final ReportStyle style;
    private final Palette palette;

    /** A writer in a style. */
    public ChangeText(ReportStyle style) {
        this.style = style;
        this.palette = Palette.of(style.color());
    }

    /** Writes the report. */
    public void write(ChangeReport report, Appendable out) throws IOException {
        for (NotCompared unknown : report.notCompared()) {
            out.append(palette.of(Severity.ERROR))
                    .append("not compared[")
                    .append(unknown.rule())
                    .append(']')
                    .append(palette.end)
                    .append(' ')
                    .append(place(unknown.source()))
                    .append(": ")
                    .append(ShownText.of(unknown.message()))
                    .append('\n');
        }
        for (ChangeLevel level : ChangeLevel.values()) {
            for (JudgedChange change : report.changes()) {
                if (change.level() == level && isShown(level)) {
                    change(change, out);
                }
            }
        }
        if (style.detail() == ReportStyle.Detail.QUIET) {
            return;
        }
        for (SuggestedVersion version : report.versions()) {
            if (!version.suggested().isEmpty() && !version.suggested().equals(version.current())) {
                out.append("version of ")
                        .append(ShownText.of(version.service()))
                        .append(": ")
                        .append(ShownText.of(version.current()))
                        .append(", suggested ")
                        .append(version.suggested())
                        .append('\n');
            }
        }
        out.append(palette.strong)
                .append(String.valueOf(report.count(ChangeLevel.BREAKING)))
                .append(" breaking, ")
                .append(String.valueOf(report.count(ChangeLevel.RISKY)))
                .append(" risky, ")
                .append(String.valueOf(report.count(ChangeLevel.SAFE)))
                .append(" safe")
                .append(palette.end)
                .append(
                        report.notCompared().isEmpty()
                                ? ""
                                : ", " + report.notCompared().size() + " not compared")
                .append(" since ")
                .append(ShownText.of(report.against()))
                .append(
                        report.suggested().isEmpty() || report.changes().isEmpty()
                                ? ""
                                : "; suggested version of the catalogue: " + report.suggested())
                .append('\n');
    }

    private boolean isShown(ChangeLevel level) {
        return level != ChangeLevel.SAFE || style.detail() != ReportStyle.Detail.QUIET;
    }

    private void change(JudgedChange judged, Appendable out) throws IOException {
        Change change = judged.change();
        Subject subject = change.subject();
        String rule = judged.rule().isEmpty() ? "" : "[" + judged.rule() + "]";
        out.append(color(judged.level())).append(judged.level().toString()).append(rule);
        out.append(palette.end).append(judged.waived() ? " (waived) " : " ");
        out.append(change.kind()).append(' ').append(palette.strong);
        out.append(ShownText.of(subject.toString())).append(palette.end);
        boolean named = !subject.element().isEmpty() && !subject.toString().equals(subject.element());
        out.append(named ? " " + ShownText.of(subject.element()) : "");
        out.append(": ").append(values(change)).append('\n');
        if (style.detail() == ReportStyle.Detail.QUIET) {
            return;
        }
        out.append("  ")
                .append(palette.faint)
                .append(place(change))
                .append(palette.end)
                .append('\n');
        for (AffectedProject affected : change.transition().impact().projects()) {
            out.append("  ")
                    .append(affected.breaks() ? "breaks " : "may change ")
                    .append(shown(affected));
            out.append(affected.transitive() ? ", through others\n" : "\n");
        }
    }

    private String color(ChangeLevel level) {
        return switch (level) {
            case BREAKING -> palette.of(Severity.ERROR);
            case RISKY -> palette.of(Severity.WARNING);
            case SAFE -> palette.faint;
        };
    }

    private String values(Change change) {
        String old = cut(change.shownOld());
        String now = cut(change.shownCurrent());
        return change.existed() && change.exists() ? old + " → " + now : change.exists() ? now : old;
    }

    private String cut(String value) {
        String shown = ShownText.of(value);
        return shown.length() <= style.width() ? shown : shown.substring(0, style.width() - 1) + "…";
    }

    private static String place(Change change) {
        SourceLocation previous = change.transition().previousSource();
        String now = place(change.source());
        String before = place(previous);
        if (!change.existed()) {
            return now;
        }
        return !change.exists() ? "was at " + before : now.equals(before) ? now : now + ", was at " + before;
    }

    private static String place(SourceLocation source) {
        return ShownText.of(source.toString());
    }

    private static String shown(AffectedProject affected) {
        List<String> services = new ArrayList<>();
        for (String service : affected.services()) {
            services.add(affected.project() + "/" + service);
        }
        String owner = affected.owner().isEmpty() ? "" : " (" + affected.owner() + ")";
        return ShownText.of(String.join(", ", services) + owner);
    }
}
