package dev.serviceregistry.generators.promql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromqlQueryTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "up == 0",
                "sum",
                "1",
                "-1 ^ 2",
                "0x1F + 1e-3 + .5 + 5. + Inf + NaN",
                "1 > bool 0",
                "vector(1)",
                "a:b{c='d', e=~\"f|g\", h!=`i`,}",
                "{__name__=~\"node_.+\"}",
                "sum(rate(x{code!~\"5..\"}[5m])) by (job) / ignoring (code) group_left sum by (job) (rate(x[5m]))",
                "sum by () (x)",
                "topk(3, x) or bottomk by (a) (1, y) unless z and w",
                "histogram_quantile(0.99, sum by (le) (rate(x_bucket[1h30m])))",
                "x offset 5m",
                "x offset -1d @ 1700000000.5",
                "rate(x[5m] @ end() offset 1h)",
                "max_over_time(rate(x[5m])[1h:1m] offset 1d)",
                "(x)[30m:]",
                "x offset 1m",
                "count_values(\"version\", build_info)",
                "label_replace(x, \"a\", \"$1\", \"b\", \"(.*)\")",
                "label_join(x, \"a\", \",\", \"b\", \"c\")",
                "round(x) + round(x, 5)",
                "hour() > bool 8 and day_of_week(vector(time())) < 6",
                "clamp_min(x, 0) atan2 on (a) y",
                "x # up ==\n> 0",
                "x{a=\"#\"}",
                "x{a=\"\\\"\\u00e9\\x41\\101\"}",
                "a >= bool b",
                "-x",
                "absent(x{job=\"y\"})",
                "x % 2 ^ -3",
                "sum(x) without (a, b)",
            })
    void a_query_is_understood(String query) {
        assertThat(PromqlQuery.read(query).problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nothing",
                "up ==",
                "== up",
                "up up",
                "(up",
                "up)",
                "up{",
                "up{a}",
                "up{a=b}",
                "up{a=\"b\"",
                "up{a==\"b\"}",
                "up{a=~\"(\"}",
                "up{a=~\"(?=x)\"}",
                "up{__name__=\"down\"}",
                "{}",
                "{a=\"\"}",
                "{a=~\".*\"}",
                "up[5m",
                "up[5]",
                "up[0s]",
                "up[m]",
                "up[5m][5m]",
                "rate(up)",
                "rate(up[5m:])[5m]",
                "sum(up[5m])",
                "sum(up, up)",
                "topk(up)",
                "foo(up)",
                "1 > 0",
                "1 and up",
                "1 + on (a) up",
                "up and on (a) group_left () up",
                "up + bool up",
                "up[5m] + 1",
                "\"text\" + 1",
                "-\"text\"",
                "sum(up) offset 5m",
                "(up) offset 5m",
                "up offset 5m offset 5m",
                "up offset",
                "up{a=\"b\" c=\"d\"}",
                "up{a=\"b\\q\"}",
                "up{a=\"b}",
                "by (up)",
                "up by (a)",
                "{{ x }}",
                "$x",
                "up; down",
                "up !",
                "5mm",
                "1x",
            })
    void what_is_no_query_is_refused(String text) {
        assertThat(PromqlQuery.read(text).problem()).isNotEmpty();
    }

    @Test
    void a_query_that_is_nested_without_end_is_refused() {
        assertThat(PromqlQuery.read("(".repeat(100_000) + "x").problem()).contains("nested too deeply");
    }

    @Test
    void a_comment_hides_nothing_that_is_written_behind_it() {
        assertThat(PromqlQuery.read("up # == 0").query().orElseThrow().text()).isEqualTo("up");
    }

    @Test
    void a_query_is_asked_over_another_span() {
        PromqlQuery query = PromqlQuery.read("sum(rate(x{a=\"[5m]\"}[5m])) - sum(increase(y[1h] offset 2m))")
                .query()
                .orElseThrow();

        assertThat(query.over("3d")).isEqualTo("sum(rate(x{a=\"[5m]\"}[3d])) - sum(increase(y[3d] offset 2m))");
    }

    @Test
    void the_ranges_of_subqueries_stay_as_they_are() {
        assertThat(PromqlQuery.read("max_over_time(rate(x[5m])[1h:])")
                        .query()
                        .orElseThrow()
                        .windows())
                .isEmpty();
    }

    @Test
    void the_absence_of_what_is_read_is_asked_by_where_it_comes_from() {
        PromqlQuery query = PromqlQuery.read("x{job=\"a\",code=~\"5..\"} / on (job) y > 0")
                .query()
                .orElseThrow();

        assertThat(query.absence()).contains("max(absent(x{job=\"a\"}) or absent(y))");
        assertThat(PromqlQuery.read("vector(1)").query().orElseThrow().absence())
                .isEmpty();
        assertThat(PromqlQuery.read("absent(x)").query().orElseThrow().absence())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"v-x, false", "'', false", "1v, false", "v:x, false", "v, true", "_v1, true"})
    void values_are_counted_by_what_can_be_a_label(String label, boolean isOne) {
        assertThat(PromqlQuery.read("count_values(\"" + label + "\", x) > 1")
                        .query()
                        .isPresent())
                .isEqualTo(isOne);
        assertThat(PromqlQuery.read("count_values by (a) ('" + label + "', x)")
                        .query()
                        .isPresent())
                .isEqualTo(isOne);
    }
}
