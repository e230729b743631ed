package dev.serviceregistry.engine.report;

import static dev.serviceregistry.engine.report.Judgements.DEPRECATED;
import static dev.serviceregistry.engine.report.Judgements.EXISTS;
import static dev.serviceregistry.engine.report.Judgements.FROZEN;
import static dev.serviceregistry.engine.report.Judgements.at;
import static dev.serviceregistry.engine.report.Judgements.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Fingerprint;
import dev.serviceregistry.engine.Selection;
import dev.serviceregistry.facts.EnvironmentRemoved;
import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Impact;
import dev.serviceregistry.facts.PortRemoved;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.facts.Transition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.junit.jupiter.api.Test;

class MarkdownReporterTest {

    private static final String FILE = "projects/shop/services.toml";
    private static final Map<String, String> LINES = Map.of(FILE + ":12", "  requires = [\"redis\"]");
    private static final Finding MISSING =
            finding(EXISTS, "redis", "requires redis, which does not exist", at(FILE, 12, 14, 21));
    private static final Finding OLD = finding(DEPRECATED, "kafka", "requires kafka", at(FILE, 20, 1, 5));

    private static String markdown(Judgement judgement) {
        return Judgements.in(ReportFormat.MARKDOWN, judgement);
    }

    private static String rendered(String markdown) {
        List<TablesExtension> tables = List.of((TablesExtension) TablesExtension.create());
        return HtmlRenderer.builder()
                .extensions(tables)
                .build()
                .render(Parser.builder().extensions(tables).build().parse(markdown));
    }

    private static List<String> elements(String name, String html) {
        return Pattern.compile("<" + name + "[^>]*>(.*?)</" + name + ">", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .map(element -> element.substring(element.indexOf('>') + 1, element.lastIndexOf('<')))
                .toList();
    }

    @Test
    void a_report_tells_the_verdict_the_counts_and_each_finding() {
        Judgement judgement = Judgements.of(LINES, List.of(Judgements.waived(OLD)), MISSING);

        assertThat(markdown(judgement)).isEqualTo("""
                        <!-- service-registry:report::all -->
                        ## ❌ FAIL: 1 error

                        | | errors | warnings | notes | waived |
                        |:--|--:|--:|--:|--:|
                        | all | 1 | 0 | 0 | 1 |

                        2 services in 1 project, judged by 2 rules as on 2026-11-23; 1 rule had nothing to judge. Findings fail from this severity on: error.

                        ### 1 error

                        **DEP-001 Every required service exists**<br>Define the service.

                        | where | what |
                        |:--|:--|
                        | <code>projects/shop/services.toml:12</code> | shop/cart: requires redis, which does not exist<br><code>requires = &#91;"redis"&#93;</code> |

                        <details>
                        <summary>1 waived</summary>

                        | finding | waived because |
                        |:--|:--|
                        | DEP-006 shop/cart: requires kafka | The successor is not out yet (OPS-7), approved by &#64;&#8203;platform-team until 2027-03-31 |

                        </details>

                        """);
    }

    @Test
    void nothing_found_is_said_in_the_heading() {
        assertThat(markdown(Judgements.of(Map.of(), List.of()))).contains("\n## ✅ PASS: nothing found\n");
    }

    @Test
    void the_mark_tells_reports_of_other_rules_projects_and_repositories_apart() {
        Judgement judgement = Judgements.of(LINES, List.of(), MISSING);
        Selection part = new Selection(Set.of("shop", "ba--nk>"), Set.of(), Set.of("schema", "dependency"));

        assertThat(markdown(Judgements.below("my catalog/", "", judgement)))
                .startsWith("<!-- service-registry:report:my_catalog:all -->\n");
        assertThat(markdown(Judgements.asking(part, judgement)))
                .startsWith("<!-- service-registry:report::dependency+schema:ba__nk_:shop -->\n");
    }

    @Test
    void new_findings_are_told_apart_from_known_ones_and_stand_before_them() {
        Judgement judgement = Judgements.comparing(
                new PriorState("main", Set.of(OLD.fingerprint(), MISSING.fingerprint()), Set.of()),
                Judgements.of(
                        LINES, List.of(), MISSING, finding(EXISTS, "mail", "requires mail", at(FILE, 30, 1, 2)), OLD));

        String markdown = markdown(judgement);

        assertThat(markdown)
                .contains("| new | 1 | 0 | 0 | |\n| known | 1 | 1 | 0 | |\n| all | 2 | 1 | 0 | 0 |\n")
                .contains("; compared with main. ")
                .contains("| **new** shop/cart: requires mail |");
        assertThat(markdown.indexOf("### 1 new error\n"))
                .isPositive()
                .isLessThan(markdown.indexOf("<summary>1 known error</summary>"));
    }

    @Test
    void places_lead_to_the_forge_when_its_pages_are_known() {
        Judgement judgement = Judgements.below(
                "my catalog/", "https://git.example.org/o/r/blob/abc/", Judgements.of(LINES, List.of(), MISSING));

        assertThat(rendered(markdown(judgement)))
                .contains(
                        "<a href=\"https://git.example.org/o/r/blob/abc/my%20catalog/projects/shop/services.toml#L12\">"
                                + "<code>my catalog/projects/shop/services.toml:12</code></a>");
    }

    @Test
    void nothing_of_the_repository_is_a_mark_a_tag_a_link_or_a_mention() {
        String hostile = "| a `b` **c** _d_ ~~e~~ <script>f</script> <!-- g --> [h](https://example.org) ![i](x)"
                + " &amp; \\| # 1\n\n## j\n```\n</details> www.example.org https://example.org @team #12 !13 $k$ :tada:";
        Finding finding = finding(EXISTS, hostile, hostile, at("projects/`|<b>/services.toml", 12, 1, 3));
        Judgement judgement = Judgements.of(Map.of("projects/`|<b>/services.toml:12", hostile), List.of(), finding);

        String html = rendered(markdown(judgement));

        assertThat(elements("h2", html)).hasSize(1);
        assertThat(elements("h3", html)).containsExactly("1 error");
        assertThat(elements("table", html)).hasSize(2);
        assertThat(elements("td", html)).hasSize(5 + 2);
        assertThat(elements("code", html)).hasSize(2);
        assertThat(html).doesNotContain("<script", "<em>", "<a ", "<img", "<del>", "<pre>", "</details>", "<b>");
        assertThat(elements("strong", html)).containsExactly("DEP-001 Every required service exists");
        String text = elements("td", html).get(6);
        assertThat(text)
                .contains("@\u200Bteam", "#\u200B12", "!\u200B13")
                .contains("| a `b` **c** _d_ ~~e~~ &lt;script&gt;f&lt;/script&gt;");
        String source = markdown(judgement);
        assertThat(source).doesNotContain("https://", "www.", "$k$", ":tada:");
    }

    @Test
    void a_report_that_would_be_too_long_is_cut_by_severity_and_says_so() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            findings.add(finding(FROZEN, "n" + i, "ä".repeat(60), at(FILE, 12, 1, 2)));
            findings.add(finding(DEPRECATED, "w" + i, "ä".repeat(60), at(FILE, 12, 1, 2)));
            findings.add(finding(EXISTS, "e" + i, "ä".repeat(60), at(FILE, 12, 1, 2)));
        }
        Judgement judgement = Judgements.of(LINES, List.of(Judgements.waived(OLD)), findings.toArray(Finding[]::new));

