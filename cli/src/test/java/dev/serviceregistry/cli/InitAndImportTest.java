package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitAndImportTest {

    private static final String COMPOSE = """
            services:
              web:
                image: nginx:1.27
                ports: ["8080:80"]
                depends_on: [db]
                blkio_config:
                  weight: 300
              db:
                image: postgres:16
            """;

    private @TempDir Path directory;

    @BeforeEach
    void aComposeFile() throws IOException {
        Repositories.write(directory, "my shop/compose.yaml", COMPOSE);
    }

    @Test
    void a_new_repository_has_nothing_to_complain_about() {
        Run init = Run.in(directory, "init", "central");

        assertThat(init.code()).isZero();
        assertThat(init.out())
                .contains("wrote central/services/catalog.toml\n", "wrote central/policies/governance.toml\n")
                .endsWith("\nNext: service-registry validate --config central\n");
        Run validate = Run.in(directory, "validate", "--config", "central", "--fail-on", "note");
        assertThat(validate.out()).startsWith("ok: 3 services in 1 project; ");
        assertThat(validate.code()).isZero();
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        Repositories.write(directory, "central/README.md", "Mine\n");

        assertThat(Run.in(directory, "init", "central").out()).contains("kept  central/README.md\n");
        assertThat(directory.resolve("central/README.md")).hasContent("Mine\n");
        assertThat(Run.in(directory, "init", "central"))
                .isEqualTo(new Run(
                        2, "", "service-registry: 'central' is a repository already: it has services/catalog.toml\n"));
    }

    @Test
    void a_new_repository_can_begin_with_what_is_there() {
        Run init = Run.in(directory, "init", "central", "--from", "my shop/compose.yaml");

        assertThat(init.code()).isZero();
        assertThat(init.out()).contains("wrote central/projects/my-shop/services.toml\n", "2 services, ");
        assertThat(init.out())
                .contains("Where the files name no owner, it is platform-team of central/services/catalog.toml;");
        assertThat(directory.resolve("central/projects/example")).doesNotExist();
        assertThat(Run.in(directory, "validate", "--config", "central").code()).isZero();
    }

    @Test
    void a_new_repository_declares_the_team_that_owns_what_is_there() throws IOException {
        Run init = Run.in(directory, "init", "central", "--from", "my shop/compose.yaml", "--owner", "@shop.team");

        assertThat(init.out()).doesNotContain("owner");
        assertThat(directory.resolve("central/services/catalog.toml"))
                .content()
                .contains("[teams.platform-team]")
                .endsWith("\n[teams.\"shop.team\"]\n");
        assertThat(Run.in(directory, "show", "web", "--project", "my-shop", "--config", "central")
                        .out())
                .contains("shop.team");
        assertThat(Run.in(directory, "validate", "--config", "central", "--rule", "GOV-001")
                        .code())
                .isZero();
    }

    @Test
    void who_imports_without_an_owner_is_told_what_to_write() throws IOException {
        Run.in(directory, "init", "-q");

        Run run = Run.in(directory, "import", "compose", "my shop/compose.yaml", "--project", "shop");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .endsWith("Nobody owns it yet, which is an error of GOV-001: write owner = \"TEAM\" below [project] in"
                        + " projects/shop/services.toml, or import with --owner TEAM; [teams] of services/catalog.toml"
                        + " declares the teams.\n");
        assertThat(Run.in(directory, "validate", "--rule", "GOV-001").code()).isEqualTo(1);
        Path file = directory.resolve("projects/shop/services.toml");
        Files.writeString(file, Files.readString(file).replace("[project]\n", "[project]\nowner = \"ops-team\"\n"));
        assertThat(Run.in(directory, "validate", "--rule", "GOV-001").code()).isZero();
    }

    @Test
    void a_project_is_imported_with_notes_on_what_was_lost() throws IOException {
        Run.in(directory, "init");

        Run run = Run.in(
                directory, "import", "compose", "my shop/compose.yaml", "--project", "Shop_1", "--owner", "@ops-team");

        assertThat(run.code()).isZero();
        assertThat(run.err()).containsPattern("compose\\.yaml:6:\\d+: note: .*blkio_config");
        assertThat(run.out()).startsWith("wrote projects/Shop_1/services.toml\n2 services, 1 port, ");
        assertThat(directory.resolve("projects/Shop_1/services.toml"))
                .content()
                .contains("[services.web]", "owner = \"ops-team\"");
        assertThat(Run.in(directory, "validate", "--project", "Shop_1").code()).isZero();
    }

    @Test
    void nothing_is_said_of_what_went_well_when_quiet_is_asked_for() {
        assertThat(Run.in(directory, "init", "--quiet").out()).isEmpty();

        assertThat(Run.in(directory, "import", "compose", "my shop/compose.yaml", "--project", "shop", "-q")
                        .out())
                .isEmpty();
    }

    @Test
    void a_name_that_is_no_name_of_a_project_is_refused_as_wrong_usage() {
        Run.in(directory, "init", "-q");

        for (String name : new String[] {"a/b", "..", "-x"}) {
            assertThat(Run.in(directory, "import", "compose", "my shop/compose.yaml", "--project=" + name)
                            .err())
                    .startsWith("service-registry: --project: '" + name + "' is no name of a project");
        }
    }

    @Test
    void a_file_where_a_directory_is_needed_is_named() throws IOException {
        Repositories.write(directory, "plain.txt", "");

        Run run = Run.in(directory, "init", "plain.txt");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).endsWith("plain.txt: is a file where a directory is needed\n");
    }

    @Test
    void a_project_that_is_there_is_replaced_only_by_force() throws IOException {
        Run.in(directory, "init");
        String[] args = {"import", "compose", "my shop/compose.yaml", "--project", "example"};

        assertThat(Run.in(directory, args).err())
                .isEqualTo("service-registry: --project: there is a project 'example' already; --force replaces it\n");
        assertThat(directory.resolve("projects/example/services.toml"))
                .content()
                .contains("hello");

        assertThat(Run.in(directory, "import", "compose", "my shop/compose.yaml", "--project", "example", "--force")
                        .code())
                .isZero();
        assertThat(directory.resolve("projects/example/services.toml"))
                .content()
                .doesNotContain("hello");
    }

    @Test
    void what_cannot_be_imported_is_exit_code_2_and_writes_nothing() throws IOException {
        Run.in(directory, "init");
        Repositories.write(directory, "broken.yaml", "services:\n  web: [\n");

        Run run = Run.in(directory, "import", "compose", "broken.yaml", "--project", "web");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).containsPattern("broken\\.yaml:\\d+:\\d+: error: ");
        assertThat(directory.resolve("projects/web")).doesNotExist();
        assertThat(Run.in(directory, "import", "compose", "gone.yaml", "--project", "web")
                        .code())
                .isEqualTo(2);
        assertThat(Run.in(directory, "import", "compose", "my shop/compose.yaml", "--project", "../web")
                        .code())
                .isEqualTo(2);
        assertThat(Run.in(directory, "import", "compose", "my shop/compose.yaml")
                        .err())
                .isEqualTo("service-registry: --project: say which project to write: --project NAME\n");
        assertThat(Files.exists(directory.resolveSibling("web"))).isFalse();
    }

    @Test
    void a_project_that_is_there_is_not_replaced_by_a_new_repository() throws IOException {
        Repositories.write(directory, "central/projects/shop/services.toml", "# Mine\n");

        Run run = Run.in(directory, "init", "central", "--from", "my shop/compose.yaml", "--project", "shop");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .endsWith(
                        "service-registry: --project: there is central/projects/shop/services.toml already, and 'init'"
                                + " overwrites nothing; name the project otherwise, or move that away\n");
        assertThat(directory.resolve("central/projects/shop/services.toml")).hasContent("# Mine\n");
        assertThat(directory.resolve("central/services")).doesNotExist();
    }

    @Test
    void no_project_is_mixed_with_another_one() throws IOException {
        Repositories.write(directory, "central/projects/my-shop/deployment.toml", "# Mine\n");

        assertThat(Run.in(directory, "init", "central", "--from", "my shop/compose.yaml")
                        .err())
                .contains("there is central/projects/my-shop/deployment.toml already");
        assertThat(directory.resolve("central/services")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"projects", ".github", "schemas", "services"})
    void a_start_that_fails_writes_nothing_and_is_taken_up_again(String inTheWay) throws IOException {
        Repositories.write(directory, "central/" + inTheWay, "in the way");
        String[] args = {"init", "central", "--from", "my shop/compose.yaml"};

        Run failed = Run.in(directory, args);

        assertThat(failed.code()).isEqualTo(2);
        assertThat(failed.out()).isEmpty();
        assertThat(failed.err()).endsWith("central/" + inTheWay + ": is a file where a directory is needed\n");
        try (var files = Files.list(directory.resolve("central"))) {
            assertThat(files).containsExactly(directory.resolve("central").resolve(inTheWay));
        }

        Files.delete(directory.resolve("central").resolve(inTheWay));
        assertThat(Run.in(directory, args).code()).isZero();
        assertThat(Run.in(directory, "validate", "--config", "central").code()).isZero();
    }

    @Test
    void a_start_that_was_killed_before_its_last_file_is_taken_up_again() throws IOException {
        String[] args = {"init", "central", "--from", "my shop/compose.yaml"};
        Run.in(directory, args);
        Files.delete(directory.resolve("central/services/catalog.toml"));

        Run again = Run.in(directory, args);

        assertThat(again.code()).isZero();
        assertThat(again.out())
                .contains("wrote central/services/catalog.toml\n", "kept  central/projects/my-shop/services.toml\n");
        assertThat(Run.in(directory, "validate", "--config", "central").code()).isZero();
    }

    @Test
    void a_new_repository_stands_where_config_says() {
        assertThat(Run.in(directory, "init", "--config", "central", "-q").code())
                .isZero();
        assertThat(Run.in(directory, Map.of("SERVICE_REGISTRY_CONFIG", "other"), "init", "-q")
                        .code())
                .isZero();
        assertThat(Run.in(directory, Map.of("SERVICE_REGISTRY_CONFIG", "other"), "init", "third", "-q")
                        .code())
                .isZero();

        assertThat(directory).isDirectoryNotContaining("glob:**/services");
        for (String root : List.of("central", "other", "third")) {
            assertThat(directory.resolve(root).resolve("services/catalog.toml")).exists();
        }
        assertThat(Run.in(directory, "init", "fourth", "--config", "fifth"))
                .isEqualTo(new Run(
                        2,
                        "",
                        "service-registry: 'fourth' and --config both say where the new repository is: name one\n"));
    }

    @Test
    void an_empty_folder_is_no_project() throws IOException {
        Run.in(directory, "init", "-q");
        Files.createDirectories(directory.resolve("projects/shop"));

        assertThat(Run.in(directory, "import", "compose", "my shop/compose.yaml", "--project", "shop")
                        .code())
                .isZero();
    }
}
