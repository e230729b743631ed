package dev.serviceregistry.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.serviceregistry.cli.Main;
import dev.serviceregistry.engine.Exceptions;
import dev.serviceregistry.engine.Finding;
import dev.serviceregistry.engine.Severity;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** What organisations really run is taken in whole, is not accused wrongly, and is accused when it is made wrong. */
@EnabledIfSystemProperty(named = "real.inputs", matches = ".+")
class RealSystemsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Map<String, String> RULES = Map.of(
            "dependency.self", "DEP-003",
            "dependency.unknown", "DEP-001",
            "dependency.cycle", "DEP-002",
            "schema.duplicate-host-port", "SCH-008");

    @TempDir
    private static Path root;

    private static List<RealSystem> systems = List.of();
    private static final DroolsPolicyEngine ENGINE = DroolsPolicyEngine.bundled();

    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    static void importEverySystemIntoOneRepository() throws IOException {
        systems = RealSystem.all();
        assertThat(systems).extracting(RealSystem::format).contains("compose", "kubernetes");
        assertThat(run("init", root.toString()).exitCode()).isZero();
        for (RealSystem system : systems) {
            List<String> arguments = new ArrayList<>(List.of("import", system.format()));
            system.files().forEach(file -> arguments.add(file.toString()));
            arguments.addAll(List.of("--project", system.name(), "--config", root.toString()));
            Run imported = run(arguments.toArray(String[]::new));
            assertThat(imported.exitCode()).as("%s: %s", system, imported.err()).isZero();
        }
    }

    @Test
    void every_service_port_variable_volume_and_dependency_is_there() throws IOException {
        Map<String, JsonNode> listed = new TreeMap<>();
        for (JsonNode service :
                json("list", "-f", "json", "--config", root.toString()).get("services")) {
            listed.put(service.get("project").asText() + "/" + service.get("id").asText(), service.get("effective"));
        }
        Set<String> edges = new TreeSet<>();
        for (JsonNode edge : json("check-deps", "--graph", "json", "--config", root.toString())
                .get("edges")) {
            edges.add(edge.get("from").asText() + " " + edge.get("to").asText());
        }
        List<String> missing = new ArrayList<>();
        int compared = 0;
        for (RealSystem system : systems) {
            for (Map.Entry<String, JsonNode> service : system.services().entrySet()) {
                String id = system.name() + "/" + service.getKey();
                JsonNode effective = listed.get(id);
                if (effective == null) {
                    missing.add(id);
                    continue;
                }
                compared += compare(id, service.getValue(), effective, missing);
                for (JsonNode other : service.getValue().get("depends_on")) {
                    compared++;
                    if (!edges.contains(id + " " + system.name() + "/" + RealSystem.id(other.asText()))) {
                        missing.add(id + " requires " + other.asText());
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
        assertThat(compared).as("things that were looked for").isGreaterThan(1_000);
    }

    @Test
    void every_run_time_call_that_the_environment_shows_is_there_and_no_other() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        for (JsonNode edge : json("check-deps", "--graph", "json", "--config", root.toString())
                .get("edges")) {
            String[] from = edge.get("from").asText().split("/", 2);
            String[] to = edge.get("to").asText().split("/", 2);
            if (edge.get("kind").asText().equals("calls")) {
                found.computeIfAbsent(from[0], unused -> new TreeSet<>()).add(from[1] + " " + to[1]);
            }
        }
        List<String> differences = new ArrayList<>();
        for (RealSystem system : systems) {
            Set<String> calls = found.getOrDefault(system.name(), new TreeSet<>());
            // What runs before a container is a service of its own here and none there.
            calls.removeIf(call -> !system.services().containsKey(call.substring(0, call.indexOf(' '))));
            if (!calls.equals(system.calls())) {
                differences.add(system + ": " + calls + " for " + system.calls());
            }
        }
        assertThat(differences).isEmpty();
    }

    private static int compare(String id, JsonNode expected, JsonNode effective, List<String> missing) {
        int compared = 0;
        Set<String> ports = new TreeSet<>();
        effective
                .path("ports")
                .forEach(port -> ports.add(port.path("published").asText("-") + ":"
                        + port.path("target_port").asText(port.path("port").asText()) + "/"
                        + port.path("protocol").asText("TCP").toLowerCase(java.util.Locale.ROOT)));
        for (JsonNode port : expected.get("ports")) {
            compared++;
            String written = (port.get("published").isNull()
                            ? "-"
                            : port.get("published").asText()) + ":"
                    + port.get("target").asText() + "/" + port.get("protocol").asText();
            if (!ports.contains(written)) {
                missing.add(id + " port " + written + " of " + ports);
            }
        }
        for (String key : (Iterable<String>) expected.get("env")::fieldNames) {
            compared++;
            if (!effective.path("env").has(key)) {
                missing.add(id + " variable " + key);
            }
        }
        Set<String> mounts = new TreeSet<>();
        effective
                .path("volumes")
                .forEach(volume -> mounts.add(volume.path("mount").asText()));
        for (JsonNode volume : expected.get("volumes")) {
            compared++;
            if (!mounts.contains(volume.get("target").asText())) {
                missing.add(id + " volume " + volume.get("target").asText() + " of " + mounts);
            }
        }
        return compared;
    }

    @Test
    void no_system_is_accused_of_a_start_order_cycle_an_unknown_dependency_or_a_port_clash() {
        List<String> accused = judge(root).stream()
                .filter(finding -> RULES.containsValue(finding.rule().id())
                        || finding.rule().family().equals("schema"))
                .map(finding -> finding.rule().id() + " " + finding.subject() + ": " + finding.message())
                .toList();
        assertThat(accused).isEmpty();
    }

    @Test
    void every_system_begins_a_repository_whose_errors_are_its_own(@TempDir Path folder) throws IOException {
        List<String> accused = new ArrayList<>();
        for (RealSystem system : systems) {
            Path central = folder.resolve(system.name());
            List<String> arguments = new ArrayList<>(List.of("init", central.toString(), "--from"));
            system.files().forEach(file -> arguments.add(file.toString()));
            Run init = run(arguments.toArray(String[]::new));
            assertThat(init.exitCode()).as("%s: %s", system, init.err()).isZero();
            for (Finding finding : judge(central)) {
                boolean isError = finding.rule().severity() == Severity.ERROR;
                if (isError && !finding.rule().family().equals("security")) {
                    accused.add(finding.rule().id() + " " + finding.subject() + ": " + finding.message());
                }
            }
        }
        assertThat(accused).isEmpty();
    }

    @Test
    void every_dependency_and_port_defect_gives_its_finding(@TempDir Path copies) throws IOException {
        List<String> missed = new ArrayList<>();
        Map<String, Integer> tried = new TreeMap<>();
        for (RealSystem system : systems) {
            int number = 0;
            for (JsonNode mutation : system.mutations()) {
                String rule = RULES.get(mutation.get("expect").asText());
                if (rule == null) {
                    continue;
                }
                tried.merge(mutation.get("expect").asText(), 1, Integer::sum);
                Path copy = copies.resolve(system.name() + "-" + number++);
                Files.createDirectories(copy.resolve("services"));
                Files.createDirectories(copy.resolve("projects").resolve(system.name()));
                Files.writeString(copy.resolve("services/catalog.toml"), "schema_version = \"1\"\n");
                String path = "projects/" + system.name() + "/services.toml";
                Map<String, Object> toml =
                        plain(Toml.parse(Files.readString(root.resolve(path), StandardCharsets.UTF_8)));
                mutate(toml, mutation);
                Files.writeString(copy.resolve(path), TomlWriter.write(toml));
                if (judge(copy).stream()
                        .noneMatch(finding -> finding.rule().id().equals(rule))) {
                    missed.add(mutation.toString());
                }
            }
        }
        assertThat(missed).isEmpty();
        assertThat(tried).as("kinds of defects tried").containsOnlyKeys(RULES.keySet());
    }

    private static void mutate(Map<String, Object> toml, JsonNode mutation) {
        Map<String, Object> services = table(toml, "services");
        Map<String, Object> service =
                table(services, RealSystem.id(mutation.get("service").asText()));
        if (mutation.get("op").asText().equals("add_dependency")) {
            Map<String, Object> dependencies = table(service, "dependencies");
            List<Object> requires = new ArrayList<>(
                    dependencies.get("requires") instanceof List<?> list ? List.copyOf(list) : List.of());
            requires.add(RealSystem.id(mutation.get("value").asText()));
            dependencies.put("requires", requires);
        } else {
            Map<String, Object> port = new LinkedHashMap<>();
            port.put("port", mutation.get("target").asLong());
            port.put("published", mutation.get("published").asLong());
            table(service, "ports").put("added", port);
        }
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

    private static List<Finding> judge(Path repository) {
        FactSet facts = new RegistryReader().read(repository).registry().facts().plus(List.of(new Today(TODAY)));
        return ENGINE.evaluate(facts, Exceptions.none()).findings();
    }

    private static JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper().readTree(run(arguments).out());
    }

    private static Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Main.run(arguments, out, err);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
