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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Manifests as Kubernetes' own types and the checks of its linters see them. */
class KubernetesJudgesTest {

    /** Kinds that are not of Kubernetes itself. */
    private static final List<String> OTHERS = List.of("ExternalSecret", "Kustomization");

    @TempDir
    private Path directory;

    private Map<String, List<Map<String, Object>>> generate(Path root) throws IOException {
        Path output = directory.resolve("of-" + root.getFileName());
        String[] arguments = {
            "generate",
            "--format",
            "kubernetes",
            "--allow-findings",
            "-q",
            "--config",
            root.toString(),
            "-o",
            output.toString()
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(Main.run(arguments, new ByteArrayOutputStream(), err))
                .as(err.toString(StandardCharsets.UTF_8))
                .isZero();
        Map<String, List<Map<String, Object>>> objects = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
                objects.put(output.relativize(file).toString().replace('\\', '/'), documents(Files.readString(file)));
            }
        }
        return objects;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> documents(String yaml) {
        List<Map<String, Object>> documents = new ArrayList<>();
        new Load(LoadSettings.builder().build())
                .loadAllFromString(yaml)
                .forEach(one -> documents.add((Map<String, Object>) one));
        return documents;
    }

    private static List<String> problems(Map<String, List<Map<String, Object>>> files) {
        List<String> problems = new ArrayList<>();
        files.forEach((file, objects) -> objects.stream()
                .filter(object -> !OTHERS.contains(object.get("kind")))
                .forEach(object ->
                        KubernetesModel.problems(object).forEach(problem -> problems.add(file + " " + problem))));
        return problems;
    }

    @Test
    void every_object_is_one_of_kubernetes_and_has_its_fields() throws IOException {
        Map<String, List<Map<String, Object>>> files = generate(Path.of("..", "catalog"));

        assertThat(files).hasSizeGreaterThan(100);
        assertThat(problems(files)).isEmpty();
    }

    @Test
    void a_kustomization_names_every_file_beside_it() throws IOException {
        Map<String, List<Map<String, Object>>> files = generate(Path.of("..", "catalog"));

        files.forEach((file, objects) -> {
            if (file.endsWith("/kustomization.yaml")) {
                String folder = file.substring(0, file.lastIndexOf('/') + 1);
                TreeSet<String> beside = new TreeSet<>();
                files.keySet().stream()
                        .filter(other -> other.startsWith(folder) && !other.equals(file))
                        .forEach(other -> beside.add(other.substring(folder.length())));
                assertThat(objects.get(0).get("resources")).isEqualTo(List.copyOf(beside));
            }
        });
    }

    @Test
    void no_two_objects_have_one_name() throws IOException {
        Map<String, List<Map<String, Object>>> files = generate(Path.of("..", "catalog"));
        List<String> names = new ArrayList<>();
        files.forEach((file, objects) -> objects.forEach(object -> {
            Map<?, ?> metadata = (Map<?, ?>) object.getOrDefault("metadata", Map.of());
            if (!metadata.isEmpty()) {
                String target = file.split("/")[1];
                names.add(target + " " + object.get("kind") + " " + metadata.get("namespace") + "/"
                        + metadata.get("name"));
            }
        }));

        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void what_the_catalogue_does_not_ask_for_is_hardened() throws IOException {
        List<String> findings = new ArrayList<>();
        generate(Path.of("..", "catalog"))
                .values()
                .forEach(objects -> objects.forEach(object -> findings.addAll(Hardening.findings(object))));

        // The catalogue mounts the configuration of its host there.
        assertThat(new TreeSet<>(findings)).containsExactly("prometheus: hostPath");
    }

    @Test
    @EnabledIfSystemProperty(named = "real.inputs", matches = ".+")
    void what_real_systems_become_is_of_kubernetes_too() throws IOException {
        Path systems = Path.of(System.getProperty("real.inputs"), "systems");
        int count = 0;
        List<String> problems = new ArrayList<>();
        for (JsonNode system :
                new ObjectMapper().readTree(systems.resolve("index.json").toFile())) {
            String name = system.get("system").asText();
            Path root = directory.resolve(name);
            List<String> arguments = new ArrayList<>(List.of("init", root.toString(), "-q", "--from"));
            system.get("files")
                    .forEach(file -> arguments.add(
                            systems.resolve(name).resolve(file.asText()).toString()));
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            assertThat(Main.run(arguments.toArray(String[]::new), new ByteArrayOutputStream(), err))
                    .as(err.toString(StandardCharsets.UTF_8))
                    .isZero();
            problems(generate(root)).forEach(problem -> problems.add(name + " " + problem));
            count++;
        }
        assertThat(problems).isEmpty();
        assertThat(count).isEqualTo(40);
    }

    @Test
    void the_judge_of_types_sees_wrong_types_and_unknown_fields() {
        Map<String, Object> service = documents("""
                apiVersion: v1
                kind: Service
                metadata: { name: x }
                spec: { ports: [{ port: 80, targetport: 8080 }], selector: { a: b } }
                """).get(0);
        Map<String, Object> wrong = documents("""
                apiVersion: apps/v1
                kind: Deployment
                spec: { replicas: many }
                """).get(0);

        assertThat(KubernetesModel.problems(service)).isNotEmpty();
        assertThat(KubernetesModel.problems(wrong)).isNotEmpty();
        assertThat(KubernetesModel.problems(Map.of("apiVersion", "v1", "kind", "Servise")))
                .isNotEmpty();
    }
}
