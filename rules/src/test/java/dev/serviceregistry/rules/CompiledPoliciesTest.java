package dev.serviceregistry.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.drools.model.Model;
import org.drools.model.Rule;
import org.junit.jupiter.api.Test;

class CompiledPoliciesTest {

    private static final Path CLASSES = Path.of("target", "classes");

    @Test
    void every_policy_is_compiled_to_an_executable_model() throws Exception {
        assertThat(models()).hasSize(1);
        Model model =
                (Model) Class.forName(models().get(0)).getDeclaredConstructor().newInstance();

        assertThat(model.getRules().stream().map(Rule::getName)).containsExactlyInAnyOrderElementsOf(titles());
    }

    @Test
    void the_names_of_generated_classes_do_not_change_from_build_to_build() throws IOException {
        // Drools names the classes of a snapshot at random unless it is told to be reproducible: then in capitals.
        assertThat(models().get(0)).matches("policies\\.Rules[0-9A-F]{32}");
    }

    private static List<String> models() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("META-INF"))) {
            Path index = files.filter(file -> file.endsWith("drools-model"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(index).stream()
                    .filter(line -> line.startsWith("policies."))
                    .toList();
        }
    }

    private static List<String> titles() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES.resolve("policies"))) {
            return files.filter(file -> file.toString().endsWith(".drl"))
                    .map(CompiledPoliciesTest::title)
                    .toList();
        }
    }

    private static String title(Path policy) {
        try (Stream<String> lines = Files.lines(policy)) {
            return lines.filter(line -> line.startsWith("rule \""))
                    .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
