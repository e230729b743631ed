package dev.serviceregistry.generators.kcl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.Catalogue;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportResult;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.compose.ComposeImporter;
import dev.serviceregistry.registry.importer.kubernetes.KubernetesImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What real systems become in KCL is read back with every service in it. */
@EnabledIfSystemProperty(named = "real.inputs", matches = "(?!\\$\\{).+")
class RealKclTest {

    @TempDir
    private Path root;

    @ParameterizedTest(name = "{0}")
    @MethodSource("systems")
    void every_service_of_a_real_system_is_an_instance(String name, String format, List<Path> files)
            throws IOException {
        ImportOptions options = new ImportOptions(name, "");
        ImportResult result = format.equals("k8s")
                ? new KubernetesImporter().importFiles(files, options)
                : new ComposeImporter().importFiles(files, options);
        Catalogue catalogue = new Catalogue(root).with("services/catalog.toml", "");
        for (Map.Entry<String, String> file : ((ImportedProject) result).files().entrySet()) {
            catalogue.with(file.getKey(), file.getValue());
        }
        List<String> services = new RegistryReader()
                .read(root).registry().services(name).stream()
                        .map(service -> service.service().name())
                        .toList();

        KclReader read = new KclReader(catalogue
                .generate(new KclGenerator())
                .files()
                .values()
                .iterator()
                .next());

        assertThat(services).isNotEmpty();
        assertThat(read.values.values().stream()
                        .filter(Map.class::isInstance)
                        .map(value -> String.valueOf(((Map<?, ?>) value).get("name"))))
                .containsExactlyInAnyOrderElementsOf(services);
    }

    private static Stream<Object[]> systems() throws IOException {
        Path systems = Path.of(System.getProperty("real.inputs"), "systems");
        List<Object[]> found = new ArrayList<>();
        Object index = new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(systems.resolve("index.json")));
        for (Object one : (List<?>) index) {
            Map<?, ?> system = (Map<?, ?>) one;
            String name = system.get("system").toString();
            List<Path> files = ((List<?>) system.get("files"))
                    .stream()
                            .map(file -> systems.resolve(name).resolve(file.toString()))
                            .toList();
            found.add(new Object[] {name, system.get("format"), files});
        }
        assertThat(found).hasSize(40);
        return found.stream();
    }
}
