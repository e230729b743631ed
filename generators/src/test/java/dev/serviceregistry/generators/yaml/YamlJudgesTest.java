package dev.serviceregistry.generators.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serviceregistry.generators.HostileTexts;
import dev.serviceregistry.generators.tree.Mapping;
import dev.serviceregistry.generators.tree.Sequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** YAML as PyYAML sees it, which reads version 1.1. */
@Tag("oracles")
class YamlJudgesTest {

    private static final String READ =
            "import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1], encoding='utf-8', newline='')), sys.stdout)";

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNameLength(200_000).build())
            .build());

    @TempDir
    private Path directory;

    @Test
    void every_text_is_the_same_for_a_reader_of_the_older_version() throws IOException, InterruptedException {
        Mapping keys = new Mapping();
        Map<String, String> expected = new HashMap<>();
        for (String text : HostileTexts.all()) {
            keys.put(text, text);
            expected.put(text, text);
        }
        Mapping document = new Mapping().put("items", Sequence.of(HostileTexts.all()));
        Path file = directory.resolve("texts.yaml");
        Path out = directory.resolve("texts.json");
        for (Mapping each : List.of(document, keys)) {
            Files.writeString(file, YamlEmitter.write(each, "A test"));
            int code = new ProcessBuilder("python3", "-c", READ, file.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(out.toFile())
                    .start()
                    .waitFor();

            assertThat(code).isZero();
            assertThat(JSON.readValue(out.toFile(), Object.class))
                    .isEqualTo(each == keys ? expected : Map.of("items", HostileTexts.all()));
        }
    }
}
