package dev.serviceregistry.registry.editing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.SourceLocation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In each text a bar marks the place that is asked about. */
class CursorScannerTest {

    private static Cursor at(String marked) {
        int bar = marked.indexOf('|');
        String before = marked.substring(0, bar);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = bar - (before.lastIndexOf('\n') + 1) + 1;
        return CursorScanner.at("f.toml", before + marked.substring(bar + 1), line, column);
    }

    @Test
    void a_key_is_found_with_the_table_it_stands_in() {
        Cursor cursor = at("[services.cart]\nver|sion = \"1.0.0\"\n");

        assertThat(cursor)
                .isEqualTo(new Cursor(
                        Cursor.Token.KEY,
                        List.of("services", "cart", "version"),
                        "version",
                        new SourceLocation("f.toml", 2, 1, 2, 8),
                        false));
    }

    @Test
    void a_text_is_found_without_its_quotation_marks() {
        Cursor cursor = at("[services.cart]\nversion = \"1.|0.0\" # old\n");

        assertThat(cursor)
                .isEqualTo(new Cursor(
                        Cursor.Token.VALUE,
                        List.of("services", "cart", "version"),
                        "1.0.0",
                        new SourceLocation("f.toml", 2, 12, 2, 17),
                        true));
    }

    @Test
    void a_place_behind_the_end_of_a_line_is_its_end_whatever_ends_it() {
        for (String text : List.of("[a]\ntype = \"api\"\nversion = 1\n", "[a]\r\ntype = \"api\"\r\nversion = 1\r\n")) {
            Cursor end = CursorScanner.at("f.toml", text, 2, 13);

            for (int column : List.of(14, 15, 16, 400)) {
                assertThat(CursorScanner.at("f.toml", text, 2, column)).isEqualTo(end);
            }
            assertThat(CursorScanner.at("f.toml", text, 9, 9)).isEqualTo(CursorScanner.at("f.toml", text, 4, 1));
        }
        assertThat(RuleCursor.at("a.drl", "when\n    Service( id )\nthen\n", 2, 99)
                        .source())
                .isEqualTo(RuleCursor.at("a.drl", "when\n    Service( id )\nthen\n", 2, 18)
                        .source());
    }

    @Test
    void an_element_of_an_array_has_the_path_of_the_array() {
        Cursor cursor = at("[a]\nrequires = [\n  \"one\", # first\n  \"t|wo\",\n]\n");

        assertThat(cursor.path()).containsExactly("a", "requires");
        assertThat(cursor.text()).isEqualTo("two");
    }

    @Test
    void the_key_of_an_inline_table_within_an_array_is_found() {
        Cursor cursor = at("requires = [{ service = \"redis\", cond| }]\n");

        assertThat(cursor.token()).isEqualTo(Cursor.Token.KEY);
        assertThat(cursor.path()).containsExactly("requires", "cond");
    }

    @Test
    void dotted_and_quoted_keys_are_taken_apart() {
        Cursor cursor = at("[services.\"a.b\"]\nenv.HOST|.from_service = \"x\"\n");

        assertThat(cursor.path()).containsExactly("services", "a.b", "env", "HOST");
    }

    @Test
    void an_empty_line_awaits_a_key_of_the_table_above() {
        Cursor cursor = at("[services.cart]\ntype = \"api\"\n|\n[services.web]\n");

        assertThat(cursor.token()).isEqualTo(Cursor.Token.KEY);
        assertThat(cursor.path()).containsExactly("services", "cart", "");
        assertThat(cursor.source()).isEqualTo(new SourceLocation("f.toml", 3, 1, 3, 1));
    }

    @Test
    void behind_an_equals_sign_a_value_is_awaited() {
        Cursor cursor = at("[services.cart]\nlifecycle = |\ntype = \"api\"\n");

        assertThat(cursor.token()).isEqualTo(Cursor.Token.VALUE);
        assertThat(cursor.path()).containsExactly("services", "cart", "lifecycle");
        assertThat(cursor.quoted()).isFalse();
    }

    @Test
    void a_text_that_is_not_closed_ends_with_its_line() {
        Cursor cursor = at("[a]\nowner = \"plat|\nversion = \"1\"\n");

        assertThat(cursor.text()).isEqualTo("plat");
        assertThat(cursor.source()).isEqualTo(new SourceLocation("f.toml", 2, 10, 2, 14));
    }

    @Test
    void an_array_that_is_not_closed_ends_before_the_next_header() {
        Cursor cursor = at("[a]\nrequires = [\"x\",\n\n[b]\nke|y = 1\n");

        assertThat(cursor.path()).containsExactly("b", "key");
    }

    @Test
    void an_array_that_is_not_closed_ends_before_the_next_key() {
        Cursor cursor = at("[a]\nrequires = [\"x\"\nowner = \"pl|at\"\n");

        assertThat(cursor.path()).containsExactly("a", "owner");
    }

    @Test
    void the_name_of_a_table_is_found_part_by_part() {
        assertThat(at("[serv|ices.cart]\n").path()).containsExactly("services");
        assertThat(at("[services.ca|rt.env]\n").path()).containsExactly("services", "cart");
        assertThat(at("[[services.cart.li|nks]]\n").token()).isEqualTo(Cursor.Token.HEADER);
    }

    @Test
    void a_name_that_ends_with_a_dot_awaits_its_next_part() {
        assertThat(at("[services.cart.|]\n").path()).containsExactly("services", "cart", "");
    }

    @Test
    void a_comment_says_nothing() {
        assertThat(at("a = 1 # ow|ner\n").token()).isEqualTo(Cursor.Token.OTHER);
        assertThat(at("# ow|ner = 2\n").token()).isEqualTo(Cursor.Token.OTHER);
    }

    @Test
    void columns_count_in_utf_16() {
        Cursor cursor = at("a = { x_note = \"😀\", owner = \"pl|at\" }\n");

        assertThat(cursor.source()).isEqualTo(new SourceLocation("f.toml", 1, 31, 1, 35));
    }

    @Test
    void a_place_behind_the_end_is_the_end() {
        assertThat(CursorScanner.at("f.toml", "a = 1", 9, 9).token()).isNotNull();
        assertThat(CursorScanner.at("f.toml", "", 1, 1).path()).containsExactly("");
    }
}
