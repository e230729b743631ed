package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportFormatsTest {

    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: web }
            spec:
              template:
                metadata: { labels: { app: web } }
                spec:
                  tolerations: [{ operator: Exists }]
                  containers:
                  - { name: web, image: "nginx:1.27", env: [{ name: DB_URL, value: "postgresql://db:5432" }] }
                  - { name: logs, image: "fluent-bit:3" }
            """;
    private static final String DB = """
            apiVersion: v1
            kind: Service
            metadata: { name: db }
            spec: { selector: { app: db }, ports: [{ port: 5432 }] }
            ---
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: { name: postgres }
            spec:
              template:
                metadata: { labels: { app: db } }
                spec: { containers: [{ name: db, image: "postgres:16" }] }
            """;
    private static final String ENTITIES = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: { name: cart }
            spec: { type: service, lifecycle: production, owner: team-a, dependsOn: [resource:cart-db] }
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Resource
            metadata: { name: cart-db }
            spec: { type: database, owner: platform-team, dependsOn: [component:somewhere-else] }
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Group
            metadata: { name: team-a, description: 'Owns "carts"' }
            spec: { type: team, profile: { email: team-a@example.org } }
            """;

    private @TempDir Path directory;

    @BeforeEach
    void filesOfEveryKind() throws IOException {
        Repositories.write(directory, "shop/web.yaml", WEB);
        Repositories.write(directory, "shop/db.yaml", DB);
        Repositories.write(directory, "cart/catalog-info.yaml", ENTITIES);
        Repositories.write(directory, "stack/compose.yaml", "services: { web: { image: nginx } }\n");
    }

    private void judgedWithoutErrors(String root) {
        assertThat(Run.in(directory, "validate", "--config", root, "--family", "schema", "--family", "dependency"))
                .extracting(Run::code, Run::err)
                .containsExactly(0, "");
    }

    @Test
    void manifests_become_a_project_with_notes_on_what_was_lost() {
        Run.in(directory, "init", "-q");

        Run run = Run.in(
                directory,
                "import",
                "kubernetes",
                "shop/web.yaml",
                "shop/db.yaml",
                "--project",
                "shop",
                "--owner",
                "@ops-team");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .isEqualTo("wrote projects/shop/services.toml\n3 services, 1 port, 1 environment variable, 0 volumes, 0"
                        + " dependencies, 1 call; 1 note\n");
        assertThat(run.err())
                .endsWith("shop/web.yaml:8:7: note: Deployment web.spec.template.spec.tolerations: has no place in the"
                        + " registry; left out\n");
        judgedWithoutErrors(".");
        assertThat(Run.in(directory, "show", "web", "--project", "shop").out()).contains("calls", "postgres");
    }

    @Test
    void a_directory_of_manifests_is_taken_as_a_whole() {
        Run.in(directory, "init", "-q");

        Run run = Run.in(directory, "import", "kubernetes", "shop", "--project", "shop", "-q");

        assertThat(run.code()).isZero();
        assertThat(directory.resolve("projects/shop/services.toml"))
                .content()
                .contains("[services.postgres]", "[services.web-logs.deploy]\nsidecar_of = \"web\"");
    }

    @Test
    void manifests_need_to_be_told_which_project_they_are() {
        Run.in(directory, "init", "-q");

        assertThat(Run.in(directory, "import", "kubernetes", "shop"))
                .isEqualTo(new Run(2, "", "service-registry: --project: say which project to write: --project NAME\n"));
    }

    @Test
    void a_catalogue_becomes_a_project_named_after_its_directory() {
        Run.in(directory, "init", "-q");

        Run run = Run.in(directory, "import", "backstage", "cart/catalog-info.yaml");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("wrote projects/cart/services.toml\n2 services, ");
        assertThat(run.err()).contains("there is no component:default/somewhere-else in the input; left out\n");
        judgedWithoutErrors(".");
        assertThat(Run.in(directory, "import", "backstage", "cart").err())
                .isEqualTo("service-registry: --project: there is a project 'cart' already; --force replaces it\n");
        assertThat(Run.in(directory, "import", "backstage", "cart", "--project", "other")
                        .code())
                .isZero();
    }

    @Test
    void what_cannot_be_imported_is_exit_code_2_and_writes_nothing() throws IOException {
        Run.in(directory, "init", "-q");
        Repositories.write(directory, "chart/templates/web.yaml", "kind: {{ .Values.kind }}\n");

        for (String[] args : new String[][] {
            {"import", "kubernetes", "chart/templates/web.yaml", "--project", "p"},
            {"import", "kubernetes", "stack/compose.yaml", "--project", "p"},
            {"import", "kubernetes", "gone.yaml", "--project", "p"},
            {"import", "backstage", "shop/web.yaml", "--project", "p"},
        }) {
            Run run = Run.in(directory, args);
            assertThat(run.code()).isEqualTo(2);
            assertThat(run.err()).containsPattern("(web|compose|gone)\\.yaml:1:\\d+: error: ");
        }
        assertThat(directory.resolve("projects/p")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            compose    | empty.yaml  | empty.yaml:1:1: error: this is empty: there is nothing to import
            compose    | binary.yaml | binary.yaml:1:1: error: this is a binary file, not text
            compose    | gone.yaml   | gone.yaml:1:1: error: there is no such file
            compose    | stack       | stack:1:1: error: this is a directory; name the files in it
            compose    | none.yaml   | none.yaml:1:1: error: this has no services: there is nothing to import
            compose    | jinja.yaml  | jinja.yaml:1:20: error: this is a template with {{ }} in it, not a Compose file; render it and import the result
            compose    | helm.yaml   | helm.yaml:5:14: error: this is a template with {{ }} in it, not a Compose file; render it and import the result
            compose    | shop/db.yaml | shop/db.yaml:1:1: error: this is a Kubernetes manifest, not a Compose file; bring it in with `import kubernetes`
            compose    | cart/catalog-info.yaml | cart/catalog-info.yaml:1:1: error: this is a Backstage entity, not a Compose file; bring it in with `import backstage`
            kubernetes | empty.yaml  | empty.yaml:1:1: error: there is no Deployment or other workload in the input: there is nothing to import
            kubernetes | binary.yaml | binary.yaml:1:1: error: this is a binary file, not text
            kubernetes | gone.yaml   | gone.yaml:1:1: error: there is no such file
            kubernetes | bare        | bare:1:1: error: this directory has no *.yaml, *.yml or *.json of its own; name its files or the directories in it
            kubernetes | config.yaml | config.yaml:1:1: error: there is no Deployment or other workload in the input: there is nothing to import
            kubernetes | helm.yaml   | helm.yaml:5:14: error: this is a template with {{ }} in it, not a manifest; render it, as with `helm template`, and import the result
            kubernetes | image.yaml  | image.yaml:7:33: error: this is a template with {{ }} in it, not a manifest; render it, as with `helm template`, and import the result
            kubernetes | stack/compose.yaml | stack/compose.yaml:1:1: error: this is a Compose file, not a manifest; bring it in with `import compose`
            backstage  | empty.yaml  | empty.yaml:1:1: error: there is no Component and no Resource in the input: there is nothing to import
            backstage  | binary.yaml | binary.yaml:1:1: error: this is a binary file, not text
            backstage  | gone.yaml   | gone.yaml:1:1: error: there is no such file
            backstage  | bare        | bare:1:1: error: this directory has no *.yaml, *.yml or *.json of its own; name its files or the directories in it
            backstage  | team.yaml   | team.yaml:1:1: error: there is no Component and no Resource in the input, only 1 Group: there is nothing to import
            backstage  | helm.yaml   | helm.yaml:5:14: error: this is a template with {{ }} in it, not a catalogue file; fill it in and import the result
            backstage  | stack/compose.yaml | stack/compose.yaml:1:1: error: this is a Compose file, not a Backstage entity; bring it in with `import compose`
            """)
    void bad_input_is_told_once_with_what_to_do(String format, String file, String error) throws IOException {
        Run.in(directory, "init", "-q");
        badFiles();

        Run run = Run.in(directory, "import", format, file, "--project", "p");

        assertThat(run).isEqualTo(new Run(2, "", directory.toString().replace('\\', '/') + "/" + error + "\n"));
        assertThat(directory.resolve("projects/p")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            empty.yaml  | empty.yaml:1:1: error: this is empty: there is nothing to import
            binary.yaml | binary.yaml:1:1: error: this is a binary file, not text
            gone.yaml   | gone.yaml:1:1: error: there is no such file
            bare        | bare:1:1: error: this directory has no *.yaml, *.yml or *.json of its own;
            stack       | stack:1:1: error: this is a directory; name the files in it
            none.yaml   | none.yaml:1:1: error: this has no services: there is nothing to import
            config.yaml | config.yaml:1:1: error: there is no Deployment or other workload in the input:
            team.yaml   | team.yaml:1:1: error: there is no Component and no Resource in the input, only 1 Group:
            helm.yaml   | helm.yaml:5:14: error: this is a template with {{ }} in it, not a file that can be imported;
            image.yaml  | image.yaml:7:33: error: this is a template with {{ }} in it, not a manifest; render it,
            """)
    void bad_input_begins_no_repository(String file, String error) throws IOException {
        badFiles();

        Run run = Run.in(directory, "init", "central", "--from", file);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).singleElement().asString().contains(error);
        assertThat(directory.resolve("central")).doesNotExist();
    }

    private void badFiles() throws IOException {
        Repositories.write(directory, "empty.yaml", "# nothing yet\n");
        Files.write(directory.resolve("binary.yaml"), new byte[] {'G', 'I', 'F', 0, 1});
        Files.createDirectory(directory.resolve("bare"));
        Repositories.write(directory, "none.yaml", "services: {}\n");
        Repositories.write(directory, "jinja.yaml", "services: { web: { image: \"nginx:{{ tag }}\" } }\n");
        Repositories.write(
                directory, "config.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata: { a: b }\n");
        Repositories.write(
                directory,
                "team.yaml",
                "apiVersion: backstage.io/v1alpha1\nkind: Group\nmetadata: { name: a }\nspec: { type: team }\n");
        Repositories.write(
                directory,
                "helm.yaml",
                "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: {{ .Values.count }}\n");
        Repositories.write(directory, "image.yaml", """
                apiVersion: apps/v1
                kind: Deployment
                metadata: { name: web }
                spec:
                  template:
                    spec:
                      containers: [{ name: web, image: "{{ .Values.image }}" }]
                """);
    }

    @Test
    void objects_of_unknown_kinds_are_noted_and_the_others_are_imported() throws IOException {
        Run.in(directory, "init", "-q");
        Repositories.write(
                directory, "more.yaml", "apiVersion: example.org/v1\nkind: Widget\nmetadata: { name: one }\n");
        Repositories.write(
                directory, "env.yaml", "apiVersion: backstage.io/v1alpha1\nkind: Widget\nmetadata: { name: two }\n");

        Run manifests = Run.in(directory, "import", "kubernetes", "more.yaml", "shop/db.yaml", "--project", "shop");
        Run entities = Run.in(directory, "import", "backstage", "env.yaml", "cart/catalog-info.yaml");

        assertThat(manifests.code()).isZero();
        assertThat(manifests.err())
                .contains("more.yaml:1:1: note: Widget one: this kind has no place in the registry; left out\n");
        assertThat(directory.resolve("projects/shop/services.toml")).content().contains("[services.postgres]");
        assertThat(entities.code()).isZero();
        assertThat(entities.err())
                .contains("env.yaml:1:1: note: Widget two: this kind has no place in the registry; left out\n");
    }

    @Test
    void a_name_that_two_files_give_is_noted_and_the_last_one_holds() throws IOException {
        Run.in(directory, "init", "-q");
        Repositories.write(directory, "again/web.yaml", WEB.replace("nginx:1.27", "nginx:1.28"));
        Repositories.write(directory, "again/catalog-info.yaml", ENTITIES.replace("production", "experimental"));
        Repositories.write(directory, "again/compose.yaml", "services: { web: { image: caddy } }\n");

        Run manifests =
                Run.in(directory, "import", "kubernetes", "shop/web.yaml", "again/web.yaml", "--project", "manifests");
        Run entities = Run.in(
                directory,
                "import",
                "backstage",
                "cart/catalog-info.yaml",
                "again/catalog-info.yaml",
                "--project",
                "entities");
        Run compose = Run.in(
                directory, "import", "compose", "stack/compose.yaml", "again/compose.yaml", "--project", "compose");

        assertThat(manifests.err())
                .containsPattern(
                        "again/web\\.yaml:1:1: note: Deployment web: it is declared twice, at \\S+shop/web\\.yaml:1:1"
                                + " too; the last one holds\n");
        assertThat(directory.resolve("projects/manifests/services.toml"))
                .content()
                .contains("tag = \"1.28\"");
        assertThat(entities.err())
                .containsPattern("again/catalog-info\\.yaml:1:1: note: Component cart: it is declared twice, at"
                        + " \\S+cart/catalog-info\\.yaml:1:1 too; the last one holds\n");
        // Compose files are laid over each other, so that a name in two of them is no slip.
        assertThat(compose).extracting(Run::code, Run::err).containsExactly(0, "");
        assertThat(directory.resolve("projects/compose/services.toml"))
                .content()
                .contains("image = \"caddy\"");
    }

    @Test
    void a_new_repository_can_begin_with_several_files() {
        assertThat(Run.in(directory, "init", "one", "--from", "shop/web.yaml", "shop/db.yaml")
                        .code())
                .isZero();
        assertThat(Run.in(directory, "init", "two", "--from", "shop/web.yaml", "--from", "shop/db.yaml")
                        .code())
                .isZero();
        assertThat(Run.in(directory, "init", "--from", "shop/web.yaml", "shop/db.yaml", "three")
                        .code())
                .isZero();
        assertThat(Run.in(directory, "init", "--from=shop/web.yaml", "--from=shop/db.yaml", "--", "four")
                        .code())
                .isZero();
        for (String root : new String[] {"one", "two", "three", "four"}) {
            assertThat(directory.resolve(root + "/projects/shop/services.toml"))
                    .content()
                    .contains("[services.web]", "[services.postgres]");
            judgedWithoutErrors(root);
        }
    }

    @Test
    void a_new_repository_can_begin_with_a_directory() {
        assertThat(Run.in(directory, "init", "central", "--from", "shop").code())
                .isZero();
        assertThat(directory.resolve("central/projects/shop/services.toml")).exists();
    }

    @Test
    void a_new_repository_here_can_begin_with_files_that_are_here() throws IOException {
        Repositories.write(directory, "compose.yaml", "services: { web: { image: nginx } }\n");

        assertThat(Run.in(directory, "init", "--from", "compose.yaml", "--project", "mine")
                        .code())
                .isZero();
        assertThat(directory.resolve("projects/mine/services.toml")).exists();
        assertThat(Run.in(directory, "init", "--from", "stack/compose.yaml", "compose.yaml")
                        .err())
                .contains("'.' is a repository already");
    }

    @Test
    void a_new_repository_knows_the_teams_that_the_catalogue_names() {
        assertThat(Run.in(directory, "init", "central", "--from", "cart/catalog-info.yaml")
                        .code())
                .isZero();

        assertThat(directory.resolve("central/services/catalog.toml"))
                .content()
                .containsOnlyOnce("[teams.platform-team]")
                .endsWith("\n[teams.team-a]\ndescription = \"Owns \\\"carts\\\"\"\nemail = \"team-a@example.org\"\n");
        judgedWithoutErrors("central");
    }

    @Test
    void the_new_repository_and_the_files_cannot_be_taken_for_each_other() {
        assertThat(Run.in(directory, "init", "--from", "shop", "stack").err()).isEqualTo("""
                        service-registry: --from: it is not clear whether 'stack' is brought in or is the new repository
                        Write the new repository first: service-registry init DIR --from FILE…
                        """);
        assertThat(Run.in(directory, "init", "--from", "shop/web.yaml", "gone.yaml")
                        .err())
                .contains("gone.yaml:1:1: error: ");
        assertThat(directory.resolve("stack/services")).doesNotExist();
        assertThat(Files.exists(directory.resolve("services"))).isFalse();
    }

    @Test
    void files_of_two_kinds_or_of_none_begin_no_repository() throws IOException {
        Repositories.write(directory, "mkdocs.yml", "site_name: docs\n");

        assertThat(Run.in(directory, "init", "central", "--from", "shop/web.yaml", "stack/compose.yaml")
                        .err())
                .endsWith("stack/compose.yaml:1:1: error: this is a Compose file, but "
                        + directory.toString().replace('\\', '/')
                        + "/shop/web.yaml is a Kubernetes manifest; a project comes from files of one kind. Bring this in with"
                        + " `import compose`, as another project\n");
        assertThat(Run.in(directory, "init", "central", "--from", "mkdocs.yml").err())
                .contains("mkdocs.yml:1:1: error: this is neither a Compose file nor");
        assertThat(directory.resolve("central")).doesNotExist();
    }

    @Test
    void what_to_begin_with_can_be_set_in_the_environment() {
        Run run = Run.in(
                directory, Map.of("SERVICE_REGISTRY_FROM", "shop/web.yaml,shop/db.yaml"), "init", "central", "-q");

        assertThat(run.code()).isZero();
        assertThat(directory.resolve("central/projects/shop/services.toml"))
                .content()
                .contains("[services.postgres]");
    }

    @Test
    void owners_are_the_teams_of_the_catalogue_whatever_their_letter_case() throws IOException {
        Run.in(directory, "init", "-q");
        Repositories.write(directory, "ops/catalog-info.yaml", """
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: { name: a }
                spec: { type: service, lifecycle: production, owner: Ops-Team }
                ---
                apiVersion: backstage.io/v1alpha1
                kind: Component
                metadata: { name: b }
                spec: { type: service, lifecycle: production, owner: New-Team }
                """);

        Run run = Run.in(directory, "import", "backstage", "ops/catalog-info.yaml", "--owner", "@OPS-team");

        assertThat(run.err())
                .endsWith("ops/catalog-info.yaml:9:54: note: Component b.spec.owner: declare the team New-Team in"
                        + " services/catalog.toml, as [teams.New-Team]\n")
                .doesNotContain("Component a");
        assertThat(directory.resolve("projects/ops/services.toml"))
                .content()
                .contains("owner = \"ops-team\"", "owner = \"New-Team\"")
                .doesNotContain("Ops-Team", "OPS-team");
    }
}
