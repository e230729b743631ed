package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ComparedStateTest {

    private static final String LEDGER =
            "[services.ledger]\ntype = \"api\"\nversion = \"1.0.0\"\nports.main.port = %d\n";
    private static final String CATALOG = "services/catalog.toml";
    private static final String SHOP = "projects/shop/services.toml";
    private static final String VERSIONS = "services/versions.toml";

    private @TempDir Path root;

    @BeforeEach
    void aRepositoryOnTheBranchMain() throws Exception {
        Repositories.write(root, CATALOG, LEDGER.formatted(80));
        Repositories.write(root, SHOP, "uses.services = [\"ledger\"]\n");
        git("init", "-q", "-b", "main");
        commit();
    }

    private void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@example.org"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private void commit() throws IOException, InterruptedException {
        git("add", ".");
        git("commit", "-q", "-m", "state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"diff", "validate", "impact-analysis"})
    void a_tag_that_is_called_like_the_base_branch_lets_nothing_pass(String command) throws Exception {
        git("checkout", "-q", "-b", "feature");
        Repositories.write(root, CATALOG, LEDGER.formatted(81));
        commit();
        int before = Run.in(root, command, "--against", "main").code();

        git("tag", "main", "HEAD");
        Run run = Run.in(root, command, "--against", "main");

        assertThat(before).isNotEqualTo(2);
        assertThat(run.err()).contains("'main' means several things: write refs/tags/main or refs/heads/main");
        assertThat(run.code()).isEqualTo(2);
        assertThat(Run.in(root, command, "--against", "refs/heads/main").code()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"HEAD", "main"})
    void what_a_sparse_checkout_leaves_out_is_not_gone(String against) throws Exception {
        git("sparse-checkout", "set", "services");
        assertThat(root.resolve(SHOP)).doesNotExist();

        Run run = Run.in(root, "diff", "--against", against);

        assertThat(run.err())
                .contains("this is a sparse checkout without " + SHOP + ", which would seem removed")
                .contains("git sparse-checkout disable");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void a_sparse_checkout_with_all_that_is_read_is_compared() throws Exception {
        Repositories.write(root, "src/Main.java", "");
        commit();
        git("sparse-checkout", "set", "services", "projects");
        assertThat(root.resolve("src")).doesNotExist();

        assertThat(Run.in(root, "diff", "--against", "HEAD").code()).isZero();
    }

    @Test
    void an_index_with_folders_in_the_place_of_files_tells_the_same() throws Exception {
        Repositories.write(root, "src/Main.java", "");
        commit();
        git("sparse-checkout", "init", "--cone", "--sparse-index");
        git("sparse-checkout", "set", "services", "projects");

        assertThat(Run.in(root, "diff", "--against", "HEAD").code()).isZero();
        git("sparse-checkout", "set", "services");
        Run run = Run.in(root, "diff", "--against", "HEAD");
        assertThat(run.err()).contains("this is a sparse checkout without " + SHOP);
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void a_whole_checkout_is_compared_however_git_keeps_its_index() throws Exception {
        git("update-index", "--split-index");

        assertThat(Run.in(root, "diff", "--against", "HEAD").code()).isZero();
    }

    @Test
    void a_version_that_nobody_lists_is_not_compared_and_does_not_pass() throws Exception {
        Repositories.write(
                root, VERSIONS, "[versions.\"v1\"]\npath = \"versions/v1/catalog.toml\"\nstatus = \"current\"\n");
        Repositories.write(root, "services/versions/v1/catalog.toml", LEDGER.formatted(80));
        Repositories.write(root, SHOP, "project.catalog_version = \"v1\"\nuses.services = [\"ledger\"]\n");
        commit();
        Files.delete(root.resolve(VERSIONS));

        Run gone = Run.in(root, "diff", "--against", "HEAD");

        assertThat(gone.out())
                .contains("not compared[SCH-015] " + SHOP + ":1:27: shop pins catalogue v1, which"
                        + " services/versions.toml does not list");
        assertThat(gone.code()).isEqualTo(1);
        assertThat(Run.in(root, "diff", "--against", "HEAD", "--fail-on", "none")
                        .code())
                .isZero();
    }

    @Test
    void a_version_that_nobody_listed_then_is_not_compared_either() throws Exception {
        Repositories.write(root, SHOP, "project.catalog_version = \"v9\"\nuses.services = [\"ledger\"]\n");
        commit();
        Repositories.write(root, SHOP, "uses.services = [\"ledger\"]\n");

        Run run = Run.in(root, "diff", "--against", "HEAD");

        assertThat(run.out()).contains("not compared[SCH-015] " + SHOP, "v9", " in HEAD (");
        assertThat(run.code()).isZero();
    }
}
