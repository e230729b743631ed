package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries as the types of Argo CD, Argo Rollouts, Flux and the Gateway API see them, and what they name. */
class GitOpsJudgesTest {

    private static final Path CATALOG = Path.of("..", "catalog");

    @TempDir
    private Path directory;

    @Test
    void everything_that_a_delivery_names_is_there() throws IOException {
        GitOpsReferences references = new GitOpsReferences(GitOpsOutput.of(CATALOG, directory.resolve("generated")));

        assertThat(references.problems()).isEmpty();
        assertThat(references.checked()).isGreaterThan(300);
    }

    @Test
    void what_is_named_and_not_there_is_seen() throws IOException {
        GitOpsOutput output = GitOpsOutput.of(CATALOG, directory.resolve("generated"));
        Map<String, List<Map<String, Object>>> files = new TreeMap<>(output.files());
        files.remove("kubernetes/production/observability/workloads/grafana.yaml");
        files.keySet().removeIf(file -> file.startsWith("argocd/production/shop/rollouts/eu-west/"));

        assertThat(new GitOpsReferences(new GitOpsOutput(files)).problems())
                .contains(
                        "flux/production/observability/delivery.yaml names no Deployment grafana",
                        "argocd/production/shop/application-set.yaml names no folder"
                                + " generated/argocd/production/shop/rollouts/eu-west");
    }

    @Test
    @EnabledIfSystemProperty(named = "real.inputs", matches = ".+")
    void everything_that_the_deliveries_of_real_systems_name_is_there() throws IOException {
        List<String> problems = new ArrayList<>();
        List<GitOpsOutput> outputs = real();
        int checked = 0;
        for (GitOpsOutput output : outputs) {
            GitOpsReferences references = new GitOpsReferences(output);
            problems.addAll(references.problems());
            checked += references.checked();
        }

        assertThat(problems).isEmpty();
        assertThat(outputs).hasSize(40);
        assertThat(checked).isGreaterThan(1_500);
    }

    @Test
    @Tag("oracles")
    void every_object_is_of_its_tool_and_has_its_fields() throws IOException, InterruptedException {
        assertThat(judge(List.of(GitOpsOutput.of(CATALOG, directory.resolve("generated")))))
                .isEmpty();
    }

    @Test
    @Tag("oracles")
    @EnabledIfSystemProperty(named = "real.inputs", matches = ".+")
    void what_real_systems_become_is_of_its_tool_too() throws IOException, InterruptedException {
        assertThat(judge(real())).isEmpty();
    }

    @Test
    @Tag("oracles")
    void the_judge_of_types_sees_wrong_types_and_unknown_fields() throws IOException, InterruptedException {
        Map<String, Object> application = Map.of(
                "apiVersion",
                "argoproj.io/v1alpha1",
                "kind",
                "Application",
                "metadata",
                Map.of("name", "shop"),
                "spec",
                Map.of("project", "shop", "destination", Map.of("cluster", "eu")));
        Map<String, Object> kustomization = Map.of(
                "apiVersion",
                "kustomize.toolkit.fluxcd.io/v1",
                "kind",
                "Kustomization",
                "metadata",
                Map.of("name", "shop"),
                "spec",
                Map.of("interval", "10m", "prune", "yes"));

        assertThat(judge(List.of(new GitOpsOutput(Map.of("broken.yaml", List.of(application, kustomization))))))
                .contains("'\"cluster\"' does not exist in type", "prune must be boolean");
    }

    /** The deliveries of all real systems, by one tool and the other in turn. */
    private List<GitOpsOutput> real() throws IOException {
        List<GitOpsOutput> outputs = new ArrayList<>();
        for (Map.Entry<String, Path> system :
                GeneratedOutput.realSystems(directory).entrySet()) {
            GitOpsOutput.deliver(system.getValue(), outputs.size() % 2 == 0 ? "argocd" : "flux");
            outputs.add(GitOpsOutput.of(system.getValue(), directory.resolve("of-" + system.getKey())));
        }
        return outputs;
    }

    private String judge(List<GitOpsOutput> outputs) throws IOException, InterruptedException {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (GitOpsOutput output : outputs) {
            output.files()
                    .forEach((file, all) -> all.stream()
                            .filter(object -> object.containsKey("apiVersion"))
                            .forEach(object -> objects.add(Map.of("file", file, "object", object))));
        }
        Path input = directory.resolve("objects.json");
        Path said = directory.resolve("said.txt");
        new ObjectMapper().writeValue(input.toFile(), objects);
        Path script = Path.of("src", "test", "oracles", "judge-gitops.mjs");
        Path oracles = Path.of("target", "oracles");
        int code = new ProcessBuilder(
                        "node",
                        script.toAbsolutePath().toString(),
                        oracles.toAbsolutePath().toString())
                .redirectInput(input.toFile())
                .redirectOutput(said.toFile())
                .redirectError(directory.resolve("err.txt").toFile())
                .start()
                .waitFor();
        assertThat(code).as(Files.readString(directory.resolve("err.txt"))).isZero();
        return Files.readString(said).strip();
    }
}
