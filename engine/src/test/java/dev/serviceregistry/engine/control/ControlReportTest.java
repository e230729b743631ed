package dev.serviceregistry.engine.control;

import static dev.serviceregistry.engine.control.ControlReports.control;
import static dev.serviceregistry.engine.control.ControlReports.planted;
import static dev.serviceregistry.engine.control.ControlReports.rule;
import static dev.serviceregistry.engine.control.ControlReports.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.control.ControlEvidence.Standing;
import dev.serviceregistry.engine.control.RuleEvidence.Result;
import dev.serviceregistry.facts.Approval;
import dev.serviceregistry.facts.ApprovalOrigin;
import dev.serviceregistry.facts.ApprovalStanding;
import dev.serviceregistry.facts.Setting;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Subject;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ControlReportTest {

    private static final ScenarioResult FAILED =
            new ScenarioResult("what is missing is reported", Set.of("DEP-001"), false, false, "DEP.feature:7");
    private static final ScenarioResult PASSED =
            new ScenarioResult("what is there is fine", Set.of("DEP-001"), true, false, "DEP.feature:12");

    @Test
    void a_rule_tells_what_it_judged_found_and_let_off() {
        ControlReport report = planted("");

        assertThat(rule(report, "DEP-001").result()).isEqualTo(Result.VIOLATED);
        assertThat(rule(report, "DEP-001").judged()).isEqualTo(2);
        assertThat(rule(report, "DEP-001").findings()).hasSize(1);
        assertThat(rule(report, "DEP-005").result()).isEqualTo(Result.EXCEPTED);
        assertThat(rule(report, "DEP-005").excepted()).hasSize(1);
        assertThat(rule(report, "CMP-003").result()).isEqualTo(Result.NOT_APPLICABLE);
        assertThat(rule(report, "DEP-014").result()).isEqualTo(Result.NOT_APPLICABLE);
        assertThat(rule(report, "DEP-003").result()).isEqualTo(Result.PASSED);
        assertThat(rule(report, "DEP-002").result()).isEqualTo(Result.OFF);
    }

    @Test
    void a_control_stands_as_its_rules_do_and_one_without_a_rule_is_a_gap() {
        ControlReport report = planted("");

        assertThat(control(report, "SOC2:A1.2").standing()).isEqualTo(Standing.VIOLATED);
        assertThat(control(report, "ISO27001:A.9.9").standing()).isEqualTo(Standing.NO_RULE);
        assertThat(report.withoutRule()).extracting(ControlEvidence::control).containsExactly("ISO27001:A.9.9");
        assertThat(report.notJudged()).extracting(ControlEvidence::control).containsExactly("GDPR:Article-44");
    }

    @Test
    void a_framework_is_told_alone() {
        assertThat(planted("ISO27001").frameworks()).containsOnlyKeys("ISO27001");
        assertThat(planted("NONE").controls()).isEmpty();
    }

    @Test
    void a_scenario_stands_with_the_rule_that_it_exercises_and_a_failed_one_is_a_gap() throws IOException {
        ControlReport report = planted("", FAILED, PASSED);

        assertThat(rule(report, "DEP-001").scenarios()).containsExactly(FAILED, PASSED);
        assertThat(report.failedScenarios()).containsExactly(FAILED);
        assertThat(written(report, ControlFormat.TEXT))
                .contains("    DEP-001  violated, judged 2, scenarios: 1 passed, 1 failed  Every required")
                .contains("gap: the scenario 'what is missing is reported' failed (DEP.feature:7)\n");
    }

    @Test
    void a_person_reads_standing_findings_exceptions_and_gaps() throws IOException {
        assertThat(written(planted(""), ControlFormat.TEXT))
                .contains("SOC2\n", "  A1.2  violated, in force: Capacity, redundancy,")
                .contains("      error  shop/cart: requires <b>kafka</b>, which does not exist"
                        + " (projects/shop/services.toml:3)\n")
                .contains(
                        "      waived  shop/cart: requires shop/redis, which is retired and no longer supported: Goes in"
                                + " May (OPS-7), approved by @platform until 2027-05-31\n")
                .contains("gap: ISO27001:A.9.9 is in force (policies/compliance.toml:4) and no rule serves it\n")
                .contains(
                        "gap: GDPR:Article-44 is in force (policies/compliance.toml:5) and its rules had nothing to judge\n");
    }

    @Test
    void a_control_whose_rules_are_switched_off_is_a_gap_that_names_them_and_the_setting() throws IOException {
        SourceLocation place = new SourceLocation("policies/rules.toml", 4, 1, 4, 9);
        ControlReport planted = ControlReports.of("", List.of(), new Setting("rules.DEP-002.mode", "off", place));
        RuleEvidence off = rule(planted, "DEP-002");
        RuleEvidence idle = rule(planted, "CMP-003");
        ControlEvidence alone = new ControlEvidence("SOC2:X1", "", place, List.of(off));
        ControlEvidence both = new ControlEvidence("SOC2:X2", "", place, List.of(off, idle));
        ControlReport report =
                new ControlReport(planted.judgement(), "", List.of(alone, both), List.of(), List.of(), false);

        assertThat(written(report, ControlFormat.TEXT))
                .contains(
                        "gap: SOC2:X1 is in force (policies/rules.toml:4) and DEP-002 (policies/rules.toml:4), which serves it, is switched off\n")
                .contains("DEP-002 (policies/rules.toml:4), which serves it, is switched off;"
                        + " its other rules had nothing to judge\n");
        for (ControlFormat format : List.of(ControlFormat.MARKDOWN, ControlFormat.HTML)) {
            assertThat(written(report, format)).contains(", which serves it, is switched off");
        }
    }

    @Test
    void a_program_reads_the_rule_with_its_digest_its_result_and_the_waiver() throws IOException {
        assertThat(written(planted("", FAILED), ControlFormat.JSON))
                .contains("\"control\": \"SOC2:A1.2\"", "\"result\": \"excepted\"", "\"approvedBy\": \"@platform\"")
                .contains("\"digest\": \"sha256:" + rule(planted(""), "DEP-001").digest() + '"')
                .contains("\"controlsWithoutRule\": [\n      \"ISO27001:A.9.9\"\n    ]")
                .contains("\"outcome\": \"failed\",\n        \"place\": \"DEP.feature:7\"");
    }

    @Test
    void what_is_written_in_a_catalogue_stays_text_on_the_page_and_in_tables() throws IOException {
        assertThat(written(planted(""), ControlFormat.HTML))
                .doesNotContain("<b>kafka</b>")
                .contains("&lt;b&gt;kafka&lt;/b&gt;")
                .doesNotContain("<script", "http://", "src=");
        assertThat(written(planted(""), ControlFormat.MARKDOWN))
                .doesNotContain("<b>")
                .contains("| A.9.9 (in force) | **no rule** |");
    }

    @Test
    void the_page_links_findings_scenarios_and_the_text_of_the_rule() throws IOException {
        String page = written(planted("", FAILED), ControlFormat.HTML);

        for (String place : new String[] {"rule-DEP-001", "findings-DEP-001", "scenarios-DEP-001"}) {
            assertThat(page).contains("href=\"#" + place + '"').containsOnlyOnce("id=\"" + place + '"');
        }
        assertThat(page).contains("rule &quot;Every required or called service exists&quot;");
    }

    @Test
    void who_approved_a_change_is_among_the_evidence() throws IOException {
        ControlReport report = ControlReports.of(
                "",
                List.of(),
                new Approval(
                        "ab12",
                        "payments",
                        "kim@example.org",
                        ApprovalOrigin.values()[0],
                        ApprovalStanding.values()[0],
                        "0f3c",
                        new Subject("shop", "cart", "ports:main"),
                        new SourceLocation("policies/approvals.toml", 3, 1, 3, 9)));

        assertThat(written(report, ControlFormat.TEXT))
                .contains("approval: shop/cart approved for @payments by kim@ex");
        assertThat(written(report, ControlFormat.HTML))
                .contains("<h2>Approvals</h2>\n<ul>\n<li>shop/cart approved for");
        assertThat(written(report, ControlFormat.JSON)).contains("\"change\": \"ab12\"", "\"team\": \"payments\"");
    }

    @Test
    void the_same_evidence_gives_the_same_bytes() throws IOException {
        for (ControlFormat format : ControlFormat.values()) {
            assertThat(written(planted(""), format)).isEqualTo(written(planted(""), format));
        }
    }
}
