package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Evaluation;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Outcome;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.facts.Change;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.KnownVulnerability;
import dev.serviceregistry.facts.ReportedVulnerability;
import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Tells a judgement to a person, as compilers do: place, rule, source line, message, what to do. */
final class TextReporter implements Reporter {

    private static final int MOST_PLACES = 10;
    private static final int LONGEST_TEXT = 600;

    private final ReportStyle style;
    private final Palette palette;

    TextReporter(ReportStyle style) {
        this.style = style;
        this.palette = Palette.of(style.color());
    }

    @Override
    public void write(Judgement judgement, Writer out) throws IOException {
        Evaluation evaluation = judgement.evaluation();
        List<SuppressedFinding> waived = isVerbose() ? evaluation.suppressed() : List.of();
        int next = 0;
        for (Finding finding : evaluation.findings()) {
            while (next < waived.size() && waived.get(next).finding().compareTo(finding) < 0) {
                waived(waived.get(next++), judgement, out);
            }
            finding(finding, "", judgement, out);
            gap(out);
        }
        while (next < waived.size()) {
            waived(waived.get(next++), judgement, out);
        }
        if (isVerbose()) {
            notApplicable(evaluation.outcomes(), out);
        }
        if (style.detail() != ReportStyle.Detail.QUIET) {
            summary(judgement, out);
        }
    }

    private void waived(SuppressedFinding suppressed, Judgement judgement, Writer out) throws IOException {
        String label = suppressed.suppression().label();
        finding(suppressed.finding(), label + " ", judgement, out);
        detail(label, suppressed.suppression().standing(), out);
        gap(out);
    }

    private void finding(Finding finding, String standing, Judgement judgement, Writer out) throws IOException {
        RuleDescriptor rule = finding.rule();
        SourceLocation source = finding.source();
        String color = palette.of(rule.severity());
        if (!source.file().isEmpty()) {
            out.append(palette.strong)
                    .append(place(source, judgement))
                    .append(": ")
                    .append(palette.end);
        }
        out.append(color).append(standing).append(rule.severity().toString());
        out.append('[').append(rule.id()).append(']').append(palette.end).append(' ');
        if (style.detail() == ReportStyle.Detail.QUIET) {
            out.append(ShownText.of(shortened(finding.sentence()))).append('\n');
            return;
        }
        out.append(palette.strong)
                .append(ShownText.of(rule.title()))
                .append(palette.end)
                .append('\n');
        excerpt(source, color, judgement, out);
        out.append("  ").append(ShownText.of(shortened(finding.sentence()))).append('\n');
        related(finding, judgement, out);
        detail("help", rule.remediation() + " (more: service-registry " + more(finding, judgement) + ")", out);
    }

    /** The command that tells more; what is not found in the repository alone is not found again without saying in what. */
    private static String more(Finding finding, Judgement judgement) {
        for (Fact fact : finding.evidence()) {
            if (fact instanceof Change || fact instanceof ReportedVulnerability || fact instanceof KnownVulnerability) {
                return "rules show " + finding.rule().id();
            }
        }
        String root = judgement.catalog().root();
        return "explain " + finding.fingerprint().shortened()
                + (root.equals(".") ? "" : " --config " + ShellText.quoted(root));
    }

    private void related(Finding finding, Judgement judgement, Writer out) throws IOException {
        List<Fact> related = Evidence.related(finding);
        int shown = isVerbose() || related.size() <= MOST_PLACES ? related.size() : MOST_PLACES - 1;
        for (Fact fact : related.subList(0, shown)) {
            detail("see", place(fact.source(), judgement) + ": " + shortened(fact.description()), out);
        }
        if (shown < related.size()) {
            detail("see", (related.size() - shown) + " more places; -v shows all", out);
        }
    }

    /** Without its middle when it is as long as only the route of a huge cycle can be. */
    private String shortened(String text) {
        if (isVerbose() || text.length() <= LONGEST_TEXT) {
            return text;
        }
        int half = LONGEST_TEXT / 2;
        return text.substring(0, half) + " … " + text.substring(text.length() - half);
    }

    private boolean isVerbose() {
        return style.detail() == ReportStyle.Detail.VERBOSE;
    }

    private void detail(String label, String text, Writer out) throws IOException {
        out.append("  ").append(palette.faint).append(label).append(": ").append(palette.end);
        out.append(ShownText.of(text)).append('\n');
    }

    private void excerpt(SourceLocation span, String color, Judgement judgement, Writer out) throws IOException {
        if (span.equals(SourceLocation.startOf(span.file()))) {
            return;
        }
        String line = judgement.lines().line(span.file(), span.line()).orElse("");
        if (line.isBlank()) {
            return;
        }
        SourceExcerpt excerpt = SourceExcerpt.of(line, span, style.width());
        String number = Integer.toString(span.line());
        out.append(palette.faint).append(number).append(" | ").append(palette.end);
        out.append(excerpt.text()).append('\n');
        out.append(palette.faint)
                .append(" ".repeat(number.length()))
                .append(" | ")
                .append(palette.end);
        out.append(" ".repeat(excerpt.indent())).append(color);
        out.append("^".repeat(excerpt.length())).append(palette.end).append('\n');
    }

    private static String place(SourceLocation source, Judgement judgement) {
        return ShownText.of(judgement.catalog().shown(source) + ":" + source.line() + ":" + source.column());
    }

    private void gap(Writer out) throws IOException {
        if (style.detail() != ReportStyle.Detail.QUIET) {
            out.append('\n');
        }
    }

    private void notApplicable(Map<String, Outcome> outcomes, Writer out) throws IOException {
        StringBuilder ids = new StringBuilder();
        for (Map.Entry<String, Outcome> entry : outcomes.entrySet()) {
            if (entry.getValue() == Outcome.NOT_APPLICABLE) {
                ids.append(ids.isEmpty() ? "nothing to judge for: " : ", ").append(entry.getKey());
            }
        }
        if (!ids.isEmpty()) {
            out.append(ids).append('\n');
        }
    }

    private void summary(Judgement judgement, Writer out) throws IOException {
        Evaluation evaluation = judgement.evaluation();
        if (evaluation.findings().isEmpty()) {
            out.append(palette.good).append("ok").append(palette.end);
        } else {
            String color = judgement.failed() ? palette.of(Severity.ERROR) : palette.of(Severity.WARNING);
            out.append(color)
                    .append(counted(evaluation.count(Severity.ERROR), "error"))
                    .append(", ");
            out.append(counted(evaluation.count(Severity.WARNING), "warning"))
                    .append(", ")
                    .append(counted(evaluation.count(Severity.NOTE), "note"));
            out.append(palette.end);
        }
        out.append(": ")
                .append(counted(judgement.catalog().services(), "service"))
                .append(" in ");
        out.append(counted(judgement.catalog().projects(), "project")).append("; ");
        int idle = 0;
        for (Outcome outcome : evaluation.outcomes().values()) {
            idle += outcome == Outcome.NOT_APPLICABLE ? 1 : 0;
        }
        out.append(counted(evaluation.outcomes().size() - idle, "rule")).append(" run, ");
        out.append(Integer.toString(idle)).append(" not applicable, ");
        int known = evaluation.known();
        out.append(Integer.toString(evaluation.suppressed().size() - known)).append(" waived");
        out.append(known == 0 ? "; " : ", " + known + " known; ");
        out.append(seconds(judgement.elapsed())).append('\n');
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String seconds(Duration elapsed) {
        long hundredths = (elapsed.toMillis() + 5) / 10;
        return hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100 + " s";
    }
}
