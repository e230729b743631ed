package dev.serviceregistry.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.serviceregistry.facts.Fact;
import dev.serviceregistry.facts.Image;
import dev.serviceregistry.facts.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one project says reaches those that name its services, and what one service says those that name it. */
class FollowedRepositoryTest {

    private static final String DESK = "projects/desk/services.toml";
    private static final String SHOP = "projects/shop/services.toml";

    /** The services of a project and of the catalogue, for the unknown name in one and two in the other. */
    private static final long COMPARED_FOR_FEW = (4 + 1) + 2 * (1 + 1);

    private @TempDir Path root;
    private FollowedRepository followed;

    @BeforeEach
    void write() throws IOException {
        write(
                "services/catalog.toml",
                "[services.postgres]\ntype = 'database'\nversion = '1.0.0'\nhealth.liveness.exec = ['true']\n");
        write(SHOP, """
            [project]
            name = "shop"

            [services.cart]
            type = "api"
            version = "1.0.0"
            criticality = "critical"
            slo.availability.objective = "99.9%"
            dependencies.requires = [
              { service = "desk/till", condition = "healthy", version = "^1" },
              { service = "desk/load", condition = "completed" },
              "desk/clerk",
            ]
            env.TILL = { from_service = "desk/till", value = "url" }
            """);
        write(DESK, """
            [project]
            name = "desk"

            [services.till]
            type = "api"
            version = "1.0.0"
            criticality = "critical"
            aliases = ["clerk"]
            ports.web = { port = 80 }
            slo.availability.objective = "99.99%"

            [services.till.health.liveness]
            exec = ["true"]

            [services.load]
            type = "job"
            version = "1.0.0"
            container.image = "example.org/load"

            [services.safe]
            type = "worker"
            version = "1.0.0"
            deploy.sidecar_of = "till"
            dependencies.requires = [{ service = "clerk", condition = "healthy", version = "^1" }]
            env.TILL = { from_service = "desk/till", value = "url" }

            [services.lamp]
            type = "job"
            version = "1.0.0"
            dependencies.optional = ["teller"]
            """);
        followed = new RegistryReader().following(root);
        followed.read(Progress.NONE);
    }

    static Stream<Arguments> edits() {
        return Stream.of(
                arguments("[services.till]", "# further down\n[services.till]"),
                arguments("\n[services.till.health.liveness]\nexec = [\"true\"]\n", ""),
                arguments("version = \"1.0.0\"", "version = \"2.0.0\""),
                arguments("type = \"job\"", "type = \"api\""),
                arguments("type = \"job\"", "type = \"worker\"\ndeploy.kind = \"cronjob\""),
                arguments("type = \"job\"", "type = 1"),
                arguments("ports.web = { port = 80 }\n", ""),
                arguments("ports.web = { port = 80 }", "ports.web = { port = \"none\" }"),
                arguments("objective = \"99.99%\"", "objective = \"99%\""),
                arguments("aliases = [\"clerk\"]", "aliases = [\"teller\"]"),
                arguments("[services.load]", "[services.loader]"),
                arguments("criticality = \"critical\"", "criticality = \"low\""),
                arguments("name = \"desk\"", "name = \"desks\""),
                arguments("name = \"desk\"", "name = \"desk\"\nowner = \"tellers\""),
                arguments("[services.till]", "[uses]\nservices = [\"postgres\"]\n\n[services.till]"),
                arguments("sidecar_of = \"till\"", "sidecar_of = \"load\""),
                arguments("name = \"desk\"", "name = \"desk\"\ncatalog_version = \"v9\""));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void whoever_names_a_service_sees_what_became_of_it(String from, String to) throws IOException {
        String before = Files.readString(root.resolve(DESK));
        assertThat(before).contains(from);
        for (String text : List.of(before.replace(from, to), before)) {
            write(DESK, text);

            assertThat(texts(followed.read(Set.of(DESK)))).isEqualTo(texts(new RegistryReader().read(root)));
        }
    }

    @Test
    void too_many_unknown_names_get_no_suggestions_and_get_them_again_when_they_are_fewer() throws IOException {
        String few = Files.readString(root.resolve(SHOP)).replace("\"desk/clerk\"", "\"postgrse\", \"crat\"");
        String many = few.replace("\"crat\"", "\"crat\", \"catr\", \"actr\"");
        RegistryReader reader = new RegistryReader(COMPARED_FOR_FEW);
        followed = reader.following(root);
        followed.read(Progress.NONE);
        for (String text : List.of(few, many, few, many + "# more", many, few)) {
            write(SHOP, text);
            Reading reading = followed.read(Set.of(SHOP));

            assertThat(texts(reading)).isEqualTo(texts(new RegistryReader(COMPARED_FOR_FEW).read(root)));
            assertThat(texts(reading).stream()
                            .filter(fact -> fact.contains("kind=requires") && fact.contains("did you mean")))
                    .hasSize(2);
            assertThat(texts(reading).stream()
                            .filter(fact -> fact.contains("kind=requires") && fact.contains("resolution=missing")))
                    .hasSize(text.equals(few) ? 2 : 4);
        }
    }

    @Test
    void a_service_that_was_not_touched_is_defined_by_the_same_object() throws IOException {
        ServiceRegistry before = followed.read(Progress.NONE).registry();
        write(DESK, Files.readString(root.resolve(DESK)).replace("type = \"job\"", "type = \"worker\""));
        ServiceRegistry after = followed.read(Set.of(DESK)).registry();

        assertThat(after.find("desk", "till"))
                .containsSame(before.find("desk", "till").orElseThrow());
        assertThat(after.find("desk", "load")).isNotEqualTo(before.find("desk", "load"));
    }

    @Test
    void of_a_saved_project_what_is_stated_of_a_service_that_rests_on_no_other_is_kept() throws IOException {
        Image before = image("desk/load", followed.read(Progress.NONE));
        String text = Files.readString(root.resolve(DESK));
        write(DESK, text.replace("worker", "job"));

        assertThat(image("desk/load", followed.read(Set.of(DESK)))).isSameAs(before);

        write(DESK, text.replace("[services.load]", "# further down\n[services.load]"));
        assertThat(image("desk/load", followed.read(Set.of(DESK)))).isNotEqualTo(before);
    }

    private static Image image(String service, Reading reading) {
        return reading.registry().facts().ofType(Image.class).stream()
                .filter(image -> image.service().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Every fact as text, without the order in which they are stated. */
    private static List<String> texts(Reading reading) {
        List<String> texts = new ArrayList<>();
        for (Fact fact : reading.registry().facts().facts()) {
            texts.add(fact.toString().replaceAll("places=[^\\]]*", ""));
        }
        texts.sort(null);
        return texts;
    }
}
