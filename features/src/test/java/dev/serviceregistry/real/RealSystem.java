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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A system that somebody runs, as its own files declare it.
 *
 * @param name its name
 * @param format the kind of its files, as the command that imports them is called
 * @param files its files
 * @param services its services in a plain form, by the id that an import gives them
 * @param calls the run-time calls that an independent reading of its environment values found, as {@code from to}
 * @param mutations single defects and the finding that each must bring
 */
record RealSystem(
        String name,
        String format,
        List<Path> files,
        Map<String, JsonNode> services,
        Set<String> calls,
        List<JsonNode> mutations) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> FORMATS = Map.of("compose", "compose", "k8s", "kubernetes");

    /** The systems below the folder that the system property {@code real.inputs} names. */
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
            String name = entry.get("system").asText();
            Path folder = root.resolve("systems").resolve(name);
            List<Path> files = new ArrayList<>();
            entry.get("files").forEach(file -> files.add(folder.resolve(file.asText())));
            Map<String, JsonNode> services = new TreeMap<>();
            for (JsonNode service : JSON.readTree(Files.readString(folder.resolve("services.json")))
                    .get("services")) {
                services.put(id(service.get("name").asText()), service);
            }
            Set<String> calls = new TreeSet<>();
            for (JsonNode edge : entry.get("inferred_edges")) {
                calls.add(id(edge.get(0).asText()) + " " + id(edge.get(1).asText()));
            }
            for (JsonNode edge : entry.get("dependency_edges")) {
                calls.remove(id(edge.get(0).asText()) + " " + id(edge.get(1).asText()));
            }
            String format = FORMATS.get(entry.get("format").asText());
            systems.add(new RealSystem(name, format, files, services, calls, mutations.getOrDefault(name, List.of())));
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
