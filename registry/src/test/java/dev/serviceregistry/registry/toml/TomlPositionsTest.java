package dev.serviceregistry.registry.toml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TomlPositionsTest {

    @Test
    void a_key_and_its_value_each_have_their_span() {
        Table table = parse("name = \"web\"\n  count   =  42 # many\n");

        assertThat(key(table, "name")).isEqualTo(span(1, 1, 1, 5));
        assertThat(value(table, "name")).isEqualTo(span(1, 8, 1, 13));
        assertThat(key(table, "count")).isEqualTo(span(2, 3, 2, 8));
        assertThat(value(table, "count")).isEqualTo(span(2, 14, 2, 16));
    }

    @Test
    void a_table_is_where_its_header_is() {
        Table table = parse("\n[services.web]\ntype = \"api\"\n  [ services . \"db\" ]  # the store\n");

        assertThat(at(table, "services", "web").source()).isEqualTo(span(2, 1, 2, 15));
        assertThat(at(table, "services", "db").source()).isEqualTo(span(4, 3, 4, 22));
    }

    @Test
    void a_table_that_only_deeper_headers_imply_is_where_the_first_of_them_is() {
        Table table = parse("[a.b.c]\nx = 1\n[a.b]\ny = 2\n");

        assertThat(at(table, "a").source()).isEqualTo(span(1, 1, 1, 8));
        assertThat(at(table, "a", "b").source()).isEqualTo(span(3, 1, 3, 6));
    }

    @Test
    void the_elements_of_an_array_have_their_own_spans_over_several_lines() {
        Table table = parse("ports = [ 80,\n  443, # https\n  [1, 2],\n]\n");
        Array ports = (Array) at(table, "ports");

        assertThat(ports.source()).isEqualTo(span(1, 9, 4, 2));
        assertThat(ports.items().get(0).source()).isEqualTo(span(1, 11, 1, 13));
        assertThat(ports.items().get(1).source()).isEqualTo(span(2, 3, 2, 6));
        assertThat(((Array) ports.items().get(2)).items().get(1).source()).isEqualTo(span(3, 7, 3, 8));
    }

    @Test
    void an_inline_table_and_what_is_in_it_have_their_spans() {
        Table table = parse("main = { port = 8080, tls.on = true }\n");

        assertThat(at(table, "main").source()).isEqualTo(span(1, 8, 1, 38));
        assertThat(at(table, "main", "port").source()).isEqualTo(span(1, 17, 1, 21));
        assertThat(key((Table) at(table, "main", "tls"), "on")).isEqualTo(span(1, 27, 1, 29));
        assertThat(at(table, "main", "tls", "on").source()).isEqualTo(span(1, 32, 1, 36));
    }

    @Test
    void each_part_of_a_dotted_key_has_its_span() {
        Table table = parse("deploy . strategy.\"max surge\" = 1\n");
        Table deploy = (Table) at(table, "deploy");
        Table strategy = (Table) at(table, "deploy", "strategy");

        assertThat(key(table, "deploy")).isEqualTo(span(1, 1, 1, 7));
        assertThat(key(deploy, "strategy")).isEqualTo(span(1, 10, 1, 18));
        assertThat(key(strategy, "max surge")).isEqualTo(span(1, 19, 1, 30));
        assertThat(at(table, "deploy", "strategy", "max surge").source()).isEqualTo(span(1, 33, 1, 34));
    }

    @Test
    void quoted_keys_with_dots_brackets_and_escapes_are_found() {
        Table table = parse("""
                [labels."a.b/c]d"]
                "x\\"=\\u0041" = 'one'
                'y\\n' = 'two'
                """);

        assertThat(at(table, "labels", "a.b/c]d", "x\"=A").source()).isEqualTo(span(2, 16, 2, 21));
        assertThat(at(table, "labels", "a.b/c]d", "y\\n").source()).isEqualTo(span(3, 9, 3, 14));
    }

    @Test
    void the_elements_of_an_array_of_tables_are_where_their_headers_are() {
        Table table = parse("""
                [[waivers]]
                rule = "A"
                [waivers.scope]
                project = "one"
                [[waivers]]
                rule = "B"
                [waivers.scope]
                project = "two"
                [[waivers.links]]
                url = "three"
                """);
        Array waivers = (Array) at(table, "waivers");
        Table second = (Table) waivers.items().get(1);

        assertThat(waivers.items().get(0).source()).isEqualTo(span(1, 1, 1, 12));
        assertThat(second.source()).isEqualTo(span(5, 1, 5, 12));
        assertThat(at(second, "rule").source()).isEqualTo(span(6, 8, 6, 11));
        assertThat(at(second, "scope", "project").source()).isEqualTo(span(8, 11, 8, 16));
        assertThat(at((Table) ((Array) at(second, "links")).items().get(0), "url")
                        .source())
                .isEqualTo(span(10, 7, 10, 14));
    }

    @Test
    void lines_that_end_in_carriage_return_and_line_feed_are_counted_once() {
        Table table = parse("a = 1\r\n\r\n[b]\r\nc = \"x\"\r\nd = [\r\n  2,\r\n]\r\n");

        assertThat(at(table, "a").source()).isEqualTo(span(1, 5, 1, 6));
        assertThat(at(table, "b").source()).isEqualTo(span(3, 1, 3, 4));
        assertThat(at(table, "b", "c").source()).isEqualTo(span(4, 5, 4, 8));
        assertThat(((Array) at(table, "b", "d")).items().get(0).source()).isEqualTo(span(6, 3, 6, 4));
    }

    @Test
    void a_text_of_several_lines_ends_where_its_quotes_end() {
        Table table = parse("a = \"\"\"\none \\\"\"\" [x]\n\"two\"\"\"\"\nb = '''\n'x' = 1'''\nc = \"\"\nd = 1\n");

        assertThat(((Scalar) at(table, "a")).text()).isEqualTo("one \"\"\" [x]\n\"two\"");
        assertThat(at(table, "a").source()).isEqualTo(span(1, 5, 3, 9));
        assertThat(at(table, "b").source()).isEqualTo(span(4, 5, 5, 11));
        assertThat(at(table, "c").source()).isEqualTo(span(6, 5, 6, 7));
        assertThat(at(table, "d").source()).isEqualTo(span(7, 5, 7, 6));
    }

    @Test
    void columns_count_utf_16_units_also_behind_letters_of_other_alphabets() {
        Table table = parse("x = { \"straße 🚀\" = 'ü', b = 2 } # 🚀\ny = 3\n");

        assertThat(key((Table) at(table, "x"), "straße 🚀")).isEqualTo(span(1, 7, 1, 18));
        assertThat(at(table, "x", "b").source()).isEqualTo(span(1, 30, 1, 31));
        assertThat(at(table, "y").source()).isEqualTo(span(2, 5, 2, 6));
    }

    @Test
    void an_error_behind_a_character_outside_the_basic_plane_is_placed_in_utf_16_units() {
        TomlDocument document = document("x = ['🚀🚀', ?]\n");

        assertThat(document.usable()).isFalse();
        assertThat(document.problems().get(0).source().column()).isEqualTo(14);
    }

    @Test
    void dates_times_and_numbers_end_where_they_end() {
        Table table = parse("a = 1979-05-27T07:32:00Z\nb = [1979-05-27 07:32:00, -1_000, 0xff, 1e3,inf]#x\n");
        Array b = (Array) at(table, "b");

        assertThat(at(table, "a").source()).isEqualTo(span(1, 5, 1, 25));
        assertThat(b.items().get(0).source()).isEqualTo(span(2, 6, 2, 25));
        assertThat(b.items().get(1).source()).isEqualTo(span(2, 27, 2, 33));
        assertThat(b.items().get(4).source()).isEqualTo(span(2, 45, 2, 48));
    }

    @Test
    void a_file_without_a_line_end_has_its_last_value() {
        assertThat(at(parse("a = 1\nb = tr" + "ue"), "b").source()).isEqualTo(span(2, 5, 2, 9));
        assertThat(at(parse("[a.b]"), "a", "b").source()).isEqualTo(span(1, 1, 1, 6));
    }

    private static SourceLocation span(int line, int column, int endLine, int endColumn) {
        return new SourceLocation("f.toml", line, column, endLine, endColumn);
    }

    private static TomlDocument document(String text) {
        return TomlParser.parse("f.toml", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Table parse(String text) {
        TomlDocument document = document(text);
        assertThat(document.problems().stream().filter(p -> !document.usable())).isEmpty();
        return document.content();
    }

    private static Node at(Table table, String... keys) {
        Node node = table;
        for (String key : keys) {
            node = ((Table) node).get(key).orElseThrow();
        }
        return node;
    }

    private static SourceLocation key(Table table, String key) {
        return table.entries().get(key).key();
    }

    private static SourceLocation value(Table table, String key) {
        return table.entries().get(key).value().source();
    }
}
