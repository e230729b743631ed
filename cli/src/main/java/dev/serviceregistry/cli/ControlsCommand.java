package dev.serviceregistry.cli;

import dev.serviceregistry.engine.control.ControlFormat;
import dev.serviceregistry.engine.control.ControlReport;
import dev.serviceregistry.engine.control.ScenarioResult;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.registry.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells for every control which rules serve it, what they found, and what that rests on. */
final class ControlsCommand implements Action {

    private final JudgingOptions judging = new JudgingOptions();
    private String framework = "";
    private String format = "text";
    private String scenarios = "";

    @Override
    public void declare(Options options) {
        options.about(
                        "Tells for every control which policies serve it, what they found, who answers for exceptions,"
                                + " and where there are gaps: the page for an auditor.",
                        "controls",
                        "controls --framework SOC2 -f html > controls.html",
                        "controls --scenarios scenarios.json -f oscal > assessment-results.json")
                .text("--framework", "NAME", "Only this framework, such as SOC2.", value -> framework = value)
                .text(
                        "-f --format",
                        "FORMAT",
                        "How to tell: text, markdown, html, oscal, oscal-components or json. Default: text.",
                        value -> format = value)
                .words("--format", () -> List.of(ControlFormat.values()))
                .text(
                        "--scenarios",
                        "FILE",
                        "What the scenarios came to: JSON or JUnit of rules test, or JSON or JUnit of Cucumber.",
                        value -> scenarios = value);
        judging.declareCircumstances(options);
        options.rules();
        judging.audit.declare(options);
    }

    @Override
    public int run(Call call) throws IOException {
        List<String> names = new ArrayList<>();
        for (ControlFormat known : ControlFormat.values()) {
            names.add(known.toString());
        }
        String name = call.settings().one("format", format, names);
        List<ScenarioResult> results = ScenarioResults.of(scenarios, call);
        Reading reading = Readings.of(call);
        ComparedJudgement judged = new Judging(call, judging).judged(reading, Set.of(), Set.of(), List.of());
        Judgement judgement = judged.judgement();
        ControlReport report =
                ControlReport.of(judgement, call.engine().rules(), framework, results, !scenarios.isEmpty());
        if (!framework.isEmpty() && report.controls().isEmpty()) {
            Set<String> known = ControlReport.of(judgement, call.engine().rules(), "", results, false)
                    .frameworks()
                    .keySet();
            call.settings().one("framework", framework, known);
        }
        if (judging.audit.areSet()) {
            AuditTrail.open(judging.audit, call).judged(judged, reading).record();
        }
        ControlFormat.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')).write(report, call.out());
        call.out().flush();
        return Program.OK;
    }
}
