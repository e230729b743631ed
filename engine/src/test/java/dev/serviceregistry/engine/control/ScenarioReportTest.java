package dev.serviceregistry.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.RuleSet;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScenarioReportTest {

    private static final RuleSet RULES = DroolsPolicyEngine.bundled().rules();

    @Test
    void junit_is_read() {
        assertThat(ScenarioReport.read("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuites><testsuite name="dependency.feature">
                          <testcase classname="Names lead somewhere" name="DEP-001: a missing service" file="d.feature" line="7">
                            <failure type="expectation" message="it is not">d.feature:9: …</failure>
                          </testcase>
                          <testcase classname="Names - Every required or called service exists" name="a sound one"/>
                          <testcase classname="Names" name="DEP-0011 is none"><skipped/></testcase>
                        </testsuite></testsuites>
                        """, RULES).orElseThrow())
                .containsExactly(
                        new ScenarioResult(
                                "DEP-001: a missing service", Set.of("DEP-001"), false, false, "d.feature:7"),
                        new ScenarioResult("a sound one", Set.of("DEP-001"), true, false, ""),
                        new ScenarioResult("DEP-0011 is none", Set.of(), true, true, ""));
    }

    @Test
    void cucumbers_json_is_read() {
        assertThat(ScenarioReport.read("""
                        [{"uri": "d.feature", "elements": [
                          {"type": "background", "name": "", "steps": []},
                          {"type": "scenario", "name": "a missing service", "line": 7,
                           "tags": [{"name": "@DEP-001"}, {"name": "@error"}],
                           "steps": [{"result": {"status": "passed"}}, {"result": {"status": "failed"}}]},
                          {"type": "scenario", "name": "an undefined step", "line": 9, "tags": [],
                           "steps": [{"result": {"status": "undefined"}}]},
                          {"type": "scenario", "name": "a skipped one", "line": 12, "tags": [{"name": "@DEP-002"}],
                           "steps": [{"result": {"status": "skipped"}}]}]}]
                        """, RULES).orElseThrow())
                .containsExactly(
                        new ScenarioResult("a missing service", Set.of("DEP-001"), false, false, "d.feature:7"),
                        new ScenarioResult("an undefined step", Set.of(), false, false, "d.feature:9"),
                        new ScenarioResult("a skipped one", Set.of("DEP-002"), false, true, "d.feature:12"));
    }

    @Test
    void the_json_of_rules_test_is_read() {
        assertThat(ScenarioReport.read("""
                        {"scenarios": [{"name": "a sound one", "feature": "Names", "outcome": "passed",
                          "location": {"file": "d.feature", "line": 4, "column": 3}, "rules": ["DEP-001"]}]}
                        """, RULES).orElseThrow())
                .containsExactly(new ScenarioResult("a sound one", Set.of("DEP-001"), true, false, "d.feature:4"));
    }

    @Test
    void what_is_no_report_gives_none() {
        for (String text :
                new String[] {"", "nothing", "{}", "{\"scenarios\": 1}", "<html></html>", "<testsuite>", "[{"}) {
            assertThat(ScenarioReport.read(text, RULES)).as(text).isEmpty();
        }
    }

    @Test
    void a_report_makes_nobody_read_another_file() {
        assertThat(ScenarioReport.read("""
                        <!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>
                        <testsuite><testcase name="&e;"/></testsuite>
                        """, RULES)).isEmpty();
    }
}
