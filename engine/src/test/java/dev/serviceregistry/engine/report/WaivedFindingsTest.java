package dev.serviceregistry.engine.report;

import static dev.serviceregistry.engine.report.Judgements.DEPRECATED;
import static dev.serviceregistry.engine.report.Judgements.EXISTS;
import static dev.serviceregistry.engine.report.Judgements.at;
import static dev.serviceregistry.engine.report.Judgements.finding;
import static dev.serviceregistry.engine.report.Judgements.waived;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What was waived stands among the findings where it would stand if it were not. */
class WaivedFindingsTest {

    private static final Judgement JUDGEMENT = Judgements.of(
            Map.of(),
            List.of(
                    waived(finding(DEPRECATED, "a", "is waived", at("f", 1, 1, 2))),
                    waived(finding(DEPRECATED, "c", "is waived", at("f", 3, 1, 2))),
                    waived(finding(DEPRECATED, "e", "is waived", at("f", 5, 1, 2))),
                    waived(finding(DEPRECATED, "f", "is waived", at("f", 6, 1, 2)))),
            finding(EXISTS, "b", "is found", at("f", 2, 1, 2)),
            finding(EXISTS, "d", "is found", at("f", 4, 1, 2)));

    @Test
    void in_text_when_everything_is_asked_for() {
        String text = Judgements.text(JUDGEMENT, new ReportStyle(ReportStyle.Detail.VERBOSE, false, 100));

        assertThat(all("f:(\\d):1: (waived )?", text))
                .containsExactly(
                        "f:1:1: waived ", "f:2:1: ", "f:3:1: waived ", "f:4:1: ", "f:5:1: waived ", "f:6:1: waived ");
        assertThat(text).contains("until 2027-03-31\n\nf:2:1: error");
    }

    @Test
    void in_json() {
        String json = Judgements.json(JUDGEMENT);

        assertThat(all("\"message\": \"is (waived|found)\"|\"line\": \\d,\\s+\"column\": 1,\\s+\"endLine\": \\d", json)
                        .stream()
                        .filter(found -> found.startsWith("\"message\"")))
                .containsExactly(
                        "\"message\": \"is waived\"",
                        "\"message\": \"is found\"",
                        "\"message\": \"is waived\"",
                        "\"message\": \"is found\"",
                        "\"message\": \"is waived\"",
                        "\"message\": \"is waived\"");
    }

    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
