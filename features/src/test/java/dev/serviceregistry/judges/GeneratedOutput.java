package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serviceregistry.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the command line generates of repositories, the shipped one and those of real systems. */
final class GeneratedOutput {

    /** The catalogue that ships. */
    static final Path CATALOG = Path.of("..", "catalog");

    private GeneratedOutput() {}

    /** Runs a command that has to succeed. */
    static void run(String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(Main.run(arguments, new ByteArrayOutputStream(), err))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
    }

    /** Generates formats of a repository into a new folder, and gives it back. */
    static Path of(String formats, Path root, Path output) {
        run(
                "generate",
                "--format",
                formats,
                "--allow-findings",
                "-q",
                "--config",
                root.toString(),
                "-o",
                output.toString());
        return output;
    }

    /** The documents of every file of YAML in a folder, by its path there. */
    static SortedMap<String, List<Map<String, Object>>> documents(Path output) throws IOException {
        SortedMap<String, List<Map<String, Object>>> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(output)) {
            for (Path file :
                    walk.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                files.put(output.relativize(file).toString().replace('\\', '/'), documents(Files.readString(file)));
            }
        }
        return files;
    }

    /** The documents of a text. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> documents(String yaml) {
        List<Map<String, Object>> documents = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(yaml)
                .forEach(one -> documents.add((Map<String, Object>) one));
        return documents;
    }

    /** A repository of its own for each real system, below a folder, by the system's name. */
    static SortedMap<String, Path> realSystems(Path folder) throws IOException {
        Path systems = Path.of(System.getProperty("real.inputs"), "systems");
        SortedMap<String, Path> roots = new TreeMap<>();
        for (JsonNode system :
                new ObjectMapper().readTree(systems.resolve("index.json").toFile())) {
            String name = system.get("system").asText();
            Path root = folder.resolve(name);
            List<String> arguments = new ArrayList<>(List.of("init", root.toString(), "-q", "--from"));
            system.get("files")
                    .forEach(file -> arguments.add(
                            systems.resolve(name).resolve(file.asText()).toString()));
            run(arguments.toArray(String[]::new));
            roots.put(name, root);
        }
        assertThat(roots).as("real systems").hasSize(40);
        return roots;
    }
}
