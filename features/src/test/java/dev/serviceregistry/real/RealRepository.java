package dev.serviceregistry.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serviceregistry.cli.Main;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.drools.DroolsPolicyEngine;
import dev.serviceregistry.facts.FactSet;
import dev.serviceregistry.facts.Today;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.toml.TomlWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** All real systems, imported into one central repository, and what the policies find in it. */
final class RealRepository {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final DroolsPolicyEngine ENGINE = DroolsPolicyEngine.bundled();

    private final Path root;
    private final Map<String, JsonNode> index;

    private RealRepository(Path root, Map<String, JsonNode> index) {
        this.root = root;
        this.index = index;
    }

    /** Imports these systems below a folder. */
    static RealRepository of(List<RealSystem> systems, Path root) throws IOException {
        Map<String, JsonNode> index = index();
        run("init", root.toString());
        for (RealSystem system : systems) {
            boolean compose = index.get(system.name()).get("format").asText().equals("compose");
            List<String> arguments = new ArrayList<>(List.of("import", compose ? "compose" : "kubernetes"));
            system.files().forEach(file -> arguments.add(file.toString()));
            arguments.addAll(List.of("--project", system.name(), "--config", root.toString()));
            run(arguments.toArray(String[]::new));
        }
        return new RealRepository(root, index);
    }

    private static Map<String, JsonNode> index() throws IOException {
        Path file = Path.of(System.getProperty("real.inputs"), "systems", "index.json");
        Map<String, JsonNode> index = new TreeMap<>();
        for (JsonNode system : new ObjectMapper().readTree(Files.readString(file))) {
            index.put(system.get("system").asText(), system);
        }
        return index;
    }

    /** What is known of a system beforehand: a list by its name. */
    JsonNode known(RealSystem system, String fact) {
        return index.get(system.name()).get(fact);
    }

    /** What the policies find in all systems. */
    List<Finding> findings() {
        return judge(root);
    }

    /**
     * What the policies find in one system alone.
     *
     * @param change what is done to its TOML before
     * @param copy an empty folder
     */
    List<Finding> findings(RealSystem system, Consumer<Map<String, Object>> change, Path copy) throws IOException {
        String path = "projects/" + system.name() + "/services.toml";
        Files.createDirectories(copy.resolve("services"));
        Files.createDirectories(copy.resolve(path).getParent());
        Files.writeString(copy.resolve("services/catalog.toml"), "schema_version = \"1\"\n");
        Map<String, Object> toml = plain(Toml.parse(Files.readString(root.resolve(path), StandardCharsets.UTF_8)));
        change.accept(toml);
        Files.writeString(copy.resolve(path), TomlWriter.write(toml));
        return judge(copy);
    }

    /** The table under a key, which is made when it is not there. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> table(Map<String, Object> parent, String key) {
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

    private static List<Finding> judge(Path repository) {
        FactSet facts = new RegistryReader().read(repository).registry().facts().plus(List.of(new Today(TODAY)));
        return ENGINE.evaluate(facts, Exceptions.none()).findings();
    }

    private static void run(String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(arguments, new ByteArrayOutputStream(), err);
        assertThat(exitCode)
                .as("%s: %s", List.of(arguments), err.toString(StandardCharsets.UTF_8))
                .isZero();
    }
}
