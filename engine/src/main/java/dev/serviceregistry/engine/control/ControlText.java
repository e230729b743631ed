package dev.serviceregistry.engine.control;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.SuppressedFinding;
import dev.serviceregistry.engine.report.ShownText;
import dev.serviceregistry.facts.Approval;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** Evidence on controls for a person at a terminal. */
final class ControlText {

    private ControlText() {}

    static void write(ControlReport report, Writer out) throws IOException {
        gaps(report, out);
        for (Map.Entry<String, List<ControlEvidence>> framework :
                report.frameworks().entrySet()) {
            line(framework.getKey(), out);
            for (ControlEvidence control : framework.getValue()) {
                control(control, report, out);
            }
            line("", out);
        }
        for (Approval approval : report.approvals()) {
            line("approval: " + approval.changed() + " " + approval.description() + ", " + approval.standing(), out);
        }
        line(
                ControlWords.counted(report.controls().size(), "control") + ": " + ControlWords.counts(report) + "; "
                        + ControlWords.scope(report),
                out);
    }

    private static void control(ControlEvidence control, ControlReport report, Writer out) throws IOException {
        line(
                "  " + control.id() + "  " + control.standing() + (control.inForce() == null ? "" : ", in force")
                        + (control.title().isEmpty() ? "" : ": " + control.title()),
                out);
        for (RuleEvidence rule : control.rules()) {
            line(
                    "    " + rule.rule().id() + "  " + ControlWords.result(rule.result()) + ", judged "
                            + rule.judged()
                            + (report.scenariosGiven()
                                    ? ", scenarios: " + ControlWords.scenarios(rule.scenarios())
                                    : "")
                            + "  " + rule.rule().title(),
                    out);
            for (Finding finding : rule.findings()) {
                line("      " + finding.rule().severity() + "  " + ControlWords.finding(finding) + place(finding), out);
            }
            for (SuppressedFinding finding : rule.excepted()) {
                line(
                        "      " + finding.suppression().label() + "  " + ControlWords.finding(finding.finding()) + ": "
                                + finding.suppression().standing(),
                        out);
            }
        }
    }

    private static String place(Finding finding) {
        String place = ControlWords.place(finding.source());
        return place.isEmpty() ? "" : " (" + place + ")";
    }

    private static void gaps(ControlReport report, Writer out) throws IOException {
        for (ControlEvidence control : report.withoutRule()) {
            line("gap: " + control.control() + " " + ControlWords.inForce(control) + " and no rule serves it", out);
        }
        for (ControlEvidence control : report.notJudged()) {
            line(
                    "gap: " + control.control() + " " + ControlWords.inForce(control) + " and "
                            + ControlWords.unjudged(control, report),
                    out);
        }
        for (RuleDescriptor rule : report.withoutControl()) {
            line("gap: " + rule.id() + " serves no control", out);
        }
        for (ScenarioResult scenario : report.failedScenarios()) {
            line(
                    "gap: the scenario '" + scenario.name() + "' failed"
                            + (scenario.place().isEmpty() ? "" : " (" + scenario.place() + ")"),
                    out);
        }
    }

    private static void line(String text, Writer out) throws IOException {
        out.append(ShownText.of(text).stripTrailing()).append('\n');
    }
}
