package dev.serviceregistry.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.generators.docker.DockerGenerator;
import dev.serviceregistry.judges.ComposeSchema;
import dev.serviceregistry.judges.DockerCompose;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.WrittenSecretTexts;
import dev.serviceregistry.registry.importer.ImportNote;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportResult;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.compose.ComposeImporter;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What was imported from Compose and is generated again means the same to docker-compose. */
@Tag("oracles")
@EnabledIfSystemProperty(named = "real.inputs", matches = ".+")
class RealDockerTest {

    /** A variable without a default: somebody has to set it. */
    private static final Pattern OPEN_VARIABLE =
            Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*)(:?\\?|}|\\b(?![:?-]))");

    /** What an import takes whole: no note excuses a difference in these. */
    private static final Set<String> KEPT = Set.of(
            "image",
            "ports",
            "environment",
            "depends_on",
            "healthcheck",
            "limit.memory",
            "limit.cpus",
            "reservation.memory",
            "reservation.cpus");

    @TempDir
    private Path directory;

    private final List<String> differences = new ArrayList<>();
    private int compared;
    private final Set<String> refused = new TreeSet<>();

    @Test
    void every_system_means_the_same_once_it_is_generated() throws IOException {
        List<RealSystem> systems = RealSystem.all().stream()
                .filter(system -> system.format().equals("compose"))
                .toList();
        ComposeSchema schema = new ComposeSchema();
        for (RealSystem system : systems) {
            compare(system, schema);
        }
        assertThat(differences).isEmpty();
        assertThat(refused).as("systems that 1.29 refuses").hasSizeLessThan(5);
        assertThat(systems).hasSize(37);
        assertThat(compared).as("things that were compared").isGreaterThan(1_000);
    }

    private void compare(RealSystem system, ComposeSchema schema) throws IOException {
        Path original = system.files().get(0);
        Path copy = directory.resolve(system.name()).resolve("project");
        copy(original.getParent(), copy);
        Path file = copy.resolve(original.getFileName());
        Map<String, String> variables = variables(file);

        ImportResult result = new ComposeImporter().importFiles(List.of(file), new ImportOptions(system.name(), ""));
        if (!(result instanceof ImportedProject imported)) {
            differences.add(system + ": cannot be imported: " + result);
            return;
        }
        Path root = directory.resolve(system.name()).resolve("registry");
        for (Map.Entry<String, String> written : imported.files().entrySet()) {
            write(root.resolve(written.getKey()), written.getValue());
        }
        write(root.resolve("services/catalog.toml"), "");
        Reading reading = new RegistryReader().read(root);
        GeneratedFiles generated = new DockerGenerator()
                .generate(
                        reading.registry(),
                        GenerationRequest.everything(new WrittenSecretTexts(root, reading.files())));
        String text = generated.files().values().iterator().next();
        schema.problems(text).forEach(problem -> differences.add(system + ": " + problem));
        Path again = copy.resolve("generated-compose.yaml");
        DockerCompose.write(again, text);

        DockerCompose.Answer now = DockerCompose.config(again, copy, variables);
        if (!now.refusal().isEmpty()) {
            differences.add(system + ": the generated file is refused: " + now.refusal());
            return;
        }
        DockerCompose.Answer before = DockerCompose.config(file, copy, variables);
        if (!before.refusal().isEmpty()) {
            refused.add(system.name());
        }
        compare(
                system.name(),
                ComposeServices.of(before.refusal().isEmpty() ? before.config() : PlainServices.config(system, copy)),
                ComposeServices.of(now.config()),
                before.refusal().isEmpty() ? Set.of() : PlainServices.UNTOLD,
                imported.notes());
    }

    private void compare(
            String system,
            Map<String, Map<String, Object>> before,
            Map<String, Map<String, Object>> now,
            Set<String> untold,
            List<ImportNote> notes) {
        if (!before.keySet().equals(now.keySet())) {
            differences.add(system + ": has " + before.keySet() + " and now " + now.keySet());
            return;
        }
        before.forEach((service, said) -> {
            Map<String, Object> again = now.get(service);
            Set<String> keys = new TreeSet<>(said.keySet());
            keys.addAll(again.keySet());
            keys.removeAll(untold);
            for (String key : keys) {
                compared++;
                if (!Objects.equals(said.get(key), again.get(key)) && !isTold(service, key, notes)) {
                    differences.add(
                            system + "/" + service + " " + key + ": " + said.get(key) + " and now " + again.get(key));
                }
            }
        });
    }

    private static boolean isTold(String service, String key, List<ImportNote> notes) {
        String place = key.indexOf('.') > 0 && !key.startsWith("deploy.") ? key : service + "." + key;
        return !KEPT.contains(key)
                && notes.stream().anyMatch(note -> note.message().startsWith(place));
    }

    private static Map<String, String> variables(Path file) throws IOException {
        Map<String, String> variables = new TreeMap<>();
        Path env = file.resolveSibling(".env");
        String set = Files.exists(env) ? Files.readString(env) : "";
        Matcher variable = OPEN_VARIABLE.matcher(Files.readString(file).replace("$$", ""));
        while (variable.find()) {
            if (!Pattern.compile("^" + variable.group(1) + "=", Pattern.MULTILINE)
                    .matcher(set)
                    .find()) {
                variables.put(variable.group(1), "7001");
            }
        }
        return variables;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
