package dev.serviceregistry.engine.report;

import static dev.serviceregistry.engine.report.Judgements.DEPRECATED;
import static dev.serviceregistry.engine.report.Judgements.EXISTS;
import static dev.serviceregistry.engine.report.Judgements.at;
import static dev.serviceregistry.engine.report.Judgements.finding;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.facts.SourceLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlReporterTest {

    private static final String FILE = "projects/shop/services.toml";
    private static final Map<String, String> LINES = Map.of(
            FILE + ":11", "[services.cart.dependencies]",
            FILE + ":12", "requires = [\"redis\"]",
            FILE + ":13", "calls = []",
            FILE + ":14", "conflicts = []");
    private static final Finding MISSING = finding(
            EXISTS,
            "redis",
            "requires redis, which does not exist",
            at(FILE, 12, 13, 20),
            Judgements.setting(at("policies/security.toml", 3, 1, 11)));
    private static final Finding OLD = finding(DEPRECATED, "kafka", "requires kafka", at(FILE, 20, 1, 5));

    private static String html(Judgement judgement) {
        return Judgements.in(ReportFormat.HTML, judgement);
    }

    private static JsonNode data(String html) throws IOException {
        return new ObjectMapper()
                .readTree(between("<script type=\"application/json\" id=\"data\">", "</script>", html));
    }

    private static String between(String start, String end, String text) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    @Test
    void a_page_has_the_verdict_before_any_script_runs() {
        assertThat(html(Judgements.of(LINES, List.of(Judgements.waived(OLD)), MISSING)))
                .startsWith("<!doctype html>\n<html lang=\"en\">")
                .contains("<title>FAIL: 1 error, 0 warnings, 0 notes, 1 waived</title>")
                .contains("<header class=\"fail\">")
                .doesNotContain("{{", "}}");
        assertThat(html(Judgements.of(LINES, List.of()))).contains("<header class=\"pass\">");
    }

    @Test
    void the_data_tell_a_finding_with_its_lines_its_span_and_its_evidence() throws IOException {
        JsonNode finding = data(html(Judgements.of(LINES, List.of(), MISSING)))
                .get("findings")
                .get(0);

        assertThat(finding).isEqualTo(new ObjectMapper().readTree("""
                        {
                          "rule": 0,
                          "project": "shop",
                          "service": "cart",
                          "element": "dependencies.requires:redis",
                          "message": "shop/cart: requires redis, which does not exist",
                          "file": "projects/shop/services.toml", "line": 12, "column": 13,
                          "source": [
                            {"line": 11, "before": "", "span": "", "after": "[services.cart.dependencies]"},
                            {"line": 12, "before": "requires = [", "span": "\\"redis\\"", "after": "]"},
                            {"line": 13, "before": "", "span": "", "after": "calls = []"}
                          ],
                          "evidence": [
                            {"kind": "Dependency", "text": "shop/cart requires shop/redis", "file": "projects/shop/services.toml", "line": 12, "column": 13},
                            {"kind": "Setting", "text": "dependency.max_fan_in = 25", "file": "policies/security.toml", "line": 3, "column": 1}
                          ],
                          "fingerprint": "%s"
                        }
                        """.formatted(MISSING.fingerprint())));
    }

    @Test
    void a_span_of_several_lines_is_marked_on_each() throws IOException {
        Finding finding = finding(EXISTS, "redis", "requires redis", new SourceLocation(FILE, 12, 13, 14, 4));

        JsonNode source = data(html(Judgements.of(LINES, List.of(), finding))).at("/findings/0/source");

        assertThat(source.findValuesAsText("span")).containsExactly("", "\"redis\"]", "calls = []", "con");
        assertThat(source.findValuesAsText("after")).endsWith("flicts = []");
    }

    @Test
    void a_waived_finding_says_who_answers_for_it() throws IOException {
        JsonNode findings = data(html(Judgements.of(LINES, List.of(Judgements.waived(OLD)), MISSING)))
                .get("findings");

        assertThat(findings.get(1).get("waived").asText())
                .isEqualTo("The successor is not out yet (OPS-7), approved by @platform-team until 2027-03-31");
    }

    @Test
    void nothing_of_the_repository_leaves_the_data() throws IOException {
        String hostile = "</script><script>alert(1)</script><!--<script> \u202E\u001B & \u2028 \"";
        Finding finding = finding(EXISTS, hostile, hostile, at(FILE, 12, 1, 3));
        Judgement judgement = Judgements.of(Map.of(FILE + ":12", hostile), List.of(), finding);

        String html = html(judgement);

        assertThat(html.split("<script", -1)).hasSize(3);
        assertThat(html.split("</script", -1)).hasSize(3);
        assertThat(html).doesNotContain("alert(1)<", "<!--", "\u202E", "\u2028");
        assertThat(data(html).at("/findings/0/message").asText())
                .isEqualTo("shop/cart: </script><script>alert(1)</script><!--<script> <U+202E><U+001B> & <U+2028> \"");
    }

    @Test
    void no_other_script_and_no_other_style_takes_effect() throws GeneralSecurityException {
        String html = html(Judgements.of(LINES, List.of(), MISSING));

        String policy = between("Content-Security-Policy\" content=\"", "\">", html);
        assertThat(policy)
                .isEqualTo("default-src 'none'; base-uri 'none'; form-action 'none'; style-src "
                        + hash(between("<style>", "</style>", html)) + "; script-src "
                        + hash(between("</script>\n<script>", "</script>", html)));
    }

    private static String hash(String text) throws GeneralSecurityException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    @Test
    void nothing_is_loaded_from_anywhere() {
        assertThat(html(Judgements.of(LINES, List.of(), MISSING)))
                .doesNotContainPattern("(?i)(src|href|action|data|poster|srcset)\\s*=\\s*[\"']?(https?:|//)")
                .doesNotContainPattern("(?i)@import|url\\(|fetch\\(|XMLHttpRequest|WebSocket|sendBeacon|import\\(");
    }

    @Test
    void the_root_is_text_wherever_it_stands() {
        Judgement judgement = Judgements.of(LINES, List.of(), MISSING);
        Judgement named = new Judgement(
                judgement.evaluation(),
                judgement.judged(),
                new JudgedCatalog("<b>\"&", "", "services/catalog.toml", "", 1, 2, "0"),
                judgement.prior(),
                judgement.asOf(),
                judgement.failOn(),
                judgement.lines(),
                judgement.elapsed(),
                judgement.version());

        assertThat(html(named)).contains("<h1>service-registry report: &lt;b&gt;&quot;&amp;</h1>");
    }
}
