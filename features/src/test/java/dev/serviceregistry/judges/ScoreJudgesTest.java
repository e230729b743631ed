package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Workloads as the specification of Score, restated as a schema of our own, sees them. */
class ScoreJudgesTest {

    /** Two dollars are one, and a placeholder after a dollar is none. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(?:\\$\\{[^}]*}|\\$|\\{([^}]*)})");

    @TempDir
    private Path directory;

    private static List<String> problems(Map<String, List<Map<String, Object>>> files) throws IOException {
        PublishedSchema schema = new PublishedSchema("score-v1b1");
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, List<Map<String, Object>>> file : files.entrySet()) {
            for (Map<String, Object> workload : file.getValue()) {
                schema.problems(workload).forEach(problem -> problems.add(file.getKey() + " " + problem));
                Object resources = workload.getOrDefault("resources", Map.of());
                asked(workload)
                        .forEach(name -> problems.addAll(
                                ((Map<?, ?>) resources).containsKey(name)
                                        ? List.of()
                                        : List.of(file.getKey() + " there is no resource " + name)));
            }
        }
        return problems;
    }

    /** The names of the resources that placeholders ask for. */
    private static TreeSet<String> asked(Object value) {
        TreeSet<String> names = new TreeSet<>();
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(one -> names.addAll(asked(one)));
        } else if (value instanceof List<?> list) {
            list.forEach(one -> names.addAll(asked(one)));
        } else if (value instanceof String text) {
            Matcher placeholder = PLACEHOLDER.matcher(text);
            while (placeholder.find()) {
                if (placeholder.group(1) != null && placeholder.group(1).startsWith("resources.")) {
                    names.add(placeholder.group(1).split("\\.")[1]);
                }
            }
        }
        return names;
    }

    /** The workloads of each place have names of their own. */
    private static void assertNamesAreUnique(Map<String, List<Map<String, Object>>> files) {
        List<String> names = new ArrayList<>();
        files.forEach((file, workloads) -> workloads.forEach(workload ->
                names.add(file.replaceAll("[^/]*$", "") + ((Map<?, ?>) workload.get("metadata")).get("name"))));
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void every_workload_of_the_catalogue_is_one_and_every_placeholder_leads_to_a_resource() throws IOException {
        Map<String, List<Map<String, Object>>> files =
                GeneratedOutput.documents(GeneratedOutput.of("score", GeneratedOutput.CATALOG, directory));

        assertThat(files).hasSizeGreaterThan(100);
        assertThat(problems(files)).isEmpty();
        assertNamesAreUnique(files);
    }

    @Test
    @EnabledIfSystemProperty(named = "real.inputs", matches = ".+")
    void so_is_every_workload_of_real_systems() throws IOException {
        for (Map.Entry<String, Path> system :
                GeneratedOutput.realSystems(directory.resolve("root")).entrySet()) {
            Map<String, List<Map<String, Object>>> files = GeneratedOutput.documents(GeneratedOutput.of(
                    "score", system.getValue(), directory.resolve("out").resolve(system.getKey())));

            assertThat(files).as(system.getKey()).isNotEmpty();
            assertThat(problems(files)).as(system.getKey()).isEmpty();
            assertNamesAreUnique(files);
        }
    }

    @Test
    void the_judge_sees_what_is_no_workload() throws IOException {
        Map<String, List<Map<String, Object>>> files = Map.of("broken.yaml", GeneratedOutput.documents("""
                apiVersion: score.dev/v1b1
                metadata: { name: x }
                service: { ports: { web: { port: 70000 } } }
                containers:
                  main: { imag: nginx, variables: { A: "${resources.db.host}", B: "$${resources.no.host}", C: 1 } }
                """));

        assertThat(String.join("\n", problems(files)))
                .contains("metadata.name", "65535", "imag", "'image'", "integer found", "there is no resource db")
                .doesNotContain("resource no");
    }
}
