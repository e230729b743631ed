package dev.serviceregistry.engine.report;

import static dev.serviceregistry.engine.report.Judgements.DEPRECATED;
import static dev.serviceregistry.engine.report.Judgements.EXISTS;
import static dev.serviceregistry.engine.report.Judgements.FROZEN;
import static dev.serviceregistry.engine.report.Judgements.at;
import static dev.serviceregistry.engine.report.Judgements.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serviceregistry.engine.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitLabReporterTest {

    private static final String FILE = "projects/shop/services.toml";
    private static final Finding MISSING = finding(EXISTS, "redis", "requires \"redis\"", at(FILE, 12, 14, 21));
    private static final Finding OLD = finding(DEPRECATED, "kafka", "requires kafka", at(FILE, 20, 1, 5));
    private static final Finding CHANGED = finding(FROZEN, "v1", "was changed", at("", 1, 1, 1));

    private static JsonNode issues(Judgement judgement) throws IOException {
        return new ObjectMapper().readTree(Judgements.in(ReportFormat.GITLAB, judgement));
    }

    @Test
    void a_finding_has_every_field_that_gitlab_asks_for() throws IOException {
        JsonNode issues = issues(Judgements.below("catalog/", "", Judgements.of(Map.of(), List.of(), MISSING)));

        assertThat(issues).isEqualTo(new ObjectMapper().readTree("""
                        [{
                          "description": "shop/cart: requires \\"redis\\". Define the service.",
                          "check_name": "DEP-001",
                          "fingerprint": "%s",
                          "severity": "critical",
                          "location": {"path": "catalog/projects/shop/services.toml", "lines": {"begin": 12, "end": 12}}
                        }]
                        """.formatted(MISSING.fingerprint())));
    }

    @Test
    void severities_are_those_that_gitlab_knows() throws IOException {
        JsonNode issues = issues(Judgements.of(Map.of(), List.of(), MISSING, OLD, CHANGED));

        assertThat(issues.findValuesAsText("severity")).containsExactly("critical", "minor", "info");
        assertThat(issues.findValuesAsText("fingerprint")).doesNotHaveDuplicates();
        assertThat(issues.findValuesAsText("path")).containsExactly(FILE, FILE, "services/catalog.toml");
    }

    @Test
    void what_is_waived_is_no_issue_and_nothing_found_is_an_empty_list() throws IOException {
        Judgement judgement = Judgements.of(Map.of(), List.of(Judgements.waived(OLD)));

        assertThat(Judgements.in(ReportFormat.GITLAB, judgement)).isEqualTo("[ ]\n");
    }
}
