package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Manifests as Kubernetes' own types and the checks of its linters see them. */
class KubernetesJudgesTest {

    /** Kinds that are not of Kubernetes itself; the judges of what delivers look at the routes. */
    private static final List<String> OTHERS = List.of("ExternalSecret", "SealedSecret", "Kustomization", "HTTPRoute");

    @TempDir
    private Path directory;

    private Map<String, List<Map<String, Object>>> generate(Path root) throws IOException {
        return GeneratedOutput.documents(
                GeneratedOutput.of("kubernetes", root, directory.resolve("of-" + root.getFileName())));
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
        Map<String, List<Map<String, Object>>> files = generate(GeneratedOutput.CATALOG);

        assertThat(files).hasSizeGreaterThan(100);
        assertThat(problems(files)).isEmpty();
    }

    @Test
    void a_kustomization_names_every_file_beside_it() throws IOException {
        Map<String, List<Map<String, Object>>> files = generate(GeneratedOutput.CATALOG);

        assertThat(files.keySet().stream().filter(file -> file.endsWith("/kustomization.yaml")))
                .hasSize(8);
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
        Map<String, List<Map<String, Object>>> files = generate(GeneratedOutput.CATALOG);
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
        generate(GeneratedOutput.CATALOG)
                .values()
                .forEach(objects -> objects.forEach(object -> findings.addAll(Hardening.findings(object))));

        // The catalogue mounts the configuration of its host there.
        assertThat(new TreeSet<>(findings)).containsExactly("prometheus: hostPath");
    }

    @Test
    @EnabledIfSystemProperty(named = "real.inputs", matches = ".+")
    void what_real_systems_become_is_of_kubernetes_too() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, Path> system :
                GeneratedOutput.realSystems(directory).entrySet()) {
            problems(generate(system.getValue())).forEach(problem -> problems.add(system.getKey() + " " + problem));
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void the_judge_of_types_sees_wrong_types_and_unknown_fields() {
        Map<String, Object> service = GeneratedOutput.documents("""
                apiVersion: v1
                kind: Service
                metadata: { name: x }
                spec: { ports: [{ port: 80, targetport: 8080 }], selector: { a: b } }
                """).get(0);
        Map<String, Object> wrong = GeneratedOutput.documents("""
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
