package dev.serviceregistry.engine.report;

import static dev.serviceregistry.engine.report.Judgements.DEPRECATED;
import static dev.serviceregistry.engine.report.Judgements.EXISTS;
import static dev.serviceregistry.engine.report.Judgements.at;
import static dev.serviceregistry.engine.report.Judgements.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.facts.Fact;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextReporterTest {

    private static final String FILE = "projects/shop/services.toml";
    private static final Map<String, String> LINES = Map.of(FILE + ":12", "requires = [\"redis\"]");
    private static final Finding MISSING =
            finding(EXISTS, "redis", "requires redis, which does not exist", at(FILE, 12, 13, 20));

    private static String plain(Judgement judgement) {
        return Judgements.text(judgement, ReportStyle.PLAIN);
    }

    @Test
    void a_finding_is_told_as_compilers_do() {
        Finding finding = finding(
                EXISTS,
                "redis",
                "requires redis, which does not exist",
                at(FILE, 12, 13, 20),
                Judgements.setting(at("policies/security.toml", 3, 1, 11)));

        assertThat(plain(Judgements.of(LINES, List.of(), finding))).isEqualTo("""
                        projects/shop/services.toml:12:13: error[DEP-001] Every required service exists
                        12 | requires = ["redis"]
                           |             ^^^^^^^
                          shop/cart: requires redis, which does not exist
                          see: policies/security.toml:3:1: dependency.max_fan_in = 25
                          help: Define the service. (more: service-registry explain 23480a789274)

                        1 error, 0 warnings, 0 notes: 2 services in 1 project; 2 rules run, 1 not applicable, 0 waived; 1.23 s
                        """);
    }

    @Test
    void nothing_found_is_one_line() {
        assertThat(plain(Judgements.of(Map.of(), List.of())))
                .isEqualTo("ok: 2 services in 1 project; 2 rules run, 1 not applicable, 0 waived; 1.23 s\n");
    }

    @Test
    void a_finding_without_a_file_has_no_place() {
        assertThat(plain(Judgements.of(Map.of(), List.of(), finding(EXISTS, "redis", "is gone", at("", 1, 1, 1)))))
                .startsWith("error[DEP-001] Every required service exists\n  shop/cart: is gone\n");
    }

    @Test
    void waived_findings_are_counted_and_listed_only_when_asked_for() {
        Finding waived = finding(DEPRECATED, "kafka", "requires kafka", at(FILE, 20, 1, 5));
        Judgement judgement = Judgements.of(LINES, List.of(Judgements.waived(waived)), MISSING);

        assertThat(plain(judgement)).contains("1 waived").doesNotContain("DEP-006");
        assertThat(Judgements.text(judgement, new ReportStyle(ReportStyle.Detail.VERBOSE, false, 100)))
                .contains(
                        FILE + ":20:1: waived warning[DEP-006] No service requires a deprecated service",
                        "  waived: The successor is not out yet (OPS-7), approved by @platform-team until 2027-03-31")
                .contains("nothing to judge for: SCH-011");
    }

    @Test
    void quiet_is_one_line_a_finding() {
        assertThat(Judgements.text(
                        Judgements.of(LINES, List.of(), MISSING),
                        new ReportStyle(ReportStyle.Detail.QUIET, false, 100)))
                .isEqualTo(FILE + ":12:13: error[DEP-001] shop/cart: requires redis, which does not exist\n");
    }

    @Test
    void colours_end_where_they_begin() {
        String text = Judgements.text(
                Judgements.of(LINES, List.of(), MISSING), new ReportStyle(ReportStyle.Detail.NORMAL, true, 100));

        assertThat(text).contains("\u001B[1;31merror[DEP-001]\u001B[0m");
        for (String line : text.split("\n")) {
            assertThat(line.lastIndexOf("\u001B[0m")).isEqualTo(line.lastIndexOf("\u001B["));
        }
    }

    @Test
    void nothing_of_the_repository_can_steer_the_terminal() {
        Finding finding = finding(
                EXISTS, "red\u001B[2Jis", "requires \u001B]0;gone\u0007 \u202Edesrever\r\n", at(FILE, 12, 1, 4));

        String text = plain(Judgements.of(Map.of(FILE + ":12", "x = \u009B31m\u001B[31m"), List.of(), finding));

        assertThat(text).contains("<U+001B>", "<U+202E>", "<U+009B>", "<U+000D>", "<U+000A>");
        assertThat(text.chars().filter(c -> c != '\n' && (c < ' ' || c > '~'))).isEmpty();
    }

    @Test
    void places_are_written_from_where_the_reader_stands() {
        Judgement here = Judgements.of(LINES, List.of(), MISSING);
        Judgement above = new Judgement(
                here.evaluation(),
                here.judged(),
                new JudgedCatalog(
                        "../central",
                        "",
                        "services/catalog.toml",
                        "",
                        1,
                        2,
                        here.catalog().digest()),
                PriorState.NONE,
                here.asOf(),
                here.failOn(),
                here.lines(),
                here.elapsed(),
                here.version());

        assertThat(plain(above))
                .startsWith("../central/" + FILE + ":12:13: error")
                .contains("12 | requires");
    }

    @Test
    void a_huge_finding_is_shortened_unless_all_of_it_is_asked_for() {
        Fact[] places = new Fact[30];
        for (int i = 0; i < places.length; i++) {
            places[i] = Judgements.setting(at("policies/security.toml", i + 1, 1, 2));
        }
        Finding finding = finding(EXISTS, "redis", "a → ".repeat(1000) + "a", at(FILE, 12, 13, 20), places);
        Judgement judgement = Judgements.of(LINES, List.of(), finding);

        assertThat(plain(judgement))
                .contains("  shop/cart: a → a", " → a\n", "  see: 21 more places; -v shows all\n")
                .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() < 700));
        assertThat(Judgements.text(judgement, new ReportStyle(ReportStyle.Detail.VERBOSE, false, 100)))
                .contains("a → ".repeat(1000), "policies/security.toml:30:1");
    }
}
