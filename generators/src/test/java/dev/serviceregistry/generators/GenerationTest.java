package dev.serviceregistry.generators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.serviceregistry.facts.Loss;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.SecretTexts;
import dev.serviceregistry.registry.WrittenSecretTexts;
import dev.serviceregistry.registry.schema.ServiceKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {

    private static final Format FORMAT = Format.ofRunning("test", "A test");

    @TempDir
    private Path root;

    @BeforeEach
    void aCatalogue() throws IOException {
        write("services/catalog.toml", """
                [services.postgres]
                type = "database"
                version = "16.4.0"
                owner = "platform"
                port = 5432
                deploy.autoscaling = { min = 1, max = 3 }
                """);
    }

    @Test
    void what_nobody_takes_is_lost_at_its_own_place() throws IOException {
        write("projects/shop/services.toml", """
                [uses]
                services = ["postgres"]
                [services.postgres.container]
                image = "postgres"
                tag = "16"
                devices = ["/dev/fuse"]
                """);

        GeneratedFiles generated = generate(service -> {
            service.get("container").get("image").text();
            service.get("ports")
                    .entries()
                    .values()
                    .forEach(port -> port.get("port").integer());
        });

        assertThat(generated.losses())
                .extracting(loss -> loss.source() + " " + loss.subject() + " " + loss.key() + ": " + loss.reason())
                .containsExactly(
                        "projects/shop/services.toml:5:7 shop/postgres container.tag: A test has no place for it",
                        "projects/shop/services.toml:6:11 shop/postgres container.devices: A test has no place for it",
                        "services/catalog.toml:6:22 shop/postgres deploy.autoscaling: A test has no place for it");
    }

    @Test
    void a_reason_takes_the_place_of_the_general_one_even_for_what_was_taken() throws IOException {
        write("projects/shop/services.toml", """
                [services.api]
                type = "api"
                version = "1.0.0"
                env = { A = "1", B = "2" }
                """);

        GeneratedFiles generated = generate(service -> {
            service.get("env").tree();
            service.get("env").get("B").lose("it is a test");
        });

        assertThat(generated.losses())
                .extracting(Loss::key, Loss::reason)
                .containsExactly(tuple("env.B", "it is a test"));
    }

    @Test
    void part_of_what_is_looked_into_is_lost_key_by_key() throws IOException {
        write("projects/shop/services.toml", """
                [services.api]
                type = "api"
                version = "1.0.0"
                network.ingress = [{ host = "a.example", path = "/", tls = true }]
                health.liveness = { exec = ["a", "b"], period = "5s" }
                """);

        GeneratedFiles generated = generate(service -> {
            service.get("network")
                    .get("ingress")
                    .items()
                    .forEach(route -> route.get("host").text());
            service.get("health").get("liveness").get("exec").texts();
        });

        assertThat(generated.losses())
                .extracting(Loss::key)
                .containsExactly("network.ingress.path", "network.ingress.tls", "health.liveness.period");
    }

    @Test
    void a_secret_is_read_from_its_file_and_is_lost_when_that_has_changed() throws IOException {
        String services = """
                [services.api]
                type = "api"
                version = "1.0.0"
                env.DB_PASSWORD = "correct-horse-battery-staple"
                """;
        write("projects/shop/services.toml", services);
        Reading reading = new RegistryReader().read(root);
        SecretTexts secrets = new WrittenSecretTexts(root, reading.files());
        List<String> read = new ArrayList<>();

        generate(
                reading,
                secrets,
                service -> service.get("env").get("DB_PASSWORD").text().ifPresent(read::add));
        assertThat(read).containsExactly("correct-horse-battery-staple");

        write("projects/shop/services.toml", services + "# changed\n");
        GeneratedFiles generated = generate(
                reading,
                new WrittenSecretTexts(root, reading.files()),
                service -> service.get("env").get("DB_PASSWORD").text().ifPresent(read::add));
        assertThat(read).hasSize(1);
        assertThat(generated.losses())
                .extracting(Loss::reason)
                .containsExactly("the secret could not be read again from its file");
    }

    @Test
    void each_project_is_placed_at_each_of_its_targets_in_their_order() throws IOException {
        write("projects/shop/services.toml", "[services.api]\ntype = \"api\"\nversion = \"1.0.0\"\n");
        write("projects/shop/deployment.toml", """
                [deployment.multi-region]
                regions = ["eu", "us"]
                [deployment.target.production]
                order = 2
                [deployment.target.staging]
                order = 1
                regions = ["eu"]
                """);
        write("projects/mail/services.toml", """
                project.environments = ["test"]
                [services.smtp]
                type = "worker"
                version = "1.0.0"
                """);
        write("projects/none/services.toml", "[services.job]\ntype = \"job\"\nversion = \"1.0.0\"\n");

        assertThat(placements(Set.of(), Set.of()))
                .containsExactly("test/mail []", "default/none []", "staging/shop [eu]", "production/shop [eu, us]");
        assertThat(placements(Set.of("production"), Set.of())).containsExactly("production/shop [eu, us]");
        assertThat(placements(Set.of(), Set.of("us"))).containsExactly("production/shop [us]");
    }

    @Test
    void a_target_that_cannot_name_a_folder_is_told_and_left_out() throws IOException {
        write("projects/shop/services.toml", "[services.api]\ntype = \"api\"\nversion = \"1.0.0\"\n");
        write(
                "projects/shop/deployment.toml",
                "[deployment.target.\"../up\"]\norder = 1\n[deployment.target.eu]\norder = 2\n");

        GeneratedFiles generated = generate(service -> {});

        assertThat(generated.files()).containsOnlyKeys("eu/shop/file");
        assertThat(generated.problems())
                .extracting(problem -> problem.source() + " " + problem.message())
                .containsExactly("projects/shop/deployment.toml:1:1 the target '../up' names a folder of what is"
                        + " generated: write letters, digits, '.', '_' and '-', first a letter or digit");
    }

    @Test
    void a_pattern_brings_what_its_services_require() throws IOException {
        write("projects/shop/services.toml", """
                [uses]
                services = ["postgres"]
                [services.web]
                type = "web"
                version = "1.0.0"
                patterns = ["edge"]
                dependencies.requires = ["api@^1"]
                [services.api]
                type = "api"
                version = "1.0.0"
                dependencies.requires = [{ service = "postgres", condition = "healthy" }]
                [services.batch]
                type = "job"
                version = "1.0.0"
                """);
        GenerationRequest request = new GenerationRequest(Set.of(), "edge", Set.of(), Set.of(), SecretTexts.none());

        assertThat(new Generation(FORMAT, new RegistryReader().read(root).registry(), request)
                        .placements()
                        .get(0)
                        .services())
                .extracting(PlacedService::name)
                .containsExactly("api", "postgres", "web");
    }

    @Test
    void the_digest_tells_of_values_and_neither_of_their_places_nor_of_secrets() throws IOException {
        String first = digest("env.A = \"1\"\nenv.DB_PASSWORD = \"correct-horse-battery-staple\"\n");

        assertThat(digest("\n# a comment\nenv.A = \"1\"\nenv.DB_PASSWORD = \"another-horse-battery\"\n"))
                .isEqualTo(first);
        assertThat(digest("env.A = \"2\"\nenv.DB_PASSWORD = \"correct-horse-battery-staple\"\n"))
                .isNotEqualTo(first);
    }

    @Test
    void what_describes_a_service_is_of_the_schema_and_nothing_else_is_left_unasked() {
        Set<String> known = new TreeSet<>();
        ServiceKeys.addWithin("", known);

        assertThat(known).containsAll(Format.DESCRIPTIVE);
        assertThat(known)
                .allMatch(key -> FORMAT.isAbout(key)
                        || Format.DESCRIPTIVE.stream().anyMatch(told -> key.equals(told) || key.startsWith(told + "."))
                        || known.stream().anyMatch(below -> below.startsWith(key + ".")));
    }

    private String digest(String service) throws IOException {
        write("projects/shop/services.toml", "[services.api]\ntype = \"api\"\nversion = \"1.0.0\"\n" + service);
        return new Generation(FORMAT, new RegistryReader().read(root).registry(), everything())
                .placements()
                .get(0)
                .digest();
    }

    private List<String> placements(Set<String> targets, Set<String> regions) {
        GenerationRequest request = new GenerationRequest(Set.of(), "", targets, regions, SecretTexts.none());
        return new Generation(FORMAT, new RegistryReader().read(root).registry(), request)
                .placements().stream()
                        .map(placement -> placement.path("") + " " + placement.regions())
                        .map(text -> text.replace("/ ", " "))
                        .toList();
    }

    private GeneratedFiles generate(Consumer<PlacedService> reader) {
        return generate(new RegistryReader().read(root), SecretTexts.none(), reader);
    }

    private static GeneratedFiles generate(Reading reading, SecretTexts secrets, Consumer<PlacedService> reader) {
        Generation generation = new Generation(FORMAT, reading.registry(), GenerationRequest.everything(secrets));
        for (Placement placement : generation.placements()) {
            placement.services().forEach(reader);
            generation.add(placement.path("file"), "text");
        }
        return generation.result();
    }

    private static GenerationRequest everything() {
        return GenerationRequest.everything(SecretTexts.none());
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
