package dev.serviceregistry.engine.control;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.engine.report.ShownText;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** Evidence on controls as tables of Markdown. */
final class ControlMarkdown {

    private static final String SPECIAL = "\\`*_{}[]<>()#+!|~@&";

    private ControlMarkdown() {}

    static void write(ControlReport report, Writer out) throws IOException {
        out.append("# Controls\n\n");
        out.append(text(ControlWords.counts(report))).append(". ");
        out.append(text(ControlWords.scope(report))).append(", state `sha256:");
        out.append(report.judgement().catalog().digest()).append("`, rules `sha256:");
        out.append(report.judgement().judged().ruleSet().digest()).append("`.\n");
        gaps(report, out);
        for (Map.Entry<String, List<ControlEvidence>> framework :
                report.frameworks().entrySet()) {
            out.append("\n## ").append(text(framework.getKey())).append("\n\n");
            out.append("| Control | Standing | Policy | Result | Judged | Scenarios | Findings | Excepted |\n");
            out.append("|---|---|---|---|--:|---|--:|--:|\n");
            for (ControlEvidence control : framework.getValue()) {
                rows(control, report, out);
            }
        }
        violations(report, out);
    }

    private static void rows(ControlEvidence control, ControlReport report, Writer out) throws IOException {
        String name = text(control.id())
                + (control.inForce() == null ? "" : " (in force)")
                + (control.title().isEmpty() ? "" : "<br>" + text(control.title()));
        if (control.rules().isEmpty()) {
            row(out, name, "**" + control.standing() + "**", "", "", "", "", "", "");
        }
        for (RuleEvidence rule : control.rules()) {
            row(
                    out,
                    name,
                    "**" + control.standing() + "**",
                    text(rule.rule().id()) + " " + text(rule.rule().title()),
                    ControlWords.result(rule.result()),
                    Integer.toString(rule.judged()),
                    report.scenariosGiven() ? ControlWords.scenarios(rule.scenarios()) : "",
                    Integer.toString(rule.findings().size()),
                    Integer.toString(rule.excepted().size()));
            name = "";
        }
    }

    private static void row(Writer out, String... cells) throws IOException {
        for (String cell : cells) {
            out.append("| ").append(cell).append(' ');
        }
        out.append("|\n");
    }

    private static void gaps(ControlReport report, Writer out) throws IOException {
        StringBuilder gaps = new StringBuilder();
        for (ControlEvidence control : report.withoutRule()) {
            gaps.append("- ")
                    .append(text(control.control() + " " + ControlWords.inForce(control)))
                    .append(" and no rule serves it\n");
        }
        for (ControlEvidence control : report.notJudged()) {
            gaps.append("- ")
                    .append(text(control.control() + " " + ControlWords.inForce(control)))
                    .append(" and ")
                    .append(text(ControlWords.unjudged(control, report)))
                    .append('\n');
        }
        for (RuleDescriptor rule : report.withoutControl()) {
            gaps.append("- ").append(text(rule.id())).append(" serves no control\n");
        }
        for (ScenarioResult scenario : report.failedScenarios()) {
            gaps.append("- the scenario “").append(text(scenario.name())).append("” failed\n");
        }
        if (!gaps.isEmpty()) {
            out.append("\n## Gaps\n\n").append(gaps);
        }
    }

    private static void violations(ControlReport report, Writer out) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (RuleEvidence rule : report.rules()) {
            for (Finding finding : rule.findings()) {
                lines.append("- ").append(text(rule.rule().id())).append(" on ");
                lines.append(text(ControlWords.finding(finding)));
                String place = ControlWords.place(finding.source());
                lines.append(place.isEmpty() ? "" : " (" + text(place) + ")").append('\n');
            }
            for (SuppressedFinding finding : rule.excepted()) {
                lines.append("- ").append(text(rule.rule().id())).append(" on ");
                lines.append(text(ControlWords.finding(finding.finding()))).append(": ");
                lines.append(finding.suppression().label()).append(", ");
                lines.append(text(finding.suppression().standing())).append('\n');
            }
        }
        if (!lines.isEmpty()) {
            out.append("\n## Findings and exceptions\n\n").append(lines);
        }
    }

    /** Text that means nothing to Markdown. */
    private static String text(String text) {
        String shown = ShownText.of(text);
        StringBuilder escaped = new StringBuilder(shown.length() + 16);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append("&#").append((int) c).append(';');
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
