package dev.serviceregistry.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serviceregistry.cli.Main;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** What organisations really changed is listed whole and judged right, and so is what is broken on purpose. */
@EnabledIfSystemProperty(named = "real.inputs", matches = ".+")
class RealChangesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROJECT = "system";

    @TempDir
    private Path directory;

    @Test
    void every_change_of_real_histories_is_listed_and_none_is_called_breaking_that_is_not() throws IOException {
        List<String> missing = new ArrayList<>();
        List<String> accused = new ArrayList<>();
        int pairs = 0;
        int changes = 0;
        for (Path folder : folders(Path.of(System.getProperty("real.inputs"), "history"))) {
            for (String line : Files.readAllLines(folder.resolve("truth.jsonl"))) {
                JsonNode truth = JSON.readTree(line);
                String pair = truth.get("pair").asText();
                String number = pair.substring(pair.indexOf('/') + 1);
                Path old = folder.resolve(number + "-old.yaml");
                Path now = folder.resolve(number + "-new.yaml");
                Path before = directory.resolve(pair).resolve("old");
                Path after = directory.resolve(pair).resolve("new");
                imported(old, before);
                imported(now, after);
                pairs++;
                JsonNode found = diff(before, after).get("changes");
                changes += compare(pair, truth, found, Files.readString(now), missing);
                if (truth.get("candidate_breaking").asInt() == 0) {
                    found.forEach(change -> {
                        if (change.get("level").asText().equals("breaking")) {
                            accused.add(pair + " " + change);
                        }
                    });
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(accused).isEmpty();
        assertThat(pairs).as("pairs compared").isEqualTo(164);
        assertThat(changes).as("changes looked for").isGreaterThan(500);
    }

    private static int compare(String pair, JsonNode truth, JsonNode found, String text, List<String> missing) {
        Set<String> whole = new TreeSet<>();
        found.forEach(change -> {
            if (change.get("kind").asText().matches("service-(added|removed)")) {
                whole.add(change.get("subject").get("service").asText());
            }
        });
        int compared = 0;
        for (JsonNode change : truth.get("changes")) {
            String service = RealSystem.id(change.path("service").asText());
            boolean isPart =
                    whole.contains(service) && !change.get("change").asText().matches("service_(added|removed)");
            // A tag that only an .env file beside the Compose file told is the same variable in both files.
            boolean isElsewhere = change.get("change").asText().equals("image_tag_changed")
                    && text.contains("_VERSION}")
                    && !text.contains(":" + change.get("new").asText());
            if (ListedChange.isCovered(change) || isPart || isElsewhere) {
                continue;
            }
            compared++;
            if (!ListedChange.of(change).isAmong(found, service)) {
                missing.add(pair + " " + change);
            }
        }
        return compared;
    }

    @Test
    void every_mutation_that_breaks_is_found_and_no_other_is_accused() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> tried = new TreeMap<>();
        for (RealSystem system : RealSystem.all()) {
            Path before = directory.resolve(system.name());
            List<String> arguments = new ArrayList<>(List.of("import", system.format()));
            system.files().forEach(file -> arguments.add(file.toString()));
            arguments.addAll(
                    List.of("--project", PROJECT, "--config", empty(before).toString()));
            assertThat(Main.run(arguments.toArray(String[]::new), nowhere(), nowhere()))
                    .isZero();
            int number = 0;
            for (JsonNode mutation : system.mutations()) {
                String expected = mutation.get("expect").asText();
                if (!expected.contains("breaking.")) {
                    continue;
                }
                tried.merge(expected, 1, Integer::sum);
                Path after = empty(directory.resolve(system.name() + "-" + number++));
                String path = "projects/" + PROJECT + "/services.toml";
                Map<String, Object> toml = plain(Toml.parse(Files.readString(before.resolve(path))));
                mutate(table(toml, "services"), mutation);
                Files.createDirectories(after.resolve(path).getParent());
                Files.writeString(after.resolve(path), TomlWriter.write(toml));
                judge(mutation, diff(before, after).get("changes"), wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried)
                .as("kinds of mutations tried")
                .containsOnlyKeys(
                        "breaking.env-removed",
                        "breaking.major-version",
                        "breaking.port-changed",
                        "breaking.service-removed-no-dependents",
                        "breaking.service-removed-with-dependents",
                        "nonbreaking.env-added",
                        "nonbreaking.patch-version");
        assertThat(tried.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(140);
    }

    private static void judge(JsonNode mutation, JsonNode changes, List<String> wrong) {
        String expected = mutation.get("expect").asText();
        String service = RealSystem.id(mutation.get("service").asText());
        Set<String> dependants = new TreeSet<>();
        mutation.get("direct_dependents").forEach(name -> dependants.add(RealSystem.id(name.asText())));
        Set<String> levels = new TreeSet<>();
        Set<String> affected = new TreeSet<>();
        for (JsonNode change : changes) {
            String level = change.get("level").asText();
            boolean isOfService = change.get("subject").get("service").asText().equals(service);
            if (isOfService || expected.startsWith("nonbreaking")) {
                levels.add(level);
            }
            if (isOfService) {
                change.get("affected").forEach(project -> {
                    if (!project.get("transitive").asBoolean()) {
                        project.get("services").forEach(id -> affected.add(id.asText()));
                    }
                });
            }
        }
        boolean isRight = expected.startsWith("nonbreaking")
                ? !levels.contains("breaking") && !levels.contains("risky")
                : levels.contains(expected.equals("breaking.major-version") ? "risky" : "breaking");
        boolean namesAll = !expected.startsWith("breaking.service-removed") || affected.containsAll(dependants);
        if (!isRight || !namesAll) {
            wrong.add(mutation + " gives " + changes);
        }
    }

    private static void mutate(Map<String, Object> services, JsonNode mutation) {
        String id = RealSystem.id(mutation.get("service").asText());
        Map<String, Object> service = table(services, id);
        switch (mutation.get("op").asText()) {
            case "remove_service" -> services.remove(id);
            case "remove_env" ->
                table(service, "env").remove(mutation.get("key").asText());
            case "set_env" ->
                table(service, "env")
                        .put(mutation.get("key").asText(), mutation.get("value").asText());
            case "set_version" -> {
                if (mutation.get("value").isNull()) {
                    table(service, "container").remove("tag");
                } else {
                    table(service, "container").put("tag", mutation.get("value").asText());
                }
            }
            case "change_port" ->
                table(service, "ports").keySet().stream()
                        .map(name -> table(table(service, "ports"), name))
                        .forEach(port -> {
                            String key = port.containsKey("target_port") ? "target_port" : "port";
                            if (port.get(key).equals(mutation.get("old").asLong())) {
                                port.put(key, mutation.get("new").asLong());
                            }
                        });
            default -> throw new IllegalArgumentException(mutation.toString());
        }
    }

    private static List<Path> folders(Path root) throws IOException {
        try (Stream<Path> children = Files.list(root)) {
            return children.filter(Files::isDirectory).sorted().toList();
        }
    }

    /** Whether the file is of a kind that an import takes. */
    private static void imported(Path file, Path root) throws IOException {
        boolean isManifest = Files.readString(file).contains("apiVersion:");
        String[] arguments = {
            "import",
            isManifest ? "kubernetes" : "compose",
            file.toString(),
            "--project",
            PROJECT,
            "--config",
            empty(root).toString()
        };
        assertThat(Main.run(arguments, nowhere(), nowhere()))
                .as(file.toString())
                .isZero();
    }

    private static Path empty(Path root) throws IOException {
        Files.createDirectories(root.resolve("services"));
        Files.writeString(root.resolve("services/catalog.toml"), "schema_version = \"1\"\n");
        return root;
    }

    private static JsonNode diff(Path before, Path after) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] arguments = {"diff", "--against", before.toString(), "--config", after.toString(), "-f", "json"};
        int code = Main.run(arguments, out, err);
        assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isLessThan(2);
        return JSON.readTree(out.toByteArray());
    }

    private static OutputStream nowhere() {
        return OutputStream.nullOutputStream();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> table(Map<String, Object> parent, String key) {
        return (Map<String, Object>) parent.computeIfAbsent(key, unused -> new LinkedHashMap<String, Object>());
    }

    private static Map<String, Object> plain(TomlTable table) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            plain.put(key, plain(table.get(List.of(key))));
        }
        return plain;
    }

    private static Object plain(Object value) {
        if (value instanceof TomlTable table) {
            return plain(table);
        }
        if (value instanceof TomlArray array) {
            List<Object> plain = new ArrayList<>();
            array.toList().forEach(item -> plain.add(plain(item)));
            return plain;
        }
        return value;
    }
}
