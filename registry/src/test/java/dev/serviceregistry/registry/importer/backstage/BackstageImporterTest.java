package dev.serviceregistry.registry.importer.backstage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serviceregistry.registry.importer.CatalogTeams;
import dev.serviceregistry.registry.importer.ImportCounts;
import dev.serviceregistry.registry.importer.ImportDirectory;
import dev.serviceregistry.registry.importer.ImportNote;
import dev.serviceregistry.registry.importer.ImportOptions;
import dev.serviceregistry.registry.importer.ImportedProject;
import dev.serviceregistry.registry.importer.ImportedTeam;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackstageImporterTest {
    private static final String DATABASE = entity("Resource", "orders-db", "", "type: database, owner: team-a");

    @TempDir
    Path directory;

    private static String entity(String kind, String name, String metadata, String spec) {
        return """
                apiVersion: backstage.io/v1alpha1
                kind: %s
                metadata: { name: %s%s }
                spec: { %s }
                """.formatted(kind, name, metadata.isEmpty() ? "" : ", " + metadata, spec);
    }

    private static String component(String spec) {
        return entity("Component", "cart", "", "type: service, owner: team-a, lifecycle: production, " + spec);
    }

    private ImportDirectory files(String... entities) {
        return new ImportDirectory(directory, new BackstageImporter(), "catalog-info.yaml")
                .with("catalog-info.yaml", String.join("---\n", entities));
    }

    /** Notes but for those that say where teams stand. */
    private List<String> notes(String... entities) {
        return files(entities).notes().stream()
                .filter(note -> !note.contains("stands in services/catalog.toml"))
                .toList();
    }

    @Test
    void everything_that_a_component_says_is_written() {
        ImportDirectory files = files("""
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
    @ValueSource(
            strings = {
                "resource:default/orders-db",
                "resource:orders-db",
                "Resource:Default/Orders-DB",
                "default/orders-db",
                "orders-db",
                "{ kind: Resource, namespace: default, name: orders-db }",
                "{ kind: resource, name: orders-db }",
                "{ name: orders-db }",
            })
    void a_reference_is_understood_in_every_spelling(String reference) {
        assertThat(files(component("dependsOn: [" + reference + "]"), DATABASE).toml())
                .contains("[services.cart.dependencies]\nrequires = [\"orders-db\"]\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            resource:other/orders-db   | there is no resource:other/orders-db in the input; left out
            component:orders-db        | there is no component:default/orders-db in the input; left out
            system:shop                | system:default/shop is no service in the registry; left out
            component:cart             | it is the entity itself; left out
            'a b'                      | is no reference to an entity, as in component:default/name; left out
            'a:b:c'                    | is no reference to an entity, as in component:default/name; left out
            [x]                        | is no reference to an entity, as in component:default/name; left out
            """)
    void a_reference_that_leads_to_no_service_is_noted_and_left_out(String reference, String note) {
        String text = component("dependsOn: [" + (reference.startsWith("[") ? reference : "'" + reference + "'") + "]");

        assertThat(files(text, DATABASE, entity("System", "shop", "", "owner: team-a"))
                        .toml())
                .doesNotContain("requires");
        assertThat(notes(text, DATABASE, entity("System", "shop", "", "owner: team-a")))
                .contains("catalog-info.yaml:4:74: Component cart.spec.dependsOn: " + note);
    }

    @Test
    void a_name_in_another_namespace_is_another() {
        String there = entity("Resource", "orders-db", "namespace: other", "type: cache, owner: team-a");

        String toml = files(component("dependsOn: [resource:other/orders-db]"), DATABASE, there)
                .toml();

        assertThat(toml)
                .contains("requires = [\"orders-db-2\"]")
                .contains("[services.orders-db-2]\ntype = \"cache\"\nversion = \"0.0.0\"\nowner = \"other/team-a\"\n"
                        + "aliases = [\"other/orders-db\"]\n");
    }

    @Test
    void what_says_that_it_is_needed_is_required() {
        assertThat(files(
                                component("subcomponentOf: x"),
                                entity("Resource", "orders-db", "", "type: database, dependencyOf: [component:cart]"))
                        .toml())
                .contains("[services.cart.dependencies]\nrequires = [\"orders-db\"]\n");
    }

    @Test
    void a_circle_is_a_matter_of_calls() {
        String toml = files(
                        component("dependsOn: [component:b, resource:orders-db]"),
                        entity("Component", "b", "", "type: service, dependsOn: [component:c]"),
                        entity("Component", "c", "", "type: service, dependsOn: [component:cart]"),
                        DATABASE)
                .toml();

        assertThat(toml)
                .contains("[services.cart.dependencies]\nrequires = [\"orders-db\"]\ncalls = [\"b\"]\n")
                .contains(
                        "[services.b.dependencies]\ncalls = [\"c\"]\n",
                        "[services.c.dependencies]\ncalls = [\"cart\"]\n");
        assertThat(notes(
                        component("dependsOn: [component:b]"),
                        entity("Component", "b", "", "type: service, dependsOn: [component:cart]")))
                .filteredOn(
                        note -> note.contains("is part of a circle, which no start order can be; written as a call"))
                .hasSize(2);
    }

    @Test
    void a_contract_that_nobody_of_the_input_provides_is_not_consumed() {
        String text = component("consumesApis: [ledger, other/ledger]");

        assertThat(files(text, entity("API", "ledger", "", "type: openapi, definition: x"))
                        .toml())
                .doesNotContain("dependencies");
        assertThat(notes(text, entity("API", "ledger", "", "type: openapi, definition: x")))
                .contains(
                        "catalog-info.yaml:4:77: Component cart.spec.consumesApis: no component of the input provides"
                                + " API:default/ledger; left out",
                        "catalog-info.yaml:4:85: Component cart.spec.consumesApis: no component of the input provides"
                                + " API:other/ledger; left out",
                        "catalog-info.yaml:6:1: API ledger: no component of the input provides it; left out");
    }

    @Test
    void a_contract_is_called_as_the_api_spells_itself() {
        assertThat(files(
                                component("providesApis: [LEDGER], consumesApis: [Ledger]"),
                                entity("API", "ledger", "", "type: openapi"))
                        .toml())
                .contains("consumes = [\"ledger\"]\nprovides = [\"ledger\"]\n");
    }

    @ParameterizedTest
    @CsvSource({
        "team-a, team-a",
        "group:team-a, team-a",
        "group:default/team-a, team-a",
        "infra/team-a, infra/team-a",
        "CNCF, CNCF",
        "user:guest, guest",
        "{ name: team-a }, team-a",
    })
    void the_owner_is_a_team(String owner, String team) {
        ImportDirectory files = files(entity("Component", "cart", "", "type: api, owner: " + owner));

        assertThat(files.toml()).contains("owner = \"" + team + "\"");
        assertThat(files.project().teams()).containsExactly(new ImportedTeam(team, "", "", ""));
    }

    @Test
    void where_a_team_stands_is_noted() {
        assertThat(files(entity("Component", "a", "", "type: api, owner: team-a"))
                        .notes())
                .containsExactly("catalog-info.yaml:4:27: Component a.spec.owner: the team team-a stands in"
                        + " services/catalog.toml, as [teams.team-a]");
        assertThat(files(entity("Component", "a", "", "type: api, owner: x/y")).notes())
                .singleElement()
                .asString()
                .endsWith("as [teams.\"x/y\"]");
        assertThat(files(entity("Component", "a", "", "type: api, owner: user:guest"))
                        .notes())
                .singleElement()
                .asString()
                .endsWith("Component a.spec.owner: a person is written as a team, guest");
        assertThat(files(entity("Component", "a", "", "type: api, owner: 'a b'"))
                        .notes())
                .singleElement()
                .asString()
                .endsWith("Component a.spec.owner: is no name of a group or a user; left out");
    }

    @Test
    void an_entity_without_an_owner_has_the_one_that_is_asked_for() {
        files(entity("Component", "a", "", "type: api"), entity("Component", "b", "", "type: api, owner: team-b"));
        ImportedProject project = (ImportedProject) new BackstageImporter()
                .importFiles(List.of(directory.resolve("catalog-info.yaml")), new ImportOptions("shop", "@ops"));

        assertThat(project.files().get("projects/shop/services.toml"))
                .contains("[project]\nname = \"shop\"\nowner = \"ops\"\n")
                .contains("[services.a]\ntype = \"api\"\nversion = \"0.0.0\"\nowner = \"ops\"\n")
                .contains("[services.b]\ntype = \"api\"\nversion = \"0.0.0\"\nowner = \"team-b\"\n");
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

        assertThat(files(text).toml()).contains("[services.x]\ntype = \"" + type + "\"\n");
        assertThat(notes(text))
                .isEqualTo(
                        note.isEmpty()
                                ? List.of()
                                : List.of("catalog-info.yaml:4:9: " + kind + " x.spec.type: " + note));
    }

    @ParameterizedTest
    @CsvSource({"experimental, experimental", "deprecated, deprecated", "retired, retired", "Deprecated, deprecated"})
    void a_lifecycle_is_kept(String written, String lifecycle) {
        assertThat(files(entity("Component", "x", "", "type: api, lifecycle: " + written))
                        .toml())
                .contains("lifecycle = \"" + lifecycle + "\"");
    }

    @Test
    void a_lifecycle_that_the_registry_does_not_know_is_production() {
        assertThat(files(entity("Component", "x", "", "type: api, lifecycle: production"))
                        .toml())
                .doesNotContain("lifecycle");
        assertThat(files(entity("Component", "x", "", "type: api, lifecycle: beta"))
                        .toml())
                .doesNotContain("lifecycle");
        assertThat(notes(entity("Component", "x", "", "type: api, lifecycle: beta")))
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

        assertThat(files(text).toml()).contains("[services.x.metadata]\nrepository = \"" + repository + "\"\n");
        assertThat(notes(text)).isEmpty();
    }

    @Test
    void annotations_without_a_place_are_noted() {
        assertThat(notes(entity(
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
        assertThat(files(entity("Component", "x", "", "type: api"), entity("Resource", "x", "", "type: cache"))
                        .toml())
                .contains("[services.x]\ntype = \"api\"")
                .contains(
                        "[services.x-2]\ntype = \"cache\"\nversion = \"0.0.0\"\naliases = [\"resource:default/x\"]\n");
    }

    @Test
    void a_name_that_is_no_dns_label_becomes_one_and_stays_an_alias() {
        assertThat(files(entity("Component", "'invalid component'", "", "type: api"))
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
    void what_a_group_says_beyond_its_team_is_noted() {
        assertThat(files(DATABASE, """
                        apiVersion: backstage.io/v1alpha1
                        kind: Group
                        metadata: { name: team-a, tags: [core] }
                        spec: { type: department, parent: all, profile: { email: a@example.org, picture: "https://example.org/a" } }
                        """).notes())
                .anyMatch(note -> note.endsWith("Group team-a.metadata.tags: has no place in the registry; left out"))
                .anyMatch(note -> note.endsWith("Group team-a.spec.type: has no place in the registry; left out"))
                .anyMatch(note ->
                        note.endsWith("Group team-a.spec.profile.picture: has no place in the registry; left out"))
                .noneMatch(note -> note.contains("spec.parent") || note.contains("profile.email"));
    }

    @Test
    void a_namespace_of_a_component_is_noted() {
        assertThat(notes(entity(
                        "Component",
                        "cart",
                        "namespace: other",
                        "type: service, lifecycle: production, owner: team-a")))
                .anyMatch(note ->
                        note.endsWith("Component cart.metadata.namespace: has no place in the registry; left out"));
    }

    private ImportedProject into(Set<String> declared, String owner, String... entities) {
        files(entities);
        return (ImportedProject) new BackstageImporter()
                .importFiles(
                        List.of(directory.resolve("catalog-info.yaml")),
                        new ImportOptions("shop", owner, new CatalogTeams(declared, false)));
    }

    private static String toml(ImportedProject project) {
        return project.files().get("projects/shop/services.toml");
    }

    @Test
    void owners_and_systems_that_differ_in_letter_case_are_one() {
        ImportDirectory files = files(
                entity("Component", "a", "", "type: api, owner: Team-A, system: Shop"),
                entity("Component", "b", "", "type: api, owner: team-a, system: shop"),
                entity("Component", "c", "", "type: api, owner: 'user:TEAM-A', system: SHOP"));

        assertThat(files.toml())
                .containsSubsequence("owner = \"Team-A\"", "owner = \"Team-A\"", "owner = \"Team-A\"")
                .containsSubsequence("system = \"Shop\"", "system = \"Shop\"", "system = \"Shop\"");
        assertThat(files.project().teams()).extracting(ImportedTeam::name).containsExactly("Team-A");
    }

    @Test
    void a_system_is_called_as_it_spells_itself() {
        assertThat(files(
                                entity("Component", "a", "", "type: api, system: SHOP"),
                                entity("System", "Shop", "", "owner: team-a"))
                        .toml())
                .contains("system = \"Shop\"");
    }

    @Test
    void a_group_is_called_as_it_spells_itself_and_the_catalogue_goes_before_it() {
        String component = entity("Component", "a", "", "type: api, owner: TEAM-A");
        String group = entity("Group", "team-a", "", "type: team");

        assertThat(files(component, group).toml()).contains("owner = \"team-a\"");
        assertThat(toml(into(Set.of("Team-A"), "@team-A", component, group)))
                .contains("[project]\nname = \"shop\"\nowner = \"Team-A\"\n")
                .contains("version = \"0.0.0\"\nowner = \"Team-A\"\n");
    }

    @Test
    void a_team_that_the_catalogue_lacks_is_to_be_declared() {
        ImportedProject project = into(
                Set.of("team-a"),
                "",
                entity("Component", "a", "", "type: api, owner: team-a"),
                entity("Component", "b", "", "type: api, owner: team-b"),
                entity("Component", "c", "", "type: api, owner: user:guest"),
                entity("Group", "team-a", "", "type: team"),
                entity("Group", "team-c", "", "type: team"));

        assertThat(project.notes())
                .extracting(ImportNote::message)
                .containsExactly(
                        "Component b.spec.owner: declare the team team-b in services/catalog.toml, as [teams.team-b]",
                        "Component c.spec.owner: a person is written as a team, guest; declare it in"
                                + " services/catalog.toml, as [teams.guest]",
                        "Group team-a: the team team-a stands in services/catalog.toml, as [teams.team-a]; its members,"
                                + " its parent and its children have no place there",
                        "Group team-c: declare the team team-c in services/catalog.toml, as [teams.team-c]; its members,"
                                + " its parent and its children have no place there");
    }

    @Test
    void systems_of_two_namespaces_stay_two() {
        String[] entities = {
            entity("Component", "a", "", "type: api, system: devex/one"),
            entity("Component", "b", "", "type: api, system: devex-one"),
            entity("Component", "c", "", "type: api, system: DevEx/One"),
        };

        assertThat(files(entities).toml())
                .containsSubsequence("system = \"devex-one-2\"", "system = \"devex-one\"", "system = \"devex-one-2\"");
        assertThat(notes(entities))
                .containsExactly(
                        "catalog-info.yaml:4:20: Component a.spec.system: devex/one is written as devex-one-2",
                        "catalog-info.yaml:14:20: Component c.spec.system: DevEx/One is written as devex-one-2");
    }

    @Test
    void a_reference_to_another_kind_than_a_key_takes_is_noted_and_left_out() {
        String[] entities = {
            component("system: resource:x, providesApis: [component:cart], consumesApis: ['api:default/a', group:b]"),
            entity("Component", "b", "", "type: api, owner: component:cart"),
        };

        assertThat(files(entities).toml()).doesNotContain("dependencies", "system", "owner = \"cart\"");
        assertThat(notes(entities))
                .extracting(note -> note.substring(note.indexOf("Component")))
                .containsExactly(
                        "Component cart.spec.system: is no system but resource:default/x; left out",
                        "Component cart.spec.providesApis: component:default/cart is no API; left out",
                        "Component cart.spec.consumesApis: no component of the input provides api:default/a; left out",
                        "Component cart.spec.consumesApis: group:default/b is no API; left out",
                        "Component b.spec.owner: is no name of a group or a user; left out");
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
        assertThat(notes(entity(
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
        ImportDirectory files = files("""
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

    @Test
    void relations_of_the_catalogues_api_say_what_the_entity_itself_does_not() {
        ImportDirectory files = files("""
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: { name: cart }
                spec: { type: service, lifecycle: production, dependsOn: ["component:ledger"] }
                relations:
                  - { type: ownedBy, targetRef: "group:default/payments" }
                  - { type: partOf, targetRef: "system:default/shop" }
                  - { type: dependsOn, targetRef: "component:default/ledger" }
                  - { type: dependsOn, target: { kind: resource, namespace: default, name: orders-db } }
                  - { type: dependsOn, targetRef: "resource:default/gone" }
                  - { type: providesApi, targetRef: "api:default/cart-http" }
                  - { type: consumesApi, targetRef: "api:default/ledger-http" }
                """, """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: { name: ledger }
                spec: { type: service, lifecycle: production, owner: team-a, providesApis: [ledger-http] }
                relations:
                  - { type: ownedBy, targetRef: "group:default/team-a" }
                  - { type: ownedBy, targetRef: "group:default/team-b" }
                  - { type: dependencyOf, targetRef: "component:default/cart" }
                  - { type: partOf, targetRef: "component:default/cart" }
                  - { type: mirrors, targetRef: "component:default/cart" }
                status: { items: [] }
                """, DATABASE);

        assertThat(files.toml())
                .contains(
                        "[services.cart]\ntype = \"api\"\nversion = \"0.0.0\"\nowner = \"payments\"\nsystem = \"shop\"\n")
                .contains("[services.cart.dependencies]\nrequires = [\"ledger\", \"orders-db\"]\n"
                        + "consumes = [\"ledger-http\"]\nprovides = [\"cart-http\"]\n")
                .contains("[services.ledger]\ntype = \"api\"\nversion = \"0.0.0\"\nowner = \"team-a\"\n");
        assertThat(files.notes())
                .filteredOn(note -> !note.contains("stands in services/catalog.toml"))
                .extracting(note -> note.substring(note.indexOf("Component")))
                .containsExactly(
                        "Component cart.relations: there is no resource:default/gone in the input; left out",
                        "Component ledger.relations: the owner that is written is Group:default/team-a; left out",
                        "Component ledger.relations: partOf has no place in the registry; left out",
                        "Component ledger.relations: mirrors has no place in the registry; left out",
                        "Component ledger.status: has no place in the registry; left out");
    }
}
