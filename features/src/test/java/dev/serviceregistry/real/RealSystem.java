package dev.serviceregistry.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A system that somebody runs, as its own files declare it.
 *
 * @param name its name
 * @param files its Compose files
 * @param services its services in a plain form, by the id that an import gives them
 * @param mutations single defects and the finding that each must bring
 */
record RealSystem(String name, List<Path> files, Map<String, JsonNode> services, List<JsonNode> mutations) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The Compose systems below the folder that the system property {@code real.inputs} names. */
    static List<RealSystem> all() throws IOException {
        Path root = Path.of(System.getProperty("real.inputs"));
        Map<String, List<JsonNode>> mutations = new TreeMap<>();
        for (String line : Files.readAllLines(root.resolve("mutations.jsonl"))) {
            JsonNode mutation = JSON.readTree(line);
            mutations
                    .computeIfAbsent(mutation.get("base").asText(), unused -> new ArrayList<>())
                    .add(mutation);
        }
        List<RealSystem> systems = new ArrayList<>();
        for (JsonNode entry :
                JSON.readTree(Files.readString(root.resolve("systems").resolve("index.json")))) {
            if (!entry.get("format").asText().equals("compose")) {
                continue;
            }
            String name = entry.get("system").asText();
            Path folder = root.resolve("systems").resolve(name);
            List<Path> files = new ArrayList<>();
            entry.get("files").forEach(file -> files.add(folder.resolve(file.asText())));
            Map<String, JsonNode> services = new TreeMap<>();
            for (JsonNode service : JSON.readTree(Files.readString(folder.resolve("services.json")))
                    .get("services")) {
                services.put(id(service.get("name").asText()), service);
            }
            systems.add(new RealSystem(name, files, services, mutations.getOrDefault(name, List.of())));
        }
        return systems;
    }

    /** The id that an import gives to a name. */
    static String id(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-').replace('/', '-').replace('.', '-');
    }

    @Override
    public String toString() {
        return name;
    }
}
