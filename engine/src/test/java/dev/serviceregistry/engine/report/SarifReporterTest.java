package dev.serviceregistry.engine.report;

import static dev.serviceregistry.engine.report.Judgements.DEPRECATED;
import static dev.serviceregistry.engine.report.Judgements.EXISTS;
import static dev.serviceregistry.engine.report.Judgements.at;
import static dev.serviceregistry.engine.report.Judgements.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Fingerprint;
import dev.serviceregistry.engine.RuleDescriptor;
import dev.serviceregistry.engine.Selection;
import dev.serviceregistry.engine.Severity;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Project;
import dev.serviceregistry.facts.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SarifReporterTest {

    private static final String FILE = "projects/shop/services.toml";
    private static final Finding MISSING = finding(
            EXISTS,
            "redis",
            "requires redis, which does not exist",
            at(FILE, 12, 14, 21),
            Judgements.setting(at("policies/security.toml", 3, 1, 11)));
    private static final Finding OLD = finding(DEPRECATED, "kafka", "requires kafka", at(FILE, 20, 1, 5));
    private static final Judgement JUDGEMENT = Judgements.of(Map.of(), List.of(Judgements.waived(OLD)), MISSING);

    private static JsonNode sarif(Judgement judgement) throws IOException {
        return read(new SarifReporter(), judgement);
    }

    private static JsonNode read(SarifReporter reporter, Judgement judgement) throws IOException {
        return new ObjectMapper().readTree(Judgements.written(reporter, judgement));
    }

    /** The run of a project among others. */
    private static JsonNode run(String project, JsonNode sarif) {
        for (JsonNode run : sarif.get("runs")) {
            if (run.at("/automationDetails/id").asText().endsWith("/" + project + "/")) {
                return run;
            }
        }
        throw new AssertionError("there is no run of " + project + " in " + sarif);
    }

    private static List<String> ids(JsonNode sarif) {
        return texts(sarif.get("runs"), "/automationDetails/id");
    }

    private static List<String> texts(JsonNode array, String pointer) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.at(pointer).asText()));
        return texts;
    }

    @Test
    void a_file_says_which_version_of_the_format_it_is() throws IOException {
        JsonNode sarif = sarif(JUDGEMENT);

        assertThat(sarif.get("$schema").asText()).isEqualTo("https://json.schemastore.org/sarif-2.1.0.json");
        assertThat(sarif.get("version").asText()).isEqualTo("2.1.0");
        assertThat(run("shop", sarif).at("/tool/driver/name").asText()).isEqualTo("service-registry");
        assertThat(run("shop", sarif).get("columnKind").asText()).isEqualTo("utf16CodeUnits");
    }

    @Test
    void every_rule_is_described_also_where_nothing_is_found() throws IOException {
        JsonNode rules = run("shop", sarif(Judgements.of(Map.of(), List.of()))).at("/tool/driver/rules");

        assertThat(texts(rules, "/id")).containsExactly("DEP-001", "DEP-006", "SCH-011");
        assertThat(rules.get(0)).isEqualTo(new ObjectMapper().readTree("""
                        {
                          "id": "DEP-001",
                          "name": "EveryRequiredServiceExists",
                          "shortDescription": {"text": "Every required service exists"},
                          "fullDescription": {"text": "Every required service exists. It would not start."},
                          "help": {
                            "text": "Define the service.\\nMore: service-registry rules show DEP-001",
                            "markdown": "## Every required service exists\\n\\n**Why:** It would not start.\\n\\n**What to do:** Define the service.\\n\\n**Controls:** ISO27001&#58;A.8.9, SOC2&#58;CC8.1\\n\\nMore: `service-registry rules show DEP-001`"
                          },
                          "defaultConfiguration": {"level": "error"},
                          "properties": {"tags": ["dependency", "ISO27001:A.8.9", "SOC2:CC8.1"]}
                        }
                        """));
        assertThat(texts(rules, "/defaultConfiguration/level")).containsExactly("error", "warning", "note");
    }

    @Test
    void a_finding_points_at_its_rule_and_its_place() throws IOException {
        JsonNode result = run("shop", sarif(JUDGEMENT)).get("results").get(0);

        assertThat(result).isEqualTo(new ObjectMapper().readTree("""
                        {
                          "ruleId": "DEP-001",
                          "ruleIndex": 0,
                          "level": "error",
                          "message": {"text": "shop/cart: requires redis, which does not exist. See [dependency.max_fan_in = 25](1)"},
                          "locations": [{"physicalLocation": {
                            "artifactLocation": {"uri": "projects/shop/services.toml"},
                            "region": {"startLine": 12, "startColumn": 14, "endLine": 12, "endColumn": 21}
                          }}],
                          "relatedLocations": [{
                            "id": 1,
                            "physicalLocation": {
                              "artifactLocation": {"uri": "policies/security.toml"},
                              "region": {"startLine": 3, "startColumn": 1, "endLine": 3, "endColumn": 11}
                            },
                            "message": {"text": "dependency.max_fan_in = 25"}
                          }],
                          "partialFingerprints": {"primaryLocationLineHash": "%s"}
                        }
                        """.formatted(MISSING.fingerprint())));
    }

    @Test
    void a_waived_finding_is_suppressed_with_its_reason() throws IOException {
        JsonNode results = run("shop", sarif(JUDGEMENT)).get("results");

        assertThat(results).hasSize(2);
        assertThat(results.get(1).get("suppressions")).isEqualTo(new ObjectMapper().readTree("""
                        [{
                          "kind": "external",
                          "status": "accepted",
                          "justification": "The successor is not out yet (OPS-7), approved by @platform-team until 2027-03-31",
                          "location": {"physicalLocation": {
                            "artifactLocation": {"uri": "policies/waivers.toml"},
                            "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
                          }}
                        }]
                        """));
    }

    @Test
    void files_are_named_from_the_root_of_the_git_checkout() throws IOException {
        Judgement below = Judgements.below("my registry/ä:b/", "", JUDGEMENT);

        assertThat(run("shop", sarif(below))
                        .at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("my%20registry/%C3%A4%3Ab/projects/shop/services.toml");
    }

    @Test
    void a_finding_that_no_file_states_stands_at_the_catalogue() throws IOException {
        Finding finding = finding(EXISTS, "redis", "is gone", at("", 1, 1, 1));

        JsonNode sarif = sarif(Judgements.of(Map.of(), List.of(), finding));

        assertThat(run("shop", sarif)
                        .at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("services/catalog.toml");
    }

    @Test
    void no_text_of_the_repository_becomes_a_link() throws IOException {
        Finding finding = finding(EXISTS, "redis", "see [here](https://example.org)", at(FILE, 1, 2, 3));

        JsonNode sarif = sarif(Judgements.of(Map.of(), List.of(), finding));

        assertThat(run("shop", sarif).at("/results/0/message/text").asText())
                .isEqualTo("shop/cart: see \\[here\\](https://example.org)");
    }

    @Test
    void every_project_replaces_its_own_findings_and_no_others() throws IOException {
        Judgement judgement = of(List.of("bank", "shop"), List.of(MISSING));

        assertThat(ids(sarif(judgement)))
                .containsExactly("service-registry/bank/", "service-registry/global/", "service-registry/shop/");
        assertThat(run("bank", sarif(judgement)).get("results")).isEmpty();
        assertThat(run("bank", sarif(judgement)).at("/tool/driver/rules")).hasSize(1);
        assertThat(ids(sarif(Judgements.asking(new Selection(Set.of("shop"), Set.of(), Set.of()), judgement))))
                .containsExactly("service-registry/shop/");
        assertThat(ids(sarif(Judgements.asking(
                        new Selection(Set.of("shop"), Set.of("DEP-001"), Set.of("schema")), judgement))))
                .containsExactly("service-registry-DEP-001+schema/shop/");
        assertThat(ids(sarif(Judgements.below("catalog/", "", judgement)))).contains("service-registry/catalog/shop/");
    }

    @Test
    void more_projects_than_github_takes_runs_are_one_run() throws IOException {
        List<String> projects = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            projects.add("p" + i);
        }

        assertThat(ids(sarif(of(projects.subList(0, 18), List.of(MISSING))))).hasSize(20);
        JsonNode sarif = sarif(of(projects, List.of(MISSING)));
        assertThat(ids(sarif)).containsExactly("service-registry/");
        assertThat(sarif.at("/runs/0/results")).hasSize(1);
    }

    private static Judgement of(List<String> projects, List<Finding> findings) {
        List<Fact> facts = new ArrayList<>();
        for (String project : projects) {
            facts.add(new Project(project, at("projects/" + project + "/services.toml", 1, 1, 2)));
        }
        return Judgements.of(facts, List.of(EXISTS), Map.of(), List.of(), findings);
    }

    @Test
    void too_many_findings_are_cut_by_severity_and_it_is_said() throws IOException {
        List<Finding> findings = List.of(
                numbered(DEPRECATED, 1, "a"),
                numbered(EXISTS, 2, "a"),
                numbered(DEPRECATED, 3, "a"),
                numbered(EXISTS, 4, "a"),
                numbered(EXISTS, 5, "a"));
        Judgement judgement = Judgements.of(
                Map.of(), List.of(Judgements.waived(numbered(EXISTS, 6, "a"))), findings.toArray(Finding[]::new));

        JsonNode run = run("shop", read(new SarifReporter(4, 1_000_000), judgement));

        assertThat(texts(run.get("results"), "/locations/0/physicalLocation/region/startLine"))
                .containsExactly("1", "2", "4", "5");
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .startsWith("2 findings are left out, the least severe ones");
        assertThat(run("shop", read(new SarifReporter(6, 1_000_000), judgement)).at("/invocations/0"))
                .isEqualTo(new ObjectMapper().readTree("{\"executionSuccessful\": true}"));
    }

    @Test
    void a_file_that_would_be_too_large_is_cut_by_severity_and_it_is_said() throws IOException {
        List<Finding> findings = new ArrayList<>();
        for (int i = 1; i <= 200; i++) {
            findings.add(numbered(i % 2 == 0 ? EXISTS : DEPRECATED, i, noise(i)));
        }
        Judgement judgement = Judgements.of(Map.of(), List.of(), findings.toArray(Finding[]::new));
        String whole = Judgements.written(new SarifReporter(), judgement);
        int limit = CompressedSize.of(whole, 0) / 3;

        String cut = Judgements.written(new SarifReporter(25_000, limit), judgement);

        assertThat(CompressedSize.of(cut, 0)).isLessThanOrEqualTo(limit);
        JsonNode run = run("shop", new ObjectMapper().readTree(cut));
        assertThat(run.get("results").size()).isBetween(20, 100);
        assertThat(new TreeSet<>(texts(run.get("results"), "/level"))).containsExactly("error");
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .asText())
                .startsWith((200 - run.get("results").size()) + " findings are left out");
    }

    /** Text that compresses badly, the same each time. */
    private static String noise(int seed) {
        StringBuilder text = new StringBuilder();
        java.util.Random random = new java.util.Random(seed);
        for (int i = 0; i < 200; i++) {
            text.append(Integer.toString(random.nextInt(1_000_000), 36));
        }
        return text.toString();
    }

    private static Finding numbered(RuleDescriptor rule, int line, String message) {
        Subject subject = new Subject("shop", "cart", "element" + line);
        return new Finding(
                rule, subject, message, List.of(), at(FILE, line, 1, 2), Fingerprint.of(rule.id(), subject, 1));
    }

    @Test
    void rules_about_security_say_how_bad_they_are_and_no_rule_has_too_many_tags() throws IOException {
        Set<String> controls = new TreeSet<>();
        for (int i = 10; i < 40; i++) {
            controls.add("FRAMEWORK:" + i);
        }
        RuleDescriptor plain = Judgements.rule("CMP-001", "Data is safe", Severity.WARNING, "compliance", "X", "Do.");
        RuleDescriptor many = new RuleDescriptor(
                plain.id(),
                plain.title(),
                plain.severity(),
                plain.family(),
                plain.scope(),
                plain.subjectType(),
                controls,
                plain.rationale(),
                plain.remediation(),
                plain.source());

        JsonNode rules = run(
                        "global",
                        sarif(Judgements.of(List.of(), List.of(EXISTS, many), Map.of(), List.of(), List.of())))
                .at("/tool/driver/rules");

        assertThat(rules.get(0).get("properties").has("security-severity")).isFalse();
        JsonNode properties = rules.get(1).get("properties");
        assertThat(properties.get("security-severity").asText()).isEqualTo("5.5");
        assertThat(properties.get("tags")).hasSize(20);
        assertThat(texts(properties.get("tags"), "")).startsWith("compliance", "security", "FRAMEWORK:10");
    }
}
