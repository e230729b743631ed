package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportFormatsTest {

    private static final String WEB = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: { name: web }
            spec:
              template:
                metadata: { labels: { app: web } }
                spec:
                  nodeSelector: { disk: ssd }
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
                .endsWith("shop/web.yaml:8:7: note: Deployment web.spec.template.spec.nodeSelector: has no place in the"
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
}
