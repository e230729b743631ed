package dev.serviceregistry.engine.report;

import static dev.serviceregistry.engine.report.Judgements.DEPRECATED;
import static dev.serviceregistry.engine.report.Judgements.EXISTS;
import static dev.serviceregistry.engine.report.Judgements.at;
import static dev.serviceregistry.engine.report.Judgements.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Fingerprint;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.Selection;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.facts.Document;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.Subject;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JunitReporterTest {

    private static final String FILE = "projects/shop/services.toml";
    private static final Finding MISSING =
            finding(EXISTS, "redis", "requires redis, which does not exist", at(FILE, 12, 14, 21));
    private static final Finding FOUND = finding(EXISTS, "postgres", "", at(FILE, 12, 1, 9));
    private static final Finding OLD = finding(DEPRECATED, "kafka", "requires kafka", at(FILE, 20, 1, 5));
    private static final Map<String, String> LINES = Map.of(FILE + ":12", "  requires = [\"redis\"]");

    private @TempDir Path directory;

    private static Judgement judgement() {
        List<Fact> facts = new ArrayList<>();
        for (Finding finding : List.of(MISSING, FOUND, OLD)) {
            facts.addAll(finding.evidence());
        }
        return Judgements.of(
                facts, List.of(EXISTS, DEPRECATED), LINES, List.of(Judgements.waived(OLD)), List.of(MISSING));
    }

    /** What the reader of a build tool makes of it. */
    private List<ReportTestSuite> suites(Judgement judgement) throws Exception {
        return read(Judgements.in(ReportFormat.JUNIT, judgement));
    }

    private List<ReportTestSuite> read(String xml) throws Exception {
        Files.writeString(directory.resolve("TEST-policies.xml"), xml, StandardCharsets.UTF_8);
        return new SurefireReportParser(List.of(directory.toFile()), new NullConsoleLogger()).parseXMLReportFiles();
    }

    private static List<ReportTestCase> cases(List<ReportTestSuite> suites) {
        return suites.stream().flatMap(suite -> suite.getTestCases().stream()).toList();
    }

    private static Element document(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    @Test
    void each_subject_of_each_rule_is_a_case_whether_it_conforms_or_not() throws Exception {
        List<ReportTestSuite> suites = suites(judgement());

        assertThat(cases(suites))
                .extracting(ReportTestCase::getFullName)
                .containsExactly(
                        "shop.DEP-001.Every required service exists: shop/cart dependencies.requires:kafka",
                        "shop.DEP-001.Every required service exists: shop/cart dependencies.requires:postgres",
                        "shop.DEP-001.Every required service exists: shop/cart dependencies.requires:redis",
                        "shop.DEP-006.No service requires a deprecated service: shop/cart dependencies.requires:postgres",
                        "shop.DEP-006.No service requires a deprecated service: shop/cart dependencies.requires:redis",
                        "shop.DEP-006.No service requires a deprecated service: shop/cart dependencies.requires:kafka");
        Element suite = (Element) document(Judgements.in(ReportFormat.JUNIT, judgement()))
                .getElementsByTagName("testsuite")
                .item(0);
        assertThat(suite.getAttribute("tests")).isEqualTo("6");
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("1");
        assertThat(suite.getAttribute("errors")).isEqualTo("0");
        assertThat(suites).extracting(ReportTestSuite::getNumberOfFailures).containsExactly(1, 0);
        assertThat(suites).extracting(ReportTestSuite::getNumberOfSkipped).containsExactly(0, 1);
    }

    @Test
    void a_finding_is_a_failure_with_its_place_its_line_and_what_to_do() throws Exception {
        ReportTestCase failed = cases(suites(judgement())).get(2);

        assertThat(failed.hasFailure()).isTrue();
        assertThat(failed.getFailureType()).isEqualTo("error");
        assertThat(failed.getFailureMessage()).isEqualTo("shop/cart: requires redis, which does not exist");
        assertThat(failed.getFailureDetail()).isEqualTo("""
                        projects/shop/services.toml:12:14: shop/cart: requires redis, which does not exist
                        requires = ["redis"]
                        Define the service.""");
    }

    @Test
    void a_waived_finding_is_skipped_with_its_reason() throws Exception {
        ReportTestCase waived = cases(suites(judgement())).get(5);

        assertThat(waived.hasSkipped()).isTrue();
        Element root = document(Judgements.in(ReportFormat.JUNIT, judgement()));
        assertThat(((Element) root.getElementsByTagName("skipped").item(0)).getAttribute("message"))
                .isEqualTo("waived: The successor is not out yet (OPS-7), approved by @platform-team until 2027-03-31");
    }

    @Test
    void a_suite_is_a_project_and_what_was_not_asked_for_is_no_case() throws Exception {
        List<Fact> facts = List.of(
                new Project("shop", at(FILE, 1, 1, 2)), new Project("bank", at(FILE, 1, 1, 2)), new Document(FILE));
        RuleDescriptor named = Judgements.rule("X-001", "Names are short", Severity.ERROR, "x", "Project", "Cut.");
        RuleDescriptor readable = Judgements.rule("X-002", "Files are read", Severity.ERROR, "x", "Document", "Mend.");
        Judgement whole = Judgements.of(facts, List.of(named, readable), Map.of(), List.of(), List.of());

        Element root = document(Judgements.in(ReportFormat.JUNIT, whole));
        assertThat(names(root.getElementsByTagName("testsuite"))).containsExactly("bank", "repository", "shop");
        assertThat(names(root.getElementsByTagName("testcase")))
                .containsExactly("Names are short: bank", "Files are read: " + FILE, "Names are short: shop");
        Judgement part = Judgements.asking(new Selection(Set.of("bank"), Set.of(), Set.of()), whole);
        assertThat(names(document(Judgements.in(ReportFormat.JUNIT, part)).getElementsByTagName("testsuite")))
                .containsExactly("bank");
    }

    private static List<String> names(org.w3c.dom.NodeList nodes) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            names.add(((Element) nodes.item(i)).getAttribute("name"));
        }
        return names;
    }

    @Test
    void a_subject_does_not_conform_when_a_part_of_it_is_reported() throws Exception {
        RuleDescriptor readable =
                Judgements.rule("DEP-001", "Files are read", Severity.ERROR, "x", "Document", "Mend.");
        Finding mistake = new Finding(
                readable,
                new Subject("shop", "", "line 3"),
                "is no TOML",
                List.of(),
                at(FILE, 3, 1, 2),
                Fingerprint.of("DEP-001", new Subject("shop", "", "line 3"), 1));
        List<Fact> facts = List.of(new Document(FILE), new Document("services/catalog.toml"));

        Element root = document(Judgements.in(
                ReportFormat.JUNIT, Judgements.of(facts, List.of(readable), Map.of(), List.of(), List.of(mistake))));

        assertThat(names(root.getElementsByTagName("testcase")))
                .containsExactly("Files are read: services/catalog.toml", "Files are read: shop line 3");
    }

    @Test
    void several_findings_on_one_subject_are_cases_of_different_names() throws Exception {
        Finding again = finding(EXISTS, "redis", "is gone", at(FILE, 30, 1, 2));

        Element root = document(Judgements.in(ReportFormat.JUNIT, Judgements.of(Map.of(), List.of(), MISSING, again)));

        assertThat(names(root.getElementsByTagName("testcase")))
                .contains(
                        "Every required service exists: shop/cart dependencies.requires:redis",
                        "Every required service exists: shop/cart dependencies.requires:redis (2)")
                .doesNotHaveDuplicates();
    }

    @Test
    void nothing_of_the_repository_breaks_the_document() throws Exception {
        String hostile = "]]> <!-- & \" ' \u0000 \u001B[2J \uD800 \uFFFF \u202E <failure/>";
        Finding finding = finding(EXISTS, hostile, hostile, at("projects/<&>/services.toml", 1, 1, 2));

        String xml = Judgements.in(
                ReportFormat.JUNIT, Judgements.of(Map.of("projects/<&>/services.toml:1", hostile), List.of(), finding));

        assertThat(((Element) document(xml).getElementsByTagName("failure").item(0)).getAttribute("message"))
                .isEqualTo("shop/cart: ]]> <!-- & \" ' <U+0000> <U+001B>[2J <U+D800> � <U+202E> <failure/>");
        assertThat(read(xml).get(0).getNumberOfFailures()).isEqualTo(1);
    }

    @Test
    void a_failure_of_the_program_is_an_error() throws Exception {
        StringWriter out = new StringWriter();
        new JunitReporter().writeFailure("rule DEP-001 broke down <here>", out);

        ReportTestSuite suite = read(out.toString()).get(0);

        assertThat(suite.getNumberOfErrors()).isEqualTo(1);
        assertThat(suite.getTestCases().get(0).hasError()).isTrue();
        assertThat(suite.getTestCases().get(0).getFailureMessage()).isEqualTo("rule DEP-001 broke down <here>");
    }

    @Test
    void no_other_format_tells_of_failures() throws IOException {
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(format.reporter(ReportStyle.PLAIN).tellsFailures()).isEqualTo(format == ReportFormat.JUNIT);
        }
    }
}
