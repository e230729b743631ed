package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Catalogue files as Backstage's own model sees them. */
@Tag("oracles")
class BackstageJudgesTest {

    @TempDir
    private Path directory;

    private Path entities(String name, Path root) throws IOException {
        List<Object> entities = new ArrayList<>();
        Path output = GeneratedOutput.of("backstage", root, directory.resolve("of-" + name));
        // A repository that is delivered to several targets has its entities once for each.
        SortedMap<String, List<Map<String, Object>>> files = GeneratedOutput.documents(output);
        String target = files.firstKey().split("/")[1];
        files.forEach((file, documents) -> {
            if (file.startsWith("backstage/" + target + "/")) {
                entities.addAll(documents);
            }
        });
        return written(name, entities);
    }

    private Path written(String name, List<?> entities) throws IOException {
        Path file = directory.resolve(name + ".json");
        new ObjectMapper().writeValue(file.toFile(), entities);
        return file;
    }

    private List<String> judged(List<Path> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "node",
                Path.of("src", "test", "oracles", "backstage.mjs").toString(),
                Path.of("target", "oracles", "node_modules").toString()));
        files.forEach(file -> command.add(file.toString()));
        Path said = directory.resolve("said.txt");
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        return Files.readAllLines(said);
    }

    @Test
    void every_entity_of_the_catalogue_is_one_and_every_reference_leads_to_one()
            throws IOException, InterruptedException {
        assertThat(judged(List.of(entities("catalog", GeneratedOutput.CATALOG))))
                .singleElement()
                .asString()
                .matches("\\d{2,} entities");
    }

    @Test
    @EnabledIfSystemProperty(named = "real.inputs", matches = ".+")
    void so_is_every_entity_of_real_systems() throws IOException, InterruptedException {
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, Path> system :
                GeneratedOutput.realSystems(directory).entrySet()) {
            files.add(entities(system.getKey(), system.getValue()));
        }

        assertThat(judged(files)).singleElement().asString().matches("\\d{3,} entities");
    }

    @Test
    void the_judge_sees_kinds_and_references_that_there_are_not() throws IOException, InterruptedException {
        Path file = written(
                "broken",
                List.of(
                        Map.of(
                                "apiVersion",
                                "backstage.io/v1alpha1",
                                "kind",
                                "Component",
                                "metadata",
                                Map.of("name", "web"),
                                "spec",
                                Map.of("type", "website", "lifecycle", "production", "owner", "group:nobody")),
                        Map.of(
                                "apiVersion", "backstage.io/v1alpha1",
                                "kind", "Componnet",
                                "metadata", Map.of("name", "a b"))));

        assertThat(String.join("\n", judged(List.of(file)))).contains("there is no group:nobody", "Componnet");
    }
}
