package dev.serviceregistry.judges;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What was generated for monitoring.
 *
 * @param folder where it stands
 */
record MonitoringOutput(Path folder) {

    /** Generates into a new folder. */
    static MonitoringOutput of(Path root, Path output) {
        return new MonitoringOutput(GeneratedOutput.of("prometheus,grafana,openslo", root, output));
    }

    /** The files of a format whose names end so, sorted. */
    List<Path> files(String format, String end) throws IOException {
        Path below = folder.resolve(format);
        if (!Files.exists(below)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    /** The one document of a file of YAML. */
    static Object document(Path file) throws IOException {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    /** The objects of the operator. */
    List<Object> objects() throws IOException {
        List<Object> objects = new ArrayList<>();
        for (Path file : files("prometheus", ".yaml")) {
            if (document(file) instanceof Map<?, ?> map && map.containsKey("kind")) {
                objects.add(map);
            }
        }
        return objects;
    }

    /** Every query of every dashboard as a rule. */
    Map<String, Object> queries() throws IOException {
        List<Object> rules = new ArrayList<>();
        for (Path file : files("grafana", ".json")) {
            for (JsonNode panel : new ObjectMapper().readTree(file.toFile()).get("panels")) {
                for (JsonNode target : panel.path("targets")) {
                    Map<String, Object> rule = new LinkedHashMap<>();
                    rule.put("record", "dashboard:query");
                    rule.put("expr", target.get("expr").asText());
                    rule.put("labels", Map.of("number", String.valueOf(rules.size())));
                    rules.add(rule);
                }
            }
        }
        return Map.of("groups", List.of(Map.of("name", "dashboards", "rules", rules)));
    }
}
