package dev.serviceregistry.registry.importer.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportResult;
import dev.serviceregistry.registry.importer.ImportedProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/** Compares what is written of real systems with what an independent reading of them found. */
@EnabledIfSystemProperty(named = "real.inputs", matches = "(?!\\$\\{).+")
class RealComposeTest {

    /** Run-time calls on which the two readings differ, with the reason. */
    private static final Map<String, String> EXPLAINED = Map.of();

    @ParameterizedTest(name = "{0}")
    @MethodSource("systems")
    void nothing_of_a_real_system_is_lost(String name, Map<String, Object> system) throws IOException {
        Path root = root().resolve("systems").resolve(name);
        List<Path> files = list(system, "files").stream()
                .map(file -> root.resolve((String) file))
                .toList();
        ImportResult result = new ComposeImporter().importFiles(files, new ImportOptions(name, ""));
        assertThat(result).isInstanceOf(ImportedProject.class);
        ImportedProject project = (ImportedProject) result;
        String text = project.files().get("projects/" + name + "/services.toml");
        TomlParseResult toml = Toml.parse(text, TomlVersion.V1_0_0);
        assertThat(toml.errors()).isEmpty();

        List<String> missing = new ArrayList<>();
        Set<String> edges = new TreeSet<>();
        for (Object entry : list(json(root.resolve("services.json")), "services")) {
            Map<String, Object> service = map(entry);
            TomlTable written = toml.getTable(List.of("services", id((String) service.get("name"))));
            if (written == null) {
                missing.add(service.get("name") + " as a whole");
                continue;
            }
            missing.addAll(missing(service, written));
            edges.addAll(edges((String) service.get("name"), written));
        }
        assertThat(missing).isEmpty();

        Set<String> declared = new HashSet<>();
        list(system, "dependency_edges").forEach(edge -> declared.add(edge(edge)));
        assertThat(edges).containsAll(declared);
        Set<String> differences = new TreeSet<>();
        Set<String> inferred = new HashSet<>();
        list(system, "inferred_edges").forEach(edge -> inferred.add(edge(edge)));
        edges.stream()
                .filter(edge -> !declared.contains(edge) && !inferred.contains(edge))
                .forEach(edge -> differences.add("+ " + edge));
        inferred.stream().filter(edge -> !edges.contains(edge)).forEach(edge -> differences.add("- " + edge));
        differences.removeIf(difference -> EXPLAINED.containsKey(name + ": " + difference));
        assertThat(differences).isEmpty();
    }

