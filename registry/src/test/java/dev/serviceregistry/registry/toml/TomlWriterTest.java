package dev.serviceregistry.registry.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

class TomlWriterTest {

    @Test
    void tables_are_separated_by_a_blank_line_and_keep_their_order() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema_version", "1");
        document.put("project", Map.of("name", "shop"));
        document.put("services", Map.of("web", map("type", "api", "env", map("B", "2", "A", "1"))));
        assertThat(TomlWriter.write(document)).isEqualTo("""
                        schema_version = "1"

                        [project]
                        name = "shop"

                        [services.web]
                        type = "api"

                        [services.web.env]
                        B = "2"
                        A = "1"
                        """);
    }

    @Test
    void the_plain_values_of_a_table_come_before_its_sub_tables() {
        assertThat(TomlWriter.write(map("a", map("inner", map("x", 1L), "y", true))))
                .isEqualTo("""
                        [a]
                        y = true

                        [a.inner]
                        x = 1
                        """);
    }

    @Test
    void an_inline_table_stands_on_one_line_however_long() {
        Object small = new TomlWriter.Inline(map("port", 80L, "host_ip", "127.0.0.1"));
        Object large = new TomlWriter.Inline(map("default", "x".repeat(100)));
        assertThat(TomlWriter.write(map("p", map("large", large, "small", small))))
                .isEqualTo("""
                        [p]
                        large = { default = "%s" }
                        small = { port = 80, host_ip = "127.0.0.1" }
                        """.formatted("x".repeat(100)));
    }

    @Test
    void a_compact_table_gets_a_header_where_its_line_would_be_too_long() {
        Object small = new TomlWriter.Compact(map("exec", List.of("true")));
        Object large = new TomlWriter.Compact(map("exec", List.of("x".repeat(100))));
        assertThat(TomlWriter.write(map("p", map("large", large, "small", small))))
                .isEqualTo("""
                        [p]
                        small = { exec = ["true"] }

                        [p.large]
                        exec = [
                          "%s",
                        ]
                        """.formatted("x".repeat(100)));
    }

    @Test
    void a_long_array_has_one_element_a_line_and_a_short_one_stays_on_its_line() {
        assertThat(TomlWriter.write(map("short", List.of("a", "b"), "long", List.of("a".repeat(60), "b".repeat(60)))))
                .isEqualTo("""
                        short = ["a", "b"]
                        long = [
                          "%s",
                          "%s",
                        ]
                        """.formatted("a".repeat(60), "b".repeat(60)));
    }

    @Test
    void backslashes_and_quotes_give_a_literal_string_and_newlines_a_multi_line_one() {
        assertThat(TomlWriter.write(map("a", "C:\\x", "b", "say \"it\"", "c", "it's \"it\"", "d", "one\ntwo\n")))
                .isEqualTo("""
                        a = 'C:\\x'
                        b = 'say "it"'
                        c = "it's \\"it\\""
                        d = \"""
                        one
                        two
                        \"""
                        """);
    }

    @Test
    void only_letters_digits_dash_and_underscore_make_a_bare_key() {
        assertThat(TomlWriter.write(map("a-B_1", 1L, "a.b", 2L, "", 3L, "ä", 4L)))
                .isEqualTo("a-B_1 = 1\n\"a.b\" = 2\n\"\" = 3\n\"ä\" = 4\n");
    }

    @Test
    void a_map_without_entries_is_left_out() {
        assertThat(TomlWriter.write(map("a", Map.of(), "b", 1L))).isEqualTo("b = 1\n");
    }

    @Test
    void unseen_characters_are_escaped() {
        assertThat(TomlWriter.write(map("a", "x\u202Ey\u0000\u007F"))).isEqualTo("a = \"x\\u202Ey\\u0000\\u007F\"\n");
    }

    @Test
    void a_value_without_a_form_in_toml_is_refused() {
        assertThatThrownBy(() -> TomlWriter.write(map("a", new Object()))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatever_is_written_reads_back_the_same() {
        Random random = new Random(20_261_123);
        for (int round = 0; round < 3_000; round++) {
            Map<String, Object> document = table(random, 0);
            String text = TomlWriter.write(document);
            TomlParseResult parsed = Toml.parse(text, TomlVersion.V1_0_0);
            assertThat(parsed.errors()).as(text).isEmpty();
            assertThat(plain(parsed)).as(text).isEqualTo(plain(document));
        }
    }

    private static final List<String> PIECES = List.of(
            "a", "B", "7", "-", "_", ".", " ", "\"", "\"\"\"", "'", "'''", "\\", "\n", "\r\n", "\t", "\u0000", "é",
            "\u202E", "😀", "#", "=", "[", "]", "{", "}", ",", "\\u0041", "\b", "\u007F", "${X:-y}", "\uFEFF");

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return random.nextInt(20) == 0 ? text.toString().repeat(20) : text.toString();
    }

    private static Map<String, Object> table(Random random, int depth) {
        Map<String, Object> table = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            table.put(text(random), value(random, depth));
        }
        return table;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 8)) {
            case 0 -> random.nextLong();
            case 1 -> random.nextBoolean();
            case 2 -> BigDecimal.valueOf(random.nextInt(10_000), random.nextInt(4));
            case 4 -> table(random, depth + 1);
            case 5 ->
                random.nextBoolean()
                        ? new TomlWriter.Inline(table(random, depth + 2))
                        : new TomlWriter.Compact(table(random, depth + 2));
            case 6 -> {
                List<Object> list = new ArrayList<>();
                for (int i = random.nextInt(6); i > 0; i--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
            default -> text(random);
        };
    }

    private static Object plain(Object value) {
        if (value instanceof TomlWriter.Inline inline) {
            return plain(inline.entries());
        }
        if (value instanceof TomlWriter.Compact compact) {
            return plain(compact.entries());
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            map.forEach((key, element) -> {
                if (!(plain(element) instanceof Map<?, ?> table && table.isEmpty())) {
                    plain.put(key, plain(element));
                }
            });
            return plain;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(TomlWriterTest::plain).toList();
        }
        if (value instanceof TomlTable table) {
            Map<Object, Object> plain = new LinkedHashMap<>();
            for (String key : table.keySet()) {
                Object element = plain(table.get(List.of(key)));
                if (!(element instanceof Map<?, ?> inner && inner.isEmpty())) {
                    plain.put(key, element);
                }
            }
            return plain;
        }
        if (value instanceof TomlArray array) {
            return array.toList().stream().map(TomlWriterTest::plain).toList();
        }
        if (value instanceof BigDecimal number) {
            return number.doubleValue();
        }
        return value;
    }

    private static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
