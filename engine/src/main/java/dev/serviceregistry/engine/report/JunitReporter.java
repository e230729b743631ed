package dev.serviceregistry.engine.report;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;

/**
 * Tells a judgement as JUnit's XML: a suite a project, a case for every subject that a rule judged.
 *
 * <p>A finding of any severity is a failure, a waived one is skipped, and an error is a failure of the program.
 */
final class JunitReporter implements Reporter {

    private static final String START =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"service-registry\">\n";
    private static final String CONFORMS = "\"/>\n";
    private static final String END = "</testsuites>\n";

    @Override
    public void write(Judgement judgement, Writer out) throws IOException {
        out.write(START);
        for (Map.Entry<String, JunitSuite> suite :
                JunitSuite.byProject(judgement).entrySet()) {
            suite(suite.getKey(), suite.getValue(), judgement, out);
        }
        out.write(END);
    }

    @Override
    public boolean tellsFailures() {
        return true;
    }

    @Override
    public void writeFailure(String message, Writer out) throws IOException {
        StringBuilder xml = new StringBuilder(START);
        xml.append("  <testsuite name=\"service-registry\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\"");
        xml.append(" time=\"0\">\n    <testcase classname=\"service-registry\" name=\"the repository is judged\">\n");
        problem("error", "failure of the program", message, message, xml);
        out.append(xml.append("    </testcase>\n  </testsuite>\n").append(END));
    }

    private static void suite(String project, JunitSuite suite, Judgement judgement, Writer out) throws IOException {
        int tests = 0;
        int failures = 0;
        int skipped = 0;
        for (JunitPart part : suite.parts()) {
            tests += part.size();
            for (JunitCase testCase : part.findings()) {
                boolean failed = testCase.reported().suppression() == null;
                failures += failed ? 1 : 0;
                skipped += failed ? 0 : 1;
            }
        }
        StringBuilder xml = new StringBuilder();
        XmlText.attribute(project, xml.append("  <testsuite name=\""));
        xml.append("\" tests=\"").append(tests).append("\" failures=\"").append(failures);
        xml.append("\" errors=\"0\" skipped=\"").append(skipped).append("\" time=\"0\" timestamp=\"");
        xml.append(judgement.asOf()).append("T00:00:00\">\n");
        out.append(xml);
        for (JunitPart part : suite.parts()) {
            String start = start(project, part.rule());
            part.writeConforming(start, CONFORMS, out);
            for (JunitCase testCase : part.findings()) {
                out.write(start);
                out.write(testCase.name());
                out.write(finding(testCase.reported(), judgement));
            }
        }
        out.write("  </testsuite>\n");
    }

    /** How every case of a rule begins within a suite. */
    private static String start(String project, RuleDescriptor rule) {
        StringBuilder xml = new StringBuilder("    <testcase classname=\"");
        XmlText.attribute(project, xml).append('.');
        XmlText.attribute(rule.id(), xml).append("\" name=\"");
        return XmlText.attribute(rule.title(), xml).append(": ").toString();
    }

    private static String finding(ReportedFinding reported, Judgement judgement) {
        StringBuilder xml = new StringBuilder(512);
        Finding finding = reported.finding();
        SourceLocation source = finding.source();
        String message = finding.sentence();
        XmlText.attribute(judgement.catalog().fileOf(source), xml.append("\" file=\""))
                .append("\">\n");
        StringBuilder body = new StringBuilder(256);
        body.append(source).append(": ").append(message).append('\n');
        String line = judgement.lines().line(source.file(), source.line()).orElse("");
        if (!line.isBlank()) {
            SourceExcerpt excerpt = SourceExcerpt.of(line, source, ReportStyle.PLAIN.width());
            body.append(excerpt.text().strip()).append('\n');
        }
        for (Fact fact : Evidence.related(finding)) {
            body.append("see ").append(fact.source()).append(": ");
            body.append(fact.description()).append('\n');
        }
        body.append(finding.rule().remediation());
        if (reported.suppression() == null) {
            problem("failure", finding.rule().severity().toString(), message, body.toString(), xml);
        } else {
            XmlText.attribute(reported.standing(), xml.append("      <skipped message=\"" + reported.label() + ": "));
            XmlText.content(body.toString(), xml.append("\"/>\n      <system-out>"))
                    .append("</system-out>\n");
        }
        return xml.append("    </testcase>\n").toString();
    }

    private static void problem(String element, String type, String message, String body, StringBuilder xml) {
        xml.append("      <").append(element).append(" type=\"").append(type);
        XmlText.attribute(message, xml.append("\" message=\""));
        XmlText.content(body, xml.append("\">"));
        xml.append("</").append(element).append(">\n");
    }
}
