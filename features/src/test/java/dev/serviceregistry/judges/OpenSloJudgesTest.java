package dev.serviceregistry.judges;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objectives as the specification of OpenSLO sees them. */
class OpenSloJudgesTest {

    @TempDir
    private Path directory;

    private static List<String> problems(Map<String, List<Map<String, Object>>> files) throws IOException {
        PublishedSchema schema = new PublishedSchema("openslo-v1");
        List<String> problems = new ArrayList<>();
        for (Map.Entry<String, List<Map<String, Object>>> file : files.entrySet()) {
            for (Map<String, Object> document : file.getValue()) {
                schema.problems(document).forEach(problem -> problems.add(file.getKey() + " " + problem));
            }
        }
        return problems;
    }

    @Test
    void every_document_of_the_catalogue_is_one_and_names_a_service_that_there_is() throws IOException {
        Map<String, List<Map<String, Object>>> files =
                GeneratedOutput.documents(GeneratedOutput.of("openslo", GeneratedOutput.CATALOG, directory));
        TreeSet<String> named = new TreeSet<>();
        TreeSet<String> known = new TreeSet<>();
        files.forEach((file, documents) -> documents.forEach(document -> {
            String place = file.substring(0, file.indexOf('/', file.indexOf('/', file.indexOf('/') + 1) + 1) + 1);
            if (document.get("kind").equals("SLO")) {
                named.add(place + ((Map<?, ?>) document.get("spec")).get("service"));
            } else {
                known.add(place + ((Map<?, ?>) document.get("metadata")).get("name"));
            }
        }));

        assertThat(files).hasSizeGreaterThan(20);
        assertThat(problems(files)).isEmpty();
        assertThat(named).isEqualTo(known);
    }

    @Test
    void the_judge_sees_what_is_no_objective() throws IOException {
        Map<String, List<Map<String, Object>>> files = Map.of("broken.yaml", GeneratedOutput.documents("""
                apiVersion: openslo/v1
                kind: SLO
                metadata: { name: Not A Name, labels: { owner: "@team" } }
                spec:
                  service: pay
                  budgetingMethod: Sometimes
                  timeWindow: [{ duration: 5x, isRolling: true }]
                  objectives: [{ target: 1.5 }]
                  indicator: { metadata: { name: x }, spec: { ratioMetric: { counter: false, good: {}, bad: {} } } }
                """));

        assertThat(String.join("\n", problems(files)))
                .contains(
                        "metadata.name",
                        "metadata.labels.owner",
                        "budgetingMethod",
                        "timeWindow[0].duration",
                        "objectives[0].target",
                        "ratioMetric");
    }
}
