package dev.serviceregistry.engine.report;

import dev.serviceregistry.facts.Fact;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Tells a judgement as JUnit's XML: a suite a project, a case for every subject that a rule judged.
 *
 * <p>A finding of any severity is a failure, a waived one is skipped, and an error is a failure of the program.
 */
final class JunitReporter implements Reporter {

    @Override
    public void write(Judgement judgement, Writer out) throws IOException {
        Map<String, List<JunitCase>> suites = JunitCase.byProject(judgement);
        try {
            XMLStreamWriter xml = start(out);
            for (Map.Entry<String, List<JunitCase>> suite : suites.entrySet()) {
                suite(suite.getKey(), suite.getValue(), judgement, xml);
            }
            end(xml);
        } catch (XMLStreamException e) {
            throw asIOException(e);
        }
        out.append('\n');
    }

    @Override
    public boolean tellsFailures() {
        return true;
    }

    @Override
    public void writeFailure(String message, Writer out) throws IOException {
        try {
            XMLStreamWriter xml = start(out);
            attributes("service-registry", 1, 0, 1, 0, xml);
            xml.writeCharacters("\n    ");
            xml.writeStartElement("testcase");
            xml.writeAttribute("classname", "service-registry");
            xml.writeAttribute("name", "the repository is judged");
            xml.writeAttribute("time", "0");
            problem("error", "failure of the program", message, message, xml);
            xml.writeCharacters("\n    ");
            xml.writeEndElement();
            xml.writeCharacters("\n  ");
            xml.writeEndElement();
            end(xml);
        } catch (XMLStreamException e) {
            throw asIOException(e);
        }
        out.append('\n');
    }

    private static XMLStreamWriter start(Writer out) throws XMLStreamException {
        XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        xml.writeAttribute("name", "service-registry");
        return xml;
    }

    private static void end(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEndElement();
        xml.writeEndDocument();
        xml.flush();
    }

    private static IOException asIOException(XMLStreamException e) {
        return e.getNestedException() instanceof IOException cause ? cause : new IOException(e);
    }

    private static void suite(String project, List<JunitCase> cases, Judgement judgement, XMLStreamWriter xml)
            throws XMLStreamException {
        int failures = 0;
        int skipped = 0;
        for (JunitCase testCase : cases) {
            ReportedFinding reported = testCase.reported();
            failures += reported != null && reported.waiver() == null ? 1 : 0;
            skipped += reported != null && reported.waiver() != null ? 1 : 0;
        }
        attributes(project, cases.size(), failures, 0, skipped, xml);
        xml.writeAttribute("timestamp", judgement.asOf() + "T00:00:00");
        for (JunitCase testCase : cases) {
            xml.writeCharacters("\n    ");
            ReportedFinding reported = testCase.reported();
            if (reported == null) {
                xml.writeEmptyElement("testcase");
                name(project, testCase, xml);
            } else {
                xml.writeStartElement("testcase");
                name(project, testCase, xml);
                xml.writeAttribute(
                        "file",
                        text(judgement.catalog().fileOf(reported.finding().source())));
                finding(reported, judgement, xml);
                xml.writeCharacters("\n    ");
                xml.writeEndElement();
            }
        }
        xml.writeCharacters("\n  ");
        xml.writeEndElement();
    }

    private static void attributes(String name, int tests, int failures, int errors, int skipped, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", text(name));
        xml.writeAttribute("tests", Integer.toString(tests));
        xml.writeAttribute("failures", Integer.toString(failures));
        xml.writeAttribute("errors", Integer.toString(errors));
        xml.writeAttribute("skipped", Integer.toString(skipped));
        xml.writeAttribute("time", "0");
    }

    private static void name(String project, JunitCase testCase, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeAttribute("classname", text(project + "." + testCase.rule().id()));
        xml.writeAttribute("name", text(testCase.name()));
        xml.writeAttribute("time", "0");
    }

    private static void finding(ReportedFinding reported, Judgement judgement, XMLStreamWriter xml)
            throws XMLStreamException {
        String message = TextReporter.message(reported.finding());
        StringBuilder body = new StringBuilder(256);
        body.append(reported.finding().source()).append(": ").append(message).append('\n');
        judgement
                .lines()
                .line(
                        reported.finding().source().file(),
                        reported.finding().source().line())
                .ifPresent(line -> body.append(line.strip()).append('\n'));
        for (Fact fact : Evidence.related(reported.finding())) {
            body.append("see ")
                    .append(fact.source())
                    .append(": ")
                    .append(fact.description())
                    .append('\n');
        }
        body.append(reported.finding().rule().remediation());
        if (reported.waiver() == null) {
            problem("failure", reported.finding().rule().severity().toString(), message, body.toString(), xml);
        } else {
            xml.writeCharacters("\n      ");
            xml.writeEmptyElement("skipped");
            xml.writeAttribute("message", text("waived: " + reported.standing()));
            xml.writeCharacters("\n      ");
            xml.writeStartElement("system-out");
            xml.writeCharacters(text(body.toString()));
            xml.writeEndElement();
        }
    }

    private static void problem(String element, String type, String message, String body, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeCharacters("\n      ");
        xml.writeStartElement(element);
        xml.writeAttribute("type", type);
        xml.writeAttribute("message", text(message));
        xml.writeCharacters(text(body));
        xml.writeEndElement();
    }

    /** The text without characters that XML has no place for, or that hide and reorder what a reader sees. */
    private static String text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < ' ' || c > '~') && c != '\n') {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if (point == '\n') {
                shown.append('\n');
            } else if (point == 0xFFFE || point == 0xFFFF) {
                shown.append('�');
            } else {
                ShownText.append(shown, point, 0);
            }
        }
        return shown.toString();
    }
}
