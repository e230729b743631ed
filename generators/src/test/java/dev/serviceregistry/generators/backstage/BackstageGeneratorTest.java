package dev.serviceregistry.generators.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.generators.GeneratedFiles;
import dev.serviceregistry.generators.GenerationRequest;
import dev.serviceregistry.registry.Reading;
import dev.serviceregistry.registry.RegistryReader;
import dev.serviceregistry.registry.ServiceDefinition;
import dev.serviceregistry.registry.WrittenSecretTexts;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.backstage.BackstageImporter;
import dev.serviceregistry.registry.tree.Node;
import dev.serviceregistry.registry.tree.Scalar;
import dev.serviceregistry.registry.tree.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackstageGeneratorTest {

    @TempDir
    private Path root;

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static GeneratedFiles generate(Path root) {
        Reading reading = new RegistryReader().read(root);
        return new BackstageGenerator()
                .generate(
                        reading.registry(),
                        GenerationRequest.everything(new WrittenSecretTexts(root, reading.files())));
    }

    private static List<String> losses(GeneratedFiles files) {
        return files.losses().stream()
                .map(loss -> loss.subject().service() + " " + loss.key() + ": " + loss.reason())
                .toList();
    }

    @Test
    void a_service_is_an_entity_with_its_owner_its_system_and_its_relations() throws IOException {
        write("services/catalog.toml", """
                [catalog]
                name = "central"
                [teams.payments]
                display_name = "Payments"
                email = "payments@example.org"
                """);
        write("projects/shop/services.toml", """
                [services.api]
                type = "api"
                version = "1.2.3"
                owner = "@payments"
                system = "checkout"
                description = "Charges cards: all of them"
                tags = ["pci"]
                labels = { tier = "back" }
                dependencies = { requires = ["db"], provides = ["pay-http@2"], consumes = ["mail-grpc@1"] }
                metadata.repository = "https://github.com/example/api"
                metadata.links = [{ title = "API", url = "https://example.org/api", type = "openapi" }]
                [services.db]
                type = "database"
                version = "16.0.0"
                """);
        GeneratedFiles files = generate(root);
        String yaml = files.files().get("default/shop/catalog-info.yaml");

        assertThat(yaml).contains("""
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: api
                  namespace: shop
                  description: "Charges cards: all of them"
                  labels:
                    app.kubernetes.io/version: "1.2.3"
                    tier: back
                  annotations:
                    backstage.io/source-location: url:https://github.com/example/api
                  tags:
                    - pci
                  links:
                    - url: https://example.org/api
                      title: API
                      type: openapi
                spec:
                  type: service
                  owner: group:default/payments
                  lifecycle: production
                  system: system:default/checkout
                  dependsOn:
                    - resource:shop/db
                  providesApis:
                    - api:default/pay-http-v2
                  consumesApis:
                    - api:default/mail-grpc-v1
                """, """
                kind: API
                metadata:
                  name: pay-http-v2
                  namespace: default
                  title: pay-http@2
                """, """
                kind: System
                metadata:
                  name: checkout
                """, """
                  type: team
                  profile:
                    displayName: Payments
                    email: payments@example.org
                  children: []
                """, """
                  # No owner is declared.
                  owner: group:default/unknown
                """);
        assertThat(losses(files)).isEmpty();
    }

    @Test
    void what_backstage_does_not_know_is_lost_with_the_reason() throws IOException {
        write("projects/mail/services.toml", "[services.smtp]\ntype = \"mail\"\nversion = \"1.0.0\"\n");
        write("projects/shop/services.toml", """
                [services.api]
                type = "api"
                version = "1.2.3"
                tags = ["Not_A_Tag"]
                labels = { "not a key" = "x" }
                dependencies.requires = [{ service = "db", condition = "healthy" }]
                dependencies.calls = ["mail/smtp"]
                metadata.runbook = "docs/runbook.md"
                [services.db]
                type = "database"
                version = "16.0.0"
                lifecycle = "deprecated"
                """);
        GeneratedFiles files = generate(root);

        assertThat(files.files().get("default/shop/catalog-info.yaml"))
                .contains("  dependsOn:\n    - resource:mail/smtp\n    - resource:shop/db\n");
        assertThat(losses(files))
                .contains(
                        "api labels.\"not a key\": Backstage takes no label of this form",
                        "api metadata.runbook: a link leads to an address in the web",
                        "api dependencies.calls: to Backstage a dependency is one, whether a service starts without it"
                                + " or not",
                        "db lifecycle: a resource has no lifecycle")
                .anyMatch(loss -> loss.endsWith("a tag has small letters, digits and single hyphens"))
                .anyMatch(loss -> loss.endsWith("a dependency of Backstage has neither a version nor a condition"));
    }

    @Test
    void what_projects_share_stands_in_one_file() throws IOException {
        for (String project : List.of("a", "b")) {
            write("projects/" + project + "/services.toml", """
                    [services.api]
                    type = "api"
                    version = "1.0.0"
                    owner = "team"
                    system = "all"
                    """);
        }
        GeneratedFiles files = generate(root);

        assertThat(files.files().get("default/a/catalog-info.yaml")).contains("kind: Group", "kind: System");
        assertThat(files.files().get("default/b/catalog-info.yaml"))
                .contains("group:default/team", "system:default/all")
                .doesNotContain("kind: Group", "kind: System");
    }

    @Test
    void imported_again_the_catalogue_has_the_same_services_owners_and_dependencies() throws IOException {
        Path catalog = Path.of("..", "catalog");
        Reading reading = new RegistryReader().read(catalog);
        GeneratedFiles files = generate(catalog);
        for (String project : List.of("observability", "payments", "shop", "syntaxis")) {
            Path file = root.resolve("catalog-info.yaml");
            Files.writeString(file, files.files().get("production/" + project + "/catalog-info.yaml"));
            ImportedProject imported = (ImportedProject)
                    new BackstageImporter().importFiles(List.of(file), new ImportOptions(project, ""));
            Path again = root.resolve("again-" + project);
            for (Map.Entry<String, String> written : imported.files().entrySet()) {
                Path path = again.resolve(written.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, written.getValue());
            }

            Map<String, String> before = told(reading, project);
            assertThat(before).hasSizeGreaterThan(5);
            assertThat(told(new RegistryReader().read(again), project)).isEqualTo(before);
        }
    }

    /** The owner of each service of a project and what it depends on of what the project runs. */
    private static Map<String, String> told(Reading reading, String project) {
        Map<String, String> told = new TreeMap<>();
        Set<String> running = reading.registry().services(project).stream()
                .map(definition -> definition.service().name())
                .collect(Collectors.toSet());
        for (ServiceDefinition definition : reading.registry().services(project)) {
            TreeSet<String> others = new TreeSet<>();
            Table dependencies = definition.effective().table("dependencies");
            for (String kind : List.of("requires", "optional", "calls")) {
                for (Node item : dependencies.items(kind)) {
                    String name = item instanceof Scalar scalar
                            ? scalar.text()
                            : ((Table) item).string("service").orElseThrow();
                    others.add(name.replaceFirst("@.*", ""));
                }
            }
            others.retainAll(running);
            told.put(
                    definition.service().name(),
                    definition.effective().string("owner").orElse("") + " " + others);
        }
        return told;
    }
}
