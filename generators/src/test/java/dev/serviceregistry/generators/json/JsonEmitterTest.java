package dev.serviceregistry.generators.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serviceregistry.generators.HostileTexts;
import dev.serviceregistry.generators.tree.Decimal;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Nothing;
import dev.serviceregistry.generators.tree.Sequence;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonEmitterTest {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNameLength(200_000).build())
            .build());

    static List<String> hostile() {
        return HostileTexts.all();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void every_text_comes_back_as_it_was(String text) throws IOException {
        Mapping document = new Mapping()
                .put(text, text)
                .put("items", new Sequence().add(text).add(new Mapping().put("key", text)));

        assertThat(JSON.readValue(JsonEmitter.write(document), Object.class))
                .isEqualTo(Map.of(text, text, "items", List.of(text, Map.of("key", text))));
    }

    @Test
    void a_document_is_indented_by_two_spaces() {
        Mapping document = new Mapping()
                .put("title", "Shop")
                .comment("title", "JSON has none")
                .put("panels", new Sequence().add(new Mapping().put("id", 1).put("ratio", new Decimal(BigDecimal.ONE))))
                .put("links", new Sequence())
                .put("extra", new Nothing());

        assertThat(JsonEmitter.write(document)).isEqualTo("""
                {
                  "title": "Shop",
                  "panels": [
                    {
                      "id": 1,
                      "ratio": 1.0
                    }
                  ],
                  "links": [],
                  "extra": null
                }
                """);
    }
}
