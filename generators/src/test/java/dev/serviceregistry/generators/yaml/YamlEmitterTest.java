package dev.serviceregistry.generators.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serviceregistry.generators.HostileTexts;
import dev.serviceregistry.generators.tree.Decimal;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Nothing;
import dev.serviceregistry.generators.tree.Reference;
import dev.serviceregistry.generators.tree.Sequence;
import dev.serviceregistry.generators.tree.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class YamlEmitterTest {

    static List<String> hostile() {
        return HostileTexts.all();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void every_text_comes_back_as_it_was_wherever_it_stands(String text) {
        Mapping document = new Mapping()
                .put("value", text)
                .put("between", 1)
                .put("items", new Sequence().add(text).add("between").add(new Sequence().add(text)))
                .put(
                        "nested",
                        new Sequence().add(new Mapping().put("first", text).put("second", text)))
                .put("below", new Mapping().put(text, text).put("after", true));

        assertThat(read(YamlEmitter.write(document, text)))
                .isEqualTo(Map.of(
                        "value",
                        text,
                        "between",
                        1,
                        "items",
                        List.of(text, "between", List.of(text)),
                        "nested",
                        List.of(Map.of("first", text, "second", text)),
                        "below",
                        Map.of(text, text, "after", true)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_comment_stays_one(String text) {
        Mapping document = new Mapping()
                .put("first", "one")
                .comment("first", text)
                .put("items", new Sequence().add(new Mapping().put("key", "x").comment("key", text)))
                .comment("items", text);

        assertThat(read(YamlEmitter.write(document, text)))
                .isEqualTo(Map.of("first", "one", "items", List.of(Map.of("key", "x"))));
    }

    @Test
    void a_document_is_laid_out_as_people_write_it() {
        Mapping document = new Mapping()
                .put("name", "shop")
                .put("count", 3)
                .put("ratio", new Decimal(new BigDecimal("1E+2")))
                .put("on", true)
                .put("nothing", new Nothing())
                .put("command", List.of("serve", "--port", "8080"))
                .put("script", "set -e\nrun\n")
                .put("none", new Mapping())
                .put(
                        "rules",
                        new Sequence()
                                .add(new Mapping().put("host", "a.example").put("tls", false)))
                .comment("rules", "Who may come in");

        assertThat(YamlEmitter.write(document, "Made by a test")).isEqualTo("""
                # Made by a test
                ---
                name: shop
                count: 3
                ratio: 100.0
                "on": true
                nothing: null
                command:
                  - serve
                  - "--port"
                  - "8080"
                script: |
                  set -e
                  run
                none: {}
                # Who may come in
                rules:
                  - host: a.example
                    tls: false
                """);
    }

    @Test
    void several_documents_are_set_apart() {
        assertThat(YamlEmitter.write(List.of(new Mapping().put("a", 1), new Sequence().add("b")), ""))
                .isEqualTo("---\na: 1\n---\n- b\n");
    }

    @Test
    void a_long_key_is_written_so_that_readers_find_its_colon() {
        String key = "k".repeat(2_000);

        assertThat(YamlEmitter.write(new Mapping().put(key, "v"), "")).isEqualTo("---\n? " + key + "\n: v\n");
    }

    @Test
    void a_reference_has_no_place_in_yaml() {
        assertThatThrownBy(() -> YamlEmitter.write(new Mapping().put("a", new Reference("var.a")), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("var.a");
    }

    @Test
    void half_of_a_surrogate_pair_is_escaped() {
        assertThat(YamlEmitter.write(new Mapping().put("a", new Text("x\ud83d")), ""))
                .isEqualTo("---\na: \"x\\ud83d\"\n");
    }

    private static Object read(String text) {
        return new Load(LoadSettings.builder().setCodePointLimit(10_000_000).build()).loadFromString(text);
    }
}
