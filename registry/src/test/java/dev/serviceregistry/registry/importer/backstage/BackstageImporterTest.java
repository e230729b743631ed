package dev.serviceregistry.registry.importer.backstage;

import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.DATABASE;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.component;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.entity;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.files;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.notes;
import static dev.serviceregistry.registry.importer.backstage.BackstageEntities.toml;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.ImportCounts;
import dev.serviceregistry.registry.importer.ImportDirectory;
import dev.serviceregistry.registry.importer.ImportedTeam;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackstageImporterTest {

    @TempDir
    Path directory;

    @Test
    void everything_that_a_component_says_is_written() {
        ImportDirectory files = files(directory, """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: cart
                  title: The Cart
                  description: |
                    Keeps what is to be bought
                  tags: [java, checkout]
                  labels: { example.org/tier: back }
                  annotations:
                    backstage.io/source-location: url:https://github.com/acme/shop/tree/main/cart/
                    github.com/project-slug: acme/shop
                  links: [{ url: https://example.org/dashboard, title: Dashboard, type: dashboard }]
                spec:
                  type: service
                  lifecycle: experimental
                  owner: group:default/team-a
                  system: shop
                  dependsOn: [resource:orders-db, component:default/ledger]
                  providesApis: [cart-http]
                  consumesApis: [ledger-grpc]
                """, """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: { name: ledger }
                spec: { type: worker, lifecycle: production, owner: Team-A, providesApis: ["api:default/ledger-grpc"] }
                """, DATABASE, """
                apiVersion: backstage.io/v1alpha1
                kind: Group
                metadata: { name: team-a, description: "Owns the cart" }
                spec: { type: team, profile: { displayName: Team A, email: team-a@example.org }, children: [] }
                """);

        assertThat(files.toml()).isEqualTo("""
                schema_version = "1"

                [project]
                name = "shop"

                [services.cart]
                display_name = "The Cart"
                description = "Keeps what is to be bought"
                type = "api"
                version = "0.0.0"
                owner = "team-a"
                system = "shop"
                lifecycle = "experimental"
                tags = ["java", "checkout"]

                [services.cart.dependencies]
                requires = ["orders-db", "ledger"]
                consumes = ["ledger-grpc"]
                provides = ["cart-http"]

                [services.cart.metadata]
                repository = "https://github.com/acme/shop/tree/main/cart/"
                links = [{ title = "Dashboard", url = "https://example.org/dashboard", type = "dashboard" }]

                [services.cart.labels]
                "example.org/tier" = "back"

                [services.ledger]
                type = "worker"
                version = "0.0.0"
                owner = "team-a"

                [services.ledger.dependencies]
                provides = ["ledger-grpc"]

                [services.orders-db]
                type = "database"
                version = "0.0.0"
                owner = "team-a"
                """);
        assertThat(files.notes())
                .containsExactly(
                        "catalog-info.yaml:33:1: Group team-a: the team team-a stands in services/catalog.toml, as"
                                + " [teams.team-a]; its members, its parent and its children have no place there");
        assertThat(files.project().counts()).isEqualTo(new ImportCounts(3, 0, 0, 0, 2, 0));
        assertThat(files.project().teams())
                .containsExactly(new ImportedTeam("team-a", "Team A", "Owns the cart", "team-a@example.org"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Component | service    | api      | ''
            Component | Website    | web      | ''
            Component | library    | library  | ''
            Component | gadget     | worker   | gadget is no type that is known here; worker is written
            Component | ''         | worker   | is not stated; worker is written
            Resource  | database   | database | ''
            Resource  | s3-bucket  | storage  | ''
            Resource  | postgresql | database | ''
            Resource  | redis      | cache    | ''
            Resource  | k8s-cluster | worker  | k8s-cluster is no type that is known here; worker is written
            """)
    void a_type_is_the_registrys(String kind, String written, String type, String note) {
        String text = entity(kind, "x", "", "type: '" + written + "'");

        assertThat(files(directory, text).toml()).contains("[services.x]\ntype = \"" + type + "\"\n");
        assertThat(notes(directory, text))
                .isEqualTo(
                        note.isEmpty()
                                ? List.of()
                                : List.of("catalog-info.yaml:4:9: " + kind + " x.spec.type: " + note));
    }

    @ParameterizedTest
    @CsvSource({"experimental, experimental", "deprecated, deprecated", "retired, retired", "Deprecated, deprecated"})
    void a_lifecycle_is_kept(String written, String lifecycle) {
        assertThat(files(directory, entity("Component", "x", "", "type: api, lifecycle: " + written))
                        .toml())
                .contains("lifecycle = \"" + lifecycle + "\"");
    }

    @Test
    void a_lifecycle_that_the_registry_does_not_know_is_production() {
        assertThat(files(directory, entity("Component", "x", "", "type: api, lifecycle: production"))
                        .toml())
                .doesNotContain("lifecycle");
        assertThat(files(directory, entity("Component", "x", "", "type: api, lifecycle: beta"))
                        .toml())
                .doesNotContain("lifecycle");
        assertThat(notes(directory, entity("Component", "x", "", "type: api, lifecycle: beta")))
                .containsExactly(
                        "catalog-info.yaml:4:20: Component x.spec.lifecycle: beta is none that the registry knows;"
                                + " production is written");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            github.com/project-slug: acme/shop                        | https://github.com/acme/shop
            gitlab.com/project-slug: acme/shop                        | https://gitlab.com/acme/shop
            bitbucket.org/project-slug: acme/shop                     | https://bitbucket.org/acme/shop
            backstage.io/source-location: 'url:https://example.org/x' | https://example.org/x
            """)
    void the_repository_is_where_the_annotations_say(String annotation, String repository) {
        String text = entity("Component", "x", "annotations: { " + annotation + " }", "type: api");

        assertThat(files(directory, text).toml())
                .contains("[services.x.metadata]\nrepository = \"" + repository + "\"\n");
        assertThat(notes(directory, text)).isEmpty();
    }

    @Test
    void annotations_without_a_place_are_noted() {
        assertThat(notes(
                        directory,
                        entity(
                                "Component",
                                "x",
                                "annotations: { backstage.io/source-location: 'dir:.', github.com/project-slug: a/b,"
                                        + " gitlab.com/project-slug: c/d, backstage.io/techdocs-ref: 'dir:.' }",
                                "type: api")))
                .extracting(note -> note.substring(note.indexOf("annotations")))
                .containsExactly(
                        "annotations.backstage.io/source-location: is no address in a net; left out",
                        "annotations.gitlab.com/project-slug: differs from the place of the source, which is written",
                        "annotations.backstage.io/techdocs-ref: has no place in the registry; left out");
    }

    @Test
    void entities_that_are_no_services_are_noted() {
        assertThat(notes(
                        directory,
                        component("profile: x"),
                        entity("System", "shop", "", "owner: team-a"),
                        entity("Domain", "sales", "", "owner: team-a"),
                        entity("User", "guest", "", "memberOf: []"),
                        entity("Location", "all", "", "targets: [./a.yaml]"),
                        "apiVersion: backstage.io/v1alpha1\nkind: Location\nspec: { target: ./b.yaml }\n",
                        entity("Environment", "dev", "", "lifecycle: dev"),
                        "apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template\nmetadata: { name: new }\n"))
                .containsExactly(
                        "catalog-info.yaml:4:62: Component cart.spec.profile: has no place in the registry; left out",
                        "catalog-info.yaml:6:1: System shop: of a system only the name is written, with the services that"
                                + " belong to it",
                        "catalog-info.yaml:11:1: Domain sales: a domain has no place in the registry; left out",
                        "catalog-info.yaml:16:1: User guest: a person has no place in the registry; left out",
                        "catalog-info.yaml:21:1: Location all: the files that it names are not read (./a.yaml); import them"
                                + " together with this one",
                        "catalog-info.yaml:26:1: Location unnamed: the files that it names are not read (./b.yaml); import"
                                + " them together with this one",
                        "catalog-info.yaml:30:1: Environment dev: this kind has no place in the registry; left out",
                        "catalog-info.yaml:35:1: Template new: this kind has no place in the registry; left out");
    }

    @Test
    void a_component_and_a_resource_of_one_name_are_two_services() {
        assertThat(files(
                                directory,
                                entity("Component", "x", "", "type: api"),
                                entity("Resource", "x", "", "type: cache"))
                        .toml())
                .contains("[services.x]\ntype = \"api\"")
                .contains(
                        "[services.x-2]\ntype = \"cache\"\nversion = \"0.0.0\"\naliases = [\"resource:default/x\"]\n");
    }

    @Test
    void a_name_that_is_no_dns_label_becomes_one_and_stays_an_alias() {
        assertThat(files(directory, entity("Component", "'invalid component'", "", "type: api"))
                        .toml())
                .contains("[services.invalid-component]")
                .contains("aliases = [\"invalid component\"]");
    }

    @Test
    void several_files_and_directories_are_one_catalogue() {
        String toml = new ImportDirectory(directory, new BackstageImporter(), "")
                .with("a.yaml", component("dependsOn: [resource:orders-db]"))
                .with("more/b.yaml", DATABASE)
                .with("more/mkdocs.yml", "site_name: x\n")
                .toml("a.yaml", "more");

        assertThat(toml).contains("requires = [\"orders-db\"]", "[services.orders-db]");
    }

    @Test
    void a_namespace_of_a_component_is_noted() {
        assertThat(notes(
                        directory,
                        entity(
                                "Component",
                                "cart",
                                "namespace: other",
                                "type: service, lifecycle: production, owner: team-a")))
                .anyMatch(note ->
                        note.endsWith("Component cart.metadata.namespace: has no place in the registry; left out"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://github.com/acme/shop                | true
            https://github.com/acme/shop/               | true
            https://github.com/acme/shop.git            | true
            https://github.com/acme/shop/tree/main/cart | true
            https://github.com/acme/shop-web/tree/main/ | false
            https://github.com/acme/shop.git-tools      | false
            https://github.com/acme                     | false
            """)
    void a_source_in_another_project_than_the_annotation_names_is_noted(String source, boolean same) {
        assertThat(notes(
                        directory,
                        entity(
                                "Component",
                                "x",
                                "annotations: { github.com/project-slug: acme/shop, backstage.io/source-location: 'url:"
                                        + source + "' }",
                                "type: api")))
                .hasSize(same ? 0 : 1)
                .allMatch(note -> note.endsWith("differs from the place of the source, which is written"));
    }

    @Test
    void what_stands_in_another_file_is_noted_and_left_out() {
        ImportDirectory files = files(directory, """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata:
                  name: cart
                  description: { $text: ./README.md }
                  tags: [java, { $text: tag.txt }]
                  labels: { a: { $text: a.txt }, b: c }
                  links: { $yaml: links.yaml }
                spec:
                  type: service
                  lifecycle: production
                  owner: { $text: OWNER }
                  dependsOn: { $json: deps.json }
                  providesApis: [{ $json: api.json }]
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: { name: ledger, labels: { $yaml: labels.yaml } }
                spec: { $yaml: spec.yaml }
                ---
                apiVersion: backstage.io/v1alpha1
                kind: API
                metadata: { name: a }
                spec: { type: openapi, definition: { $text: ./openapi.yaml } }
                """);

        assertThat(files.toml())
                .contains("tags = [\"java\"]\n", "[services.cart.labels]\nb = \"c\"\n")
                .doesNotContain("$", "description", "dependencies", "services.ledger.labels");
        assertThat(files.notes())
                .extracting(note -> note.substring("catalog-info.yaml:".length()))
                .containsExactly(
                        "5:3: Component cart.metadata.description: stands in ./README.md, which is not read; left out",
                        "6:16: Component cart.metadata.tags: one entry stands in tag.txt, which is not read; left out",
                        "7:13: Component cart.metadata.labels.a: stands in a.txt, which is not read; left out",
                        "8:3: Component cart.metadata.links: stands in links.yaml, which is not read; left out",
                        "12:3: Component cart.spec.owner: stands in OWNER, which is not read; left out",
                        "13:3: Component cart.spec.dependsOn: stands in deps.json, which is not read; left out",
                        "14:18: Component cart.spec.providesApis: one entry stands in api.json, which is not read; left"
                                + " out",
                        "16:1: Component ledger.spec.type: is not stated; worker is written",
                        "18:27: Component ledger.metadata.labels: stands in labels.yaml, which is not read; left out",
                        "19:1: Component ledger.spec: stands in spec.yaml, which is not read; left out",
                        "21:1: API a: no component of the input provides it; left out");
    }
}
