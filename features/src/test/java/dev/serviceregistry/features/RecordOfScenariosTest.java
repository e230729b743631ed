package dev.serviceregistry.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Runs after the features: a build in which they silently did not run must not pass. */
class RecordOfScenariosTest {

    private static final Path RECORD = Path.of(FeaturesTest.RECORD);

    @Test
    void the_record_is_of_this_build() throws IOException {
        long started = messages().stream()
                .filter(message -> message.has("testRunStarted"))
                .findFirst()
                .orElseThrow()
                .at("/testRunStarted/timestamp/seconds")
                .asLong();

        assertThat(Instant.ofEpochSecond(started)).isAfterOrEqualTo(System.getProperty("build.started"));
    }

    @Test
    void every_scenario_that_is_written_ran_to_its_end() throws IOException {
        List<JsonNode> messages = messages();
        Set<String> written = new HashSet<>();
        Map<String, String> cases = new HashMap<>();
        Map<String, String> started = new HashMap<>();
        Set<String> ran = new HashSet<>();
        for (JsonNode message : messages) {
            if (message.has("pickle")) {
                written.add(message.at("/pickle/id").asText());
            } else if (message.has("testCase")) {
                cases.put(
                        message.at("/testCase/id").asText(),
                        message.at("/testCase/pickleId").asText());
            } else if (message.has("testCaseStarted")) {
                started.put(
                        message.at("/testCaseStarted/id").asText(),
                        message.at("/testCaseStarted/testCaseId").asText());
            } else if (message.has("testCaseFinished")) {
                ran.add(cases.get(started.get(
                        message.at("/testCaseFinished/testCaseStartedId").asText())));
            }
        }

        assertThat(written).isNotEmpty();
        assertThat(ran).isEqualTo(written);
    }

    @Test
    void every_policy_was_seen_reported_and_passing() throws IOException {
        Set<String> steps = messages().stream()
                .filter(message -> message.has("pickle"))
                .flatMap(message -> message.at("/pickle/steps").valueStream())
                .map(step -> step.get("text").asText().replaceFirst(" is (not )?reported.*", " is $1reported"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Policy.bundled())
                .isNotEmpty()
                .allSatisfy(policy ->
                        assertThat(steps).contains(policy.id() + " is reported", policy.id() + " is not reported"));
    }

    private static List<JsonNode> messages() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> messages = new ArrayList<>();
        for (String line : Files.readAllLines(RECORD)) {
            messages.add(json.readTree(line));
        }
        return messages;
    }
}
