package dev.serviceregistry.engine.report;

import static dev.serviceregistry.engine.report.Judgements.DEPRECATED;
import static dev.serviceregistry.engine.report.Judgements.EXISTS;
import static dev.serviceregistry.engine.report.Judgements.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailOnTest {

    private static final Finding ERROR = Judgements.finding(EXISTS, "a", "is wrong", at("f", 1, 1, 2));
    private static final Finding WARNING = Judgements.finding(DEPRECATED, "a", "is wrong", at("f", 1, 1, 2));
    private static final Finding NOTE =
            Judgements.finding(EXISTS.withSeverity(Severity.NOTE), "a", "is wrong", at("f", 1, 1, 2));

    @Test
    void a_finding_fails_what_is_as_strict_as_it_is_severe_or_stricter() {
        assertThat(FailOn.ERROR.fails(List.of(WARNING, NOTE))).isFalse();
        assertThat(FailOn.ERROR.fails(List.of(WARNING, ERROR))).isTrue();
        assertThat(FailOn.WARNING.fails(List.of(NOTE))).isFalse();
        assertThat(FailOn.WARNING.fails(List.of(NOTE, WARNING))).isTrue();
        assertThat(FailOn.NOTE.fails(List.of(NOTE))).isTrue();
        assertThat(FailOn.NONE.fails(List.of(ERROR, WARNING, NOTE))).isFalse();
    }

    @Test
    void nothing_found_fails_nothing() {
        for (FailOn failOn : FailOn.values()) {
            assertThat(failOn.fails(List.of())).as(failOn.toString()).isFalse();
        }
    }

    @Test
    void options_spell_it_in_lower_case() {
        assertThat(FailOn.values()).extracting(FailOn::toString).containsExactly("error", "warning", "note", "none");
    }

    @Test
    void a_format_is_found_by_the_name_that_options_use() {
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(ReportFormat.named(format.toString())).contains(format);
        }
        assertThat(ReportFormat.named("json")).contains(ReportFormat.JSON);
        assertThat(ReportFormat.named("JSON")).isEmpty();
        assertThat(ReportFormat.named("")).isEmpty();
    }
}
