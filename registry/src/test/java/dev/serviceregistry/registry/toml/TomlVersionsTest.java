package dev.serviceregistry.registry.toml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.DiagnosticKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TomlVersionsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = {\n  b = 1\n}\n",
                "a = { b = 1, }\n",
                "a = { b = 1, # why\n c = { d = [1], }, }\nx = { y = 1,\n }\n",
                "a = \"\\e[0m\"\n",
                "a = \"\\x41\"\n",
                "\"\\x41\" = 1\n",
                "a = 07:32\n",
                "a = [2026-01-02T03:04, 2026-01-02 03:04Z]\n",
            })
    void a_document_that_needs_toml_1_1_is_read_and_noted_once(String text) {
        TomlDocument document = parse(text);

        assertThat(document.usable()).isTrue();
        assertThat(document.content().entries()).isNotEmpty();
        assertThat(document.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(DiagnosticKind.NEWER_TOML));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment {\n",
                "a = \"http://example.org:80/{x,}\"\n",
                "a = 'C:\\x41\\e'\n",
                "a = \"C:\\\\example\"\n",
                "a = \"\"\"\\\\e {\n, }\"\"\"\n",
                "a = [\n  1,\n  { b = 2 },\n]\n",
                "a = 07:32:00\nb = 2026-01-02T03:04:05Z\n",
                "a = {}\nb = { c = [\n1,\n] }\n",
                "a = { b = '''\n''' }\n",
                "\"a:b\" = 1\n",
                "a = { b = 1 } # , }\n",
            })
    void a_document_of_toml_1_0_gets_no_note(String text) {
        TomlDocument document = parse(text);

        assertThat(document.usable()).isTrue();
        assertThat(document.problems()).isEmpty();
    }

    private static TomlDocument parse(String text) {
        return TomlParser.parse("f.toml", text.getBytes(StandardCharsets.UTF_8));
    }
}
