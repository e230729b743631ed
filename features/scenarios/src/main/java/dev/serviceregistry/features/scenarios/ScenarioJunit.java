package dev.serviceregistry.features.scenarios;

import dev.serviceregistry.engine.report.XmlText;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of scenarios, as JUnit's XML: a suite for each file, a case for each scenario. */
final class ScenarioJunit {

    private ScenarioJunit() {}

    static void write(FinishedRun run, Writer out) throws IOException {
        Map<String, List<Performance>> suites = new TreeMap<>();
        for (Performance performance : run.performances()) {
            suites.computeIfAbsent(performance.scenario().place().file(), unseen -> new ArrayList<>())
                    .add(performance);
        }
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"service-registry rules test\">\n");
        for (Map.Entry<String, List<Performance>> suite : suites.entrySet()) {
            out.append(suite(suite.getKey(), suite.getValue()));
        }
        out.append("</testsuites>\n");
    }

    private static String suite(String file, List<Performance> performances) {
        int failures = 0;
        for (Performance performance : performances) {
            failures += performance.passed() ? 0 : 1;
        }
        StringBuilder xml = new StringBuilder();
        XmlText.attribute(file, xml.append("  <testsuite name=\""));
        xml.append("\" tests=\"")
                .append(performances.size())
                .append("\" failures=\"")
                .append(failures);
        xml.append("\" errors=\"0\" skipped=\"0\" time=\"0\">\n");
        for (Performance performance : performances) {
            scenario(performance, xml);
        }
        return xml.append("  </testsuite>\n").toString();
    }

    private static void scenario(Performance performance, StringBuilder xml) {
        Scenario scenario = performance.scenario();
        XmlText.attribute(scenario.feature(), xml.append("    <testcase classname=\""));
        String rules = String.join(" ", scenario.rules());
        XmlText.attribute(rules + (rules.isEmpty() ? "" : ": ") + scenario.name(), xml.append("\" name=\""));
        XmlText.attribute(scenario.place().file(), xml.append("\" file=\""));
        xml.append("\" line=\"").append(scenario.place().line()).append('"');
        Failure failure = performance.failure();
        if (failure == null) {
            xml.append("/>\n");
            return;
        }
        XmlText.attribute(failure.reason(), xml.append(">\n      <failure type=\"expectation\" message=\""));
        StringBuilder body = new StringBuilder();
        body.append(failure.step().place())
                .append(": ")
                .append(failure.step().text())
                .append('\n');
        body.append(failure.reason());
        for (String finding : failure.reported()) {
            body.append("\nreported is ").append(finding);
        }
        XmlText.content(body.toString(), xml.append("\">"));
        xml.append("</failure>\n    </testcase>\n");
    }
}