        String markdown = markdown(judgement);

        assertThat(markdown.getBytes(StandardCharsets.UTF_8).length).isBetween(63_000, 65_000);
        String html = rendered(markdown);
        // The counts, then 150 errors; some warnings and no note have room.
        int rows = elements("tr", html).size();
        assertThat(rows).isGreaterThan(2 + 1 + 150);
        assertThat(markdown)
                .contains("### 150 errors", "<summary>150 warnings</summary>")
                .doesNotContain("<summary>150 notes</summary>")
                .containsPattern(
                        "Left out, since a comment has no room for more: \\*\\*\\d+ warnings, 150 notes\\*\\*");
        assertThat(html.split("<details>", -1)).hasSameSizeAs(html.split("</details>", -1));
    }

    @Test
    void changes_are_told_in_the_order_of_their_places_whatever_their_kinds() {
        List<Fact> changes = List.of(port(7), variable(9), port(3), variable(5));
        List<Finding> findings = changes.stream()
                .map(change -> new Finding(
                        EXISTS,
                        change.subject(),
                        "is gone",
                        List.of(change),
                        change.source(),
                        Fingerprint.of(EXISTS.id(), change.subject(), 1)))
                .toList();

        String report = markdown(Judgements.of(changes, List.of(EXISTS), Map.of(), List.of(), findings));

        assertThat(report.substring(report.indexOf("breaking changes")))
                .containsSubsequence("ports.line3", "env:LINE5", "ports.line7", "env:LINE9");
    }

    private static Fact port(int line) {
        return new PortRemoved("shop/cart", "line" + line, gone(line));
    }

    private static Fact variable(int line) {
        return new EnvironmentRemoved("shop/cart", "LINE" + line, gone(line));
    }

    private static Transition gone(int line) {
        SourceLocation place = at(FILE, line, 1, 2);
        return new Transition("80", "", true, false, place, place, Impact.none());
    }
}
