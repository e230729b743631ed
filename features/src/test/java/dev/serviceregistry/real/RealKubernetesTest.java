package dev.serviceregistry.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.facts.Loss;
import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.kubernetes.KubernetesGenerator;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.WrittenSecretTexts;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportResult;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.compose.ComposeImporter;
import dev.serviceregistry.registry.importer.kubernetes.KubernetesImporter;
import dev.serviceregistry.registry.tree.Array;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What was imported, generated for Kubernetes and imported again is the same catalogue. */
@EnabledIfSystemProperty(named = "real.inputs", matches = ".+")
class RealKubernetesTest {

    private static final String MASKED = "********";

    @TempDir
    private Path directory;

    private record Round(Map<String, Map<String, String>> services, List<Loss> losses, List<Path> manifests) {}

    /** Reads what was imported, and generates its manifests. */
    private Round round(RealSystem system, String format, List<Path> files, String number) throws IOException {
        ImportOptions options = new ImportOptions(system.name(), "");
        ImportResult result = format.equals("compose")
                ? new ComposeImporter().importFiles(files, options)
                : new KubernetesImporter().importFiles(files, options);
        assertThat(result).as(system + " " + number).isInstanceOf(ImportedProject.class);
        Path root = directory.resolve(system.name() + "-" + number);
        write(root.resolve("services/catalog.toml"), "");
        for (Map.Entry<String, String> file : ((ImportedProject) result).files().entrySet()) {
            write(root.resolve(file.getKey()), file.getValue());
        }
        Reading reading = new RegistryReader().read(root);
        Map<String, Map<String, String>> services = new TreeMap<>();
        reading.registry().services(system.name()).forEach(service -> {
            Map<String, String> values = new TreeMap<>();
            flatten("", service.effective(), values);
            services.put(service.service().name(), values);
        });
        GeneratedFiles generated = new KubernetesGenerator()
                .generate(
                        reading.registry(),
                        GenerationRequest.everything(new WrittenSecretTexts(root, reading.files())));
        List<Path> manifests = new ArrayList<>();
        for (Map.Entry<String, String> file : generated.files().entrySet()) {
            if (!file.getKey().endsWith("kustomization.yaml")) {
                Path path = root.resolve("generated").resolve(file.getKey());
                write(path, file.getValue());
                manifests.add(path);
            }
        }
        return new Round(services, generated.losses(), manifests);
    }

    private static void flatten(String path, Node node, Map<String, String> values) {
        if (node instanceof Table table) {
            table.entries().forEach((key, entry) -> flatten(path + "." + key, entry.value(), values));
        } else if (node instanceof Array array) {
            for (int i = 0; i < array.items().size(); i++) {
                flatten(path + "[" + i + "]", array.items().get(i), values);
            }
        } else if (node instanceof Scalar scalar) {
            values.put(path.substring(1), scalar.text());
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void manifests_that_were_imported_are_generated_with_everything_that_was_taken_from_them() throws IOException {
        List<String> differences = new ArrayList<>();
        int systems = 0;
        for (RealSystem system : RealSystem.all()) {
            if (system.format().equals("kubernetes")) {
                systems++;
                Round first = round(system, "kubernetes", system.files(), "first");
                Round second = round(system, "kubernetes", first.manifests(), "second");
                first.services().forEach((service, values) -> {
                    Map<String, String> now = second.services().getOrDefault(service, Map.of());
                    values.forEach((key, value) -> {
                        if (!isTheSame(key, value, values, now) && !isLost(first, service, key)) {
                            differences.add(
                                    system + "/" + service + " " + key + ": " + value + " and now " + now.get(key));
                        }
                    });
                });
                assertThat(second.services().keySet())
                        .as(system.name())
                        .isEqualTo(first.services().keySet());
            }
        }
        assertThat(systems).isEqualTo(3);
        assertThat(differences).isEmpty();
    }

    @Test
    void what_was_generated_once_is_the_same_ever_after() throws IOException {
        List<String> differences = new ArrayList<>();
        for (RealSystem system : RealSystem.all()) {
            Round first = round(system, system.format(), system.files(), "first");
            Round second = round(system, "kubernetes", first.manifests(), "second");
            Round third = round(system, "kubernetes", second.manifests(), "third");
            if (!third.services().equals(second.services())) {
                second.services()
                        .forEach((service, values) -> values.forEach((key, value) -> {
                            String now = third.services()
                                    .getOrDefault(service, Map.of())
                                    .get(key);
                            if (!value.equals(now)) {
                                differences.add(system + "/" + service + " " + key + ": " + value + " and now " + now);
                            }
                        }));
                third.services()
                        .forEach((service, values) -> values.keySet().stream()
                                .filter(key -> !second.services()
                                        .getOrDefault(service, Map.of())
                                        .containsKey(key))
                                // What waits for another pod gets its place for temporary files when it is a service
                                // itself.
                                .filter(key -> !service.contains("-wait-for-") || !key.startsWith("volumes.tmp."))
                                .forEach(key -> differences.add(system + "/" + service + " " + key + " is new")));
            }
        }
        assertThat(differences).isEmpty();
    }

    /** Calls and aliases have no order, capabilities no case, and the value of a secret is never read from a Secret. */
    private static boolean isTheSame(String key, String value, Map<String, String> before, Map<String, String> now) {
        if (key.startsWith("dependencies.calls[")) {
            return calls(before).equals(calls(now));
        }
        if (key.startsWith("aliases[")) {
            return now.containsValue(value) || !value.matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");
        }
        return value.equals(MASKED)
                || (key.startsWith("container.capabilities_")
                        ? value.equalsIgnoreCase(now.get(key))
                        : value.equals(now.get(key)));
    }

    private static TreeSet<String> calls(Map<String, String> values) {
        TreeSet<String> calls = new TreeSet<>();
        values.forEach((key, value) -> {
            if (key.startsWith("dependencies.calls[")) {
                calls.add(value);
            }
        });
        return calls;
    }

    private static boolean isLost(Round round, String service, String key) {
        return round.losses().stream()
                .anyMatch(loss -> loss.subject().service().equals(service)
                        && (key.equals(loss.key())
                                || key.startsWith(loss.key() + ".")
                                || key.startsWith(loss.key() + "[")));
    }
}