    private static List<String> missing(Map<String, Object> service, TomlTable written) {
        List<String> missing = new ArrayList<>();
        String name = (String) service.get("name");
        Set<String> ports = new HashSet<>();
        TomlTable table = written.getTable("ports");
        for (String key : table == null ? Set.<String>of() : table.keySet()) {
            TomlTable port = table.getTable(List.of(key));
            String protocol =
                    port.contains("protocol") ? port.getString("protocol").toLowerCase() : "tcp";
            ports.add(port.getLong("port") + "/" + protocol + " at " + port.getLong("published") + " of "
                    + port.getString("host_ip"));
            ports.add(port.getLong("port") + "/" + protocol);
        }
        for (Object item : list(service, "ports")) {
            Map<String, Object> port = map(item);
            String expected = port.get("target") + "/" + port.get("protocol") + " at " + port.get("published") + " of "
                    + port.get("host_ip");
            if (!ports.contains(expected)) {
                missing.add(name + ": port " + expected + " in " + ports);
            }
        }
        for (Object exposed : list(service, "expose")) {
            if (!ports.contains(exposed.toString().replace("/tcp", "") + "/tcp")) {
                missing.add(name + ": exposed " + exposed);
            }
        }
        TomlTable env = written.getTable("env");
        Set<String> keys = new HashSet<>(map(service.get("env")).keySet());
        keys.addAll(map(service.get("env_from_files")).keySet());
        for (String key : keys) {
            if (env == null || !env.contains(List.of(key))) {
                missing.add(name + ": variable " + key);
            } else if (!value(env.get(List.of(key)))
                            .equals(String.valueOf(map(service.get("env")).get(key)))
                    && map(service.get("env")).get(key) != null) {
                String expected = String.valueOf(map(service.get("env")).get(key));
                if (!(env.get(List.of(key)) instanceof String text && text.contains("${"))) {
                    missing.add(name + ": value of " + key + ": " + value(env.get(List.of(key))) + " for " + expected);
                }
            }
        }
        Set<String> mounts = new HashSet<>();
        TomlTable volumes = written.getTable("volumes");
        for (String key : volumes == null ? Set.<String>of() : volumes.keySet()) {
            TomlTable volume = volumes.getTable(List.of(key));
            mounts.add(volume.getString("mount") + " from " + volume.getString("source")
                    + (Boolean.TRUE.equals(volume.getBoolean("read_only")) ? " ro" : ""));
        }
        for (Object item : list(service, "volumes")) {
            Map<String, Object> volume = map(item);
            String expected = volume.get("target") + " from " + volume.get("source")
                    + (Boolean.TRUE.equals(volume.get("read_only")) ? " ro" : "");
            if (!mounts.contains(expected)) {
                missing.add(name + ": mount " + expected + " in " + mounts);
            }
        }
        TomlTable container = written.getTable("container");
        expect(missing, name, "image", service.get("image_name"), container.getString("image"));
        expect(missing, name, "tag", service.get("version"), container.getString("tag"));
        expect(missing, name, "digest", service.get("digest"), container.getString("digest"));
        expect(missing, name, "user", service.get("user"), container.getString("user"));
        expect(missing, name, "network_mode", service.get("network_mode"), container.getString("network_mode"));
        expect(missing, name, "pid", service.get("pid"), container.getString("pid"));
        expect(missing, name, "restart", service.get("restart"), container.getString("restart"));
        expectAll(missing, name, service, "cap_add", container.getArray("capabilities_add"));
        expectAll(missing, name, service, "cap_drop", container.getArray("capabilities_drop"));
        expectAll(missing, name, service, "security_opt", container.getArray("security_opt"));
        expectAll(missing, name, service, "tmpfs", container.getArray("tmpfs"));
        expectAll(missing, name, service, "networks", written.getArray("network.networks"));
        expectAll(missing, name, service, "profiles", written.getArray("patterns"));
        if (!list(service, "secrets").isEmpty()
                && !written.getTable("secrets").keySet().containsAll(list(service, "secrets"))) {
            missing.add(name + ": secrets");
        }
        if (service.get("healthcheck") != null && !written.contains("health.liveness.exec")) {
            missing.add(name + ": health");
        }
        return missing;
    }

    private static void expect(List<String> missing, String name, String key, Object expected, Object found) {
        if (expected != null && !expected.equals(found)) {
            missing.add(name + ": " + key + " " + expected + " is " + found);
        }
    }

    private static void expectAll(
            List<String> missing, String name, Map<String, Object> service, String key, TomlArray found) {
        List<Object> expected = list(service, key);
        if (!expected.isEmpty() && (found == null || !found.toList().containsAll(expected))) {
            missing.add(name + ": " + key + " " + expected + " is " + found);
        }
    }

    private static String value(Object written) {
        if (written instanceof TomlTable reference) {
            String text = reference.getString("default");
            return text == null ? "" : text;
        }
        return String.valueOf(written);
    }

    private static Set<String> edges(String from, TomlTable written) {
        Set<String> edges = new TreeSet<>();
        for (String kind : List.of("requires", "optional", "calls")) {
            TomlArray array = written.getArray(List.of("dependencies", kind));
            for (Object target : array == null ? List.of() : array.toList()) {
                edges.add(
                        id(from) + " -> " + (target instanceof TomlTable table ? table.getString("service") : target));
            }
        }
        return edges;
    }

    private static String edge(Object edge) {
        List<?> ends = (List<?>) edge;
        return id((String) ends.get(0)) + " -> " + id((String) ends.get(1));
    }

    private static String id(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[_.]", "-");
    }

    static Stream<Object[]> systems() throws IOException {
        List<Object[]> systems = new ArrayList<>();
        for (Object entry : (List<?>) load(root().resolve("systems/index.json"))) {
            Map<String, Object> system = map(entry);
            if (system.get("format").equals("compose")) {
                systems.add(new Object[] {system.get("system"), system});
            }
        }
        assertThat(systems).isNotEmpty();
        return systems.stream();
    }

    private static Path root() {
        Path given = Path.of(System.getProperty("real.inputs"));
        return Files.isDirectory(given) ? given : Path.of("..").resolve(given);
    }

    private static Map<String, Object> json(Path file) throws IOException {
        return map(load(file));
    }

    /** JSON is YAML. */
    private static Object load(Path file) throws IOException {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        return new Load(settings).loadFromString(Files.readString(file));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> map, String key) {
        Object value = map.get(key);
        return value == null ? List.of() : (List<Object>) value;
    }
}
