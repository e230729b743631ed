package dev.serviceregistry.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.drools.model.Model;
import org.junit.jupiter.api.Test;

class CompiledPoliciesTest {

    private static final Path CLASSES = Path.of("target", "classes");

    @Test
    void every_policy_is_compiled_to_an_executable_model() throws Exception {
        List<String> compiled = new ArrayList<>();
        for (String name : models()) {
            Model model = (Model) Class.forName(name).getDeclaredConstructor().newInstance();
            model.getRules().forEach(rule -> compiled.add(rule.getName()));
        }

        assertThat(compiled).containsExactlyInAnyOrderElementsOf(titles());
    }

    @Test
    void the_policies_on_changes_are_compiled_apart_and_listed() throws Exception {
        Model model =
                (Model) Class.forName(models().get(1)).getDeclaredConstructor().newInstance();

        assertThat(models()).hasSize(2).doesNotHaveDuplicates();
        assertThat(lines("policies/changes.list"))
                .hasSize(model.getRules().size())
                .allMatch(name -> name.matches("(BRK-\\d{3}|GOV-00[2-5]|GOV-011|GOV-016)-.*\\.drl"))
                .contains(
                        "GOV-011-nothing-is-deployed-to-a-frozen-target.drl",
                        "GOV-016-no-service-is-removed-before-its-sunset.drl");
    }

    @Test
    void the_names_of_generated_classes_do_not_change_from_build_to_build() throws IOException {
        // Drools names the classes of a snapshot at random unless it is told to be reproducible: then in capitals.
        assertThat(models()).allMatch(name -> name.matches("policies\\.Rules[0-9A-F]{32}"));
    }

    private static List<String> models() throws IOException {
        List<String> models = new ArrayList<>();
        for (String module : List.of("rules", "rules-on-changes")) {
            lines("META-INF/kie/dev.serviceregistry/" + module + "/drools-model").stream()
                    .filter(line -> line.startsWith("policies."))
                    .forEach(models::add);
        }
        return models;
    }

    private static List<String> lines(String resource) throws IOException {
        try (InputStream in = CompiledPoliciesTest.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
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
