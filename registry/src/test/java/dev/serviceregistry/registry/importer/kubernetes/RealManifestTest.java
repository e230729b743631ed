package dev.serviceregistry.registry.importer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportResult;
import dev.serviceregistry.registry.importer.ImportedProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
class RealManifestTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("systems")
    void nothing_of_a_real_system_is_lost(String name, Map<String, Object> system) throws IOException {
        Path root = root().resolve("systems").resolve(name);
        List<Path> files = list(system, "files").stream()
                .map(file -> root.resolve((String) file))
                .toList();
        ImportResult result = new KubernetesImporter().importFiles(files, new ImportOptions(name, ""));
        assertThat(result).isInstanceOf(ImportedProject.class);
        String text = ((ImportedProject) result).files().get("projects/" + name + "/services.toml");
        TomlParseResult toml = Toml.parse(text, TomlVersion.V1_0_0);
        assertThat(toml.errors()).isEmpty();

        List<String> missing = new ArrayList<>();
        Set<String> calls = new TreeSet<>();
        for (Object entry : list(map(load(root.resolve("services.json"))), "services")) {
            Map<String, Object> service = map(entry);
            String id = id((String) service.get("name"));
            TomlTable written = toml.getTable(List.of("services", id));
            if (written == null) {
                missing.add(id + " as a whole");
                continue;
            }
            compare(missing, id, service, written);
            TomlArray called = written.getArray(List.of("dependencies", "calls"));
            for (Object target : called == null ? List.of() : called.toList()) {
                calls.add(id + " -> " + target);
            }
        }
        assertThat(missing).isEmpty();
        Set<String> inferred = new TreeSet<>();
        for (Object edge : list(system, "inferred_edges")) {
            inferred.add(id((String) ((List<?>) edge).get(0)) + " -> " + id((String) ((List<?>) edge).get(1)));
        }
        assertThat(calls).isEqualTo(inferred);
    }

    private static void compare(List<String> missing, String id, Map<String, Object> service, TomlTable written) {
        Set<String> ports = new TreeSet<>();
        for (TomlTable port : tables(written, "ports")) {
            Long target = port.getLong("target_port");
            ports.add((target == null ? port.getLong("port") : target) + " at " + port.getLong("published"));
            ports.add(port.getLong("port") + " served");
        }
        for (Object item : list(service, "ports")) {
            expect(
                    missing,
                    id,
                    ports,
                    map(item).get("target") + " at " + map(item).get("published"));
        }
        for (Object item : list(service, "k8s_service_ports")) {
            boolean elsewhere = map(item).get("targetPort") instanceof String;
            if (!elsewhere) {
                expect(missing, id, ports, map(item).get("port") + " served");
            }
        }
        Set<String> variables = new TreeSet<>();
        TomlTable env = written.getTable("env");
        for (String key : env == null ? Set.<String>of() : env.keySet()) {
            variables.add(key + "=" + env.get(List.of(key)));
        }
        map(service.get("env")).forEach((key, value) -> expect(missing, id, variables, key + "=" + value));
        Set<String> mounts = new TreeSet<>();
        for (TomlTable volume : tables(written, "volumes")) {
            mounts.add(volume.getString("mount") + " from " + volume.getString("source"));
        }
        for (Object item : list(service, "volumes")) {
            expect(
                    missing,
                    id,
                    mounts,
                    map(item).get("target") + " from " + map(item).get("source"));
        }
        TomlTable container = written.getTable("container");
        expect(missing, id, "image", service.get("image_name"), container.getString("image"));
        expect(missing, id, "tag", service.get("version"), container.getString("tag"));
        expect(missing, id, "digest", service.get("digest"), container.getString("digest"));
        String user = container.getString("user");
        expect(missing, id, "user", service.get("user"), user == null ? null : user.split(":")[0]);
        expect(missing, id, "run_as_non_root", service.get("run_as_non_root"), container.getBoolean("run_as_non_root"));
        expect(missing, id, "network_mode", service.get("network_mode"), container.getString("network_mode"));
        expect(missing, id, "capabilities", list(service, "cap_add"), all(container.getArray("capabilities_add")));
        expect(missing, id, "capabilities", list(service, "cap_drop"), all(container.getArray("capabilities_drop")));
        if (Boolean.TRUE.equals(service.get("read_only"))) {
            expect(missing, id, "read_only", true, container.getBoolean("read_only_root"));
        }
        if (Boolean.FALSE.equals(service.get("allow_priv_esc"))) {
            expect(
                    missing,
                    id,
                    "security_opt",
                    List.of("no-new-privileges:true"),
                    all(container.getArray("security_opt")));
        }
        for (String probe : List.of("liveness", "readiness", "startup")) {
            boolean expected = map(service.get("healthcheck")).containsKey(probe + "Probe");
            expect(missing, id, probe, expected, written.contains("health." + probe));
        }
        Map<String, Object> limits = map(map(service.get("resources")).get("limits"));
        expect(missing, id, "memory", limits.containsKey("memory"), written.contains("metadata.max_memory_mb"));
        expect(missing, id, "cpu", limits.containsKey("cpu"), written.contains("metadata.cpu_limit_millicores"));
        Object replicas = service.get("replicas");
        if (!id.contains("exporter")) {
            Long number = written.getLong("deploy.replicas");
            expect(missing, id, "replicas", replicas, number == null ? null : number.intValue());
        }
    }

    private static List<TomlTable> tables(TomlTable service, String key) {
        TomlTable all = service.getTable(key);
        List<TomlTable> tables = new ArrayList<>();
        for (String name : all == null ? Set.<String>of() : all.keySet()) {
            tables.add(all.getTable(List.of(name)));
        }
        return tables;
    }

    private static void expect(List<String> missing, String id, Set<String> found, String expected) {
        if (!found.contains(expected)) {
            missing.add(id + ": " + expected + " in " + found);
        }
    }

    private static void expect(
            List<String> missing, String id, String key, @Nullable Object expected, @Nullable Object found) {
        if (expected == null ? found != null : !expected.equals(found)) {
            missing.add(id + ": " + key + " " + expected + " is " + found);
        }
    }

    private static List<Object> all(@Nullable TomlArray array) {
        return array == null ? List.of() : array.toList();
    }

    private static String id(String name) {
        return name.toLowerCase(java.util.Locale.ROOT).replaceAll("[_./]", "-");
    }

    static Stream<Object[]> systems() throws IOException {
        List<Object[]> systems = new ArrayList<>();
        for (Object entry : (List<?>) load(root().resolve("systems/index.json"))) {
            Map<String, Object> system = map(entry);
            if (system.get("format").equals("k8s")) {
                systems.add(new Object[] {system.get("system"), system});
            }
        }
        assertThat(systems).hasSizeGreaterThan(2);
        return systems.stream();
    }

    private static Path root() {
        Path given = Path.of(System.getProperty("real.inputs"));
        return Files.isDirectory(given) ? given : Path.of("..").resolve(given);
    }

    /** JSON is YAML. */
    private static Object load(Path file) throws IOException {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        return new Load(settings).loadFromString(Files.readString(file));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Map<String, Object> map, String key) {
        Object value = map.get(key);
        return value == null ? List.of() : (List<Object>) value;
    }
}
