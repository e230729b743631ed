package dev.serviceregistry.cli;

import dev.serviceregistry.engine.control.ControlFormat;
import dev.serviceregistry.engine.control.ControlReport;
import dev.serviceregistry.engine.control.ScenarioResult;
import dev.serviceregistry.engine.report.Judgement;
import dev.serviceregistry.registry.Reading;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells for every control which rules serve it, what they found, and what that rests on. */
final class ControlsCommand implements Action {

    private static final String OUTPUT = "controls_output";

    private final JudgingOptions judging = new JudgingOptions();
    private String framework = "";
    private String format = "text";
    private String scenarios = "";
    private final List<String> outputs = new ArrayList<>();

    @Override
    public void declare(Options options) {
        options.about(
                        "Tells for every control which policies serve it, what they found, who answers for exceptions,"
                                + " and where there are gaps: the page for an auditor.",
                        "controls",
                        "controls --framework SOC2 -f html > controls.html",
                        "controls --scenarios scenarios.json -o oscal=assessment-results.json -o html=controls.html")
                .text("--framework", "NAME", "Only this framework, such as SOC2.", value -> framework = value)
                .text(
                        "-f --format",
                        "FORMAT",
                        "How to tell: text, markdown, html, oscal, oscal-components or json. Default: text.",
                        value -> format = value)
                .words("--format", () -> List.of(ControlFormat.values()))
                .texts("-o --output", "FORMAT=PATH", "Write it to a file as well.", outputs)
                .setting("--output", OUTPUT)
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
        ControlFormat shown = format("format", format, call);
        List<OutputOption> files = OutputOption.of(OUTPUT, outputs, call);
        for (OutputOption output : files) {
            format(OUTPUT, output.format(), call);
        }
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
        SortedMap<Path, byte[]> written = new TreeMap<>();
        for (OutputOption output : files) {
            StringWriter text = new StringWriter();
            format(OUTPUT, output.format(), call).write(report, text);
            written.put(output.file(), text.toString().getBytes(StandardCharsets.UTF_8));
        }
        if (judging.audit.areSet()) {
            SortedMap<String, byte[]> named = new TreeMap<>();
            written.forEach((file, content) -> named.put(call.shown(file), content));
            AuditTrail.open(judging.audit, call)
                    .judged(judged, reading)
                    .writes(named, List.of())
                    .record();
        }
        for (Map.Entry<Path, byte[]> file : written.entrySet()) {
            AtomicFile.write(file.getKey(), file.getValue());
        }
        shown.write(report, call.out());
        call.out().flush();
        return Program.OK;
    }

    private static ControlFormat format(String option, String name, Call call) {
        List<String> names = new ArrayList<>();
        for (ControlFormat known : ControlFormat.values()) {
            names.add(known.toString());
        }
        return ControlFormat.valueOf(call.settings()
                .one(option, name, names)
                .toUpperCase(Locale.ROOT)
                .replace('-', '_'));
    }
}
