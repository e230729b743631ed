package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {

    private static final String SHOP = "projects/shop/services.toml";

    private @TempDir Path root;
    private Git git;

    @BeforeEach
    void aRepositoryKeptInGit() throws Exception {
        Repositories.write(root, "services/catalog.toml", Repositories.CATALOG);
        shop(Repositories.SHOP);
        git = Git.init().setDirectory(root.toFile()).setInitialBranch("main").call();
        commit();
    }

    @AfterEach
    void close() {
        git.close();
    }

    private void commit() throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage("state")
                .setAuthor("A", "a@example.org")
                .setCommitter("A", "a@example.org")
                .setSign(false)
                .call();
    }

    private void shop(String text) throws IOException {
        Repositories.write(root, SHOP, text);
    }

    private void addAVariable() throws IOException {
        shop(Repositories.SHOP + "\n[services.cart.env]\nLEVEL = \"info\"\n");
    }

    private Run diff(String... more) {
        String[] args = new String[more.length + 3];
        args[0] = "diff";
        args[1] = "--against";
        args[2] = "HEAD";
        System.arraycopy(more, 0, args, 3, more.length);
        return Run.in(root, args);
    }

    @Test
    void nothing_changed_is_one_line_and_exit_code_0() {
        Run run = diff();

        assertThat(run.out()).matches("0 breaking, 0 risky, 0 safe since HEAD \\([0-9a-f]{10}\\)\n");
        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void a_break_comes_first_with_both_places_and_whom_it_concerns() throws IOException {
        shop(Repositories.SHOP.replace("requires = [\"postgres@^16\"]", "")
                + "[services.web]\ntype = \"web\"\nversion = \"1.0.0\"\ndependencies.requires = [\"cart\"]\n");
        Run first = diff();
        shop(Repositories.SHOP.replace("services.cart", "services.till"));
        Run second = diff();

        assertThat(first.out())
                .contains("safe service-added shop/web: shop/web\n  projects/shop/services.toml:17:")
                .contains("safe dependency-removed shop/cart dependencies.requires:postgres: postgres@^16\n  was at"
                        + " projects/shop/services.toml:16:13\n");
        assertThat(first.code()).isZero();
        assertThat(second.out()).startsWith("breaking[BRK-002] service-removed shop/cart: shop/cart → shop/till\n");
        assertThat(second.code()).isEqualTo(1);
    }

    @Test
    void what_is_compared_with_must_be_said() {
        Run run = Run.in(root, "diff");

        assertThat(run.err()).contains("--against: say what to compare with: --against REF, DIR or VERSION");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void an_unknown_revision_is_wrong_usage() {
        Run run = Run.in(root, "diff", "--against", "mian");

        assertThat(run.err()).contains("'mian' is no revision of this git repository; did you mean 'main'?");
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void a_directory_can_be_compared_with(@TempDir Path other) throws IOException {
        Repositories.sound(other);
        addAVariable();

        Run run = Run.in(root, "diff", "--against", other.toString());

        assertThat(run.out())
                .contains("environment-added shop/cart env:LEVEL: info")
                .contains("since " + other);
        assertThat(run.code()).isZero();
    }

    @Test
    void a_name_that_means_two_things_is_refused_with_how_to_write_each() throws Exception {
        Repositories.sound(root.resolve("main"));

        Run both = Run.in(root, "diff", "--against", "main");

        assertThat(both.err())
                .contains("'main' is both a git revision and a directory with a repository")
                .contains("Write ./main for the directory, or refs/heads/main or refs/tags/main for the revision.");
        assertThat(both.code()).isEqualTo(2);
        assertThat(Run.in(root, "diff", "--against", "./main").code()).isZero();
        assertThat(Run.in(root, "diff", "--against", "refs/heads/main").code()).isZero();
    }

    @Test
    void a_released_version_can_be_compared_with_by_its_name_or_its_folder() throws IOException {
        Repositories.write(
                root,
                "services/versions.toml",
                "[versions.\"v1\"]\npath = \"versions/v1/catalog.toml\"\nstatus = \"current\"\n");
        Repositories.write(root, "services/versions/v1/catalog.toml", Repositories.CATALOG.replace("5432", "5433"));

        Run run = Run.in(root, "diff", "--against", "v1");

        assertThat(run.out())
                .contains("breaking[BRK-006] port-changed global/postgres ports.main: 5433/TCP → 5432/TCP")
                .contains("may change shop/cart, shop/postgres (@platform)")
                .contains("was at services/versions/v1/catalog.toml:13:")
                .contains("suggested version of the catalogue: 2.0.0");
        assertThat(Run.in(root, "diff", "--against", "services/versions/v1").out())
                .isEqualTo(run.out());
    }

    @Test
    void a_state_that_cannot_be_read_is_refused_with_the_places() throws Exception {
        shop("[services.cart\n");
        commit();
        Repositories.sound(root);

        Run run = diff();

        assertThat(run.err())
                .contains("nothing can be compared with HEAD")
                .contains(SHOP + ":1:")
                .contains("Name a state before or after that.");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void what_cannot_be_read_now_is_a_finding_and_not_unchanged() throws IOException {
        shop("[services.cart\n");

        Run run = diff();

        assertThat(run.out()).contains("not compared[SCH-001] " + SHOP + ":1:", "0 safe, 1 not compared since HEAD");
        assertThat(diff("-f", "json").out()).contains("\"notCompared\": [", "\"rule\": \"SCH-001\"");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void a_value_that_the_schema_refuses_in_either_state_is_not_compared_and_said_so() throws Exception {
        shop(Repositories.SHOP + "\n[services.cart.deploy]\nreplicas = \"two\"\n");
        Run refusedNow = diff();
        commit();
        shop(Repositories.SHOP + "\n[services.cart.deploy]\nreplicas = 2\n");
        Run refusedThen = diff();

        assertThat(refusedNow.out()).contains("not compared[SCH-003] " + SHOP + ":", "replicas must be a whole number");
        assertThat(refusedNow.code()).isEqualTo(1);
        assertThat(refusedThen.out()).contains("not compared[SCH-003] " + SHOP + ":", "in HEAD");
        assertThat(refusedThen.code()).isZero();
    }

    @Test
    void what_changes_how_it_is_judged_and_generated_is_told_of_a_revision_too() throws Exception {
        Repositories.write(root, "service-registry.toml", "quiet = false\n");
        Repositories.write(root, "policies/tables/limits.csv", "team,replicas\nshop,2\n");
        Repositories.write(root, "projects/shop/overlays/docker/compose.yaml.toml", "merge.x-note = \"a\"\n");
        commit();
        assertThat(diff().out()).contains("0 breaking, 0 risky, 0 safe since HEAD");

        Repositories.write(root, "service-registry.toml", "quiet = true\n");
        Repositories.write(root, "policies/tables/limits.csv", "team,replicas\nshop,3\n");
        Repositories.write(root, "projects/shop/overlays/docker/compose.yaml.toml", "merge.x-note = \"b\"\n");
        Repositories.write(root, "policies/waivers.toml", "[[waivers]]\nrule = \"SEC-004\"\n");
        String json = diff("-f", "json").out();

        assertThat(json).contains("option-changed", "table-entry-changed", "overlay-changed", "waiver-changed");
    }

    @Test
    void a_secret_is_never_shown() throws Exception {
        Repositories.write(root, "services/catalog.toml", Repositories.CATALOG_WITH_SECRET);
        commit();
        Repositories.write(
                root,
                "services/catalog.toml",
                Repositories.CATALOG_WITH_SECRET.replace("correct-horse-battery-staple", "another-horse-battery"));

        Run run = diff("-f", "json");

        assertThat(run.out()).contains("environment-changed", "********").doesNotContain("horse");
    }

    @Test
    void reports_go_where_they_are_wanted() throws IOException {
        addAVariable();

        Run run = diff("-f", "text", "-o", "json=out/diff.json");

        assertThat(run.out()).contains("environment-added");
        assertThat(Files.readString(root.resolve("out/diff.json")))
                .contains("\"kind\": \"environment-added\"", "\"rule\": null", "\"level\": \"safe\"", "\"old\": null");
    }

    @Test
    void an_asked_project_sees_what_concerns_it() throws IOException {
        Repositories.write(root, "services/catalog.toml", Repositories.CATALOG.replace("port = 5432", "port = 5433"));
        Repositories.write(root, "projects/other/services.toml", "[services.x]\ntype = \"api\"\nversion = \"1.0.0\"\n");

        assertThat(diff("--project", "shop").out())
                .contains("port-changed global/postgres")
                .doesNotContain("other/x");
        assertThat(diff("--project", "other").out()).contains("other/x").doesNotContain("port-changed");
    }

    @Test
    void a_change_of_the_catalogue_that_breaks_an_asked_project_is_as_bad_for_it_as_for_all() throws IOException {
        Repositories.write(root, "services/catalog.toml", Repositories.CATALOG.replace("port = 5432", "port = 5433"));

        assertThat(diff("--project", "shop").out()).contains("breaking[BRK-006] port-changed global/postgres");
        assertThat(diff("--project", "shop").code()).isEqualTo(1);
        assertThat(diff("--project", "global").code()).isEqualTo(1);
    }

    @Test
    void a_pull_request_is_told_what_breaks_and_whom_that_concerns() throws IOException {
        Repositories.write(root, "services/catalog.toml", Repositories.CATALOG.replace("port = 5432", "port = 5433"));
        shop(Repositories.SHOP + "\n[services.cart.env]\nDB = \"postgres:5432\"\n");

        assertThat(diff("-f", "markdown").out())
                .contains("""
                        ### 2 breaking changes

                        | change | was | is | breaks |
                        |:--|:--|:--|:--|
                        """)
                .contains("| BRK-006 port-changed<br><code>global/postgres ports.main</code> | <code>5432/TCP</code> |"
                        + " <code>5433/TCP</code> | <code>shop/cart</code> |\n")
                .contains("""
                        ### 1 affected project

                        | project | owner | will break | may behave otherwise |
                        |:--|:--|:--|:--|
                        | shop | &#64;&#8203;platform | <code>cart</code> | <code>postgres</code> |
                        """);
        assertThat(Run.in(root, "validate", "-f", "markdown").out())
                .doesNotContain("breaking change", "affected project");
    }

    @Test
    void validate_judges_changes_only_when_it_is_told_what_to_compare_with() throws IOException {
        shop(Repositories.SHOP.replace("services.cart", "services.till"));

        assertThat(Run.in(root, "validate", "--family", "breaking").outWithoutTime())
                .matches("ok: .*; 0 rules run, 42 not applicable, 0 waived; 0.00 s\n");
        Run run = Run.in(root, "validate", "--against", "HEAD", "--rule", "BRK-002");
        assertThat(run.out()).contains("error[BRK-002] No service is renamed without an alias");
        assertThat(run.code()).isEqualTo(1);
        Run byEnvironment = Run.in(root, Map.of("SERVICE_REGISTRY_AGAINST", "HEAD"), "validate", "--rule", "BRK-002");
        assertThat(byEnvironment.outWithoutTime()).isEqualTo(run.outWithoutTime());
    }

    @Test
    void a_family_of_its_own_is_judged_with_the_changes() throws IOException {
        shop(Repositories.SHOP.replace("services.cart", "services.till"));

        assertThat(Run.in(root, "check-deps", "--against", "HEAD").out()).contains("error[BRK-002]");
        assertThat(Run.in(root, "check-deps").out()).doesNotContain("BRK-002");
    }

    @Test
    void a_rule_on_changes_can_be_switched_off_and_softened() throws IOException {
        shop(Repositories.SHOP.replace("services.cart", "services.till"));
        Repositories.write(root, "policies/rules.toml", "[rules]\n\"BRK-002\" = { severity = \"warning\" }\n");

        assertThat(diff().out()).contains("risky[BRK-002] service-removed");
        assertThat(diff().code()).isZero();

        Repositories.write(root, "policies/rules.toml", "[rules]\n\"BRK-002\" = { mode = \"off\" }\n");

        assertThat(diff().out()).contains("safe service-removed");
        assertThat(Run.in(root, "validate", "-f", "json").out()).doesNotContain("\"BRK-002\"");
    }

    @Test
    void changed_since_reports_what_came_and_what_was_touched_alone() throws Exception {
        Repositories.broken(root);
        Repositories.write(
                root,
                "projects/other/services.toml",
                "[services.x]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"gone\"]\n");
        commit();
        Repositories.write(
                root,
                "projects/third/services.toml",
                "[services.y]\ntype = \"api\"\nversion = \"1.0.0\"\ndependencies.requires = [\"missing\"]\n");

        assertThat(Run.in(root, "validate", "--rule", "DEP-001").out()).contains("redis", "gone", "missing");
        assertThat(Run.in(root, "validate", "--rule", "DEP-001", "--changed-since", "HEAD")
                        .out())
                .contains("missing")
                .doesNotContain("redis", "gone");

        Repositories.write(
                root,
                "projects/other/services.toml",
                "[services.x]\ntype = \"worker\"\nversion = \"1.0.0\"\ndependencies.requires = [\"gone\"]\n");

        assertThat(Run.in(root, "validate", "--rule", "DEP-001", "--changed-since", "HEAD")
                        .out())
                .contains("missing", "gone")
                .doesNotContain("redis");
    }

    @Test
    void another_name_of_a_container_breaks_who_writes_the_former_one() throws Exception {
        imported("main-db", "postgres://main-db:5432/shop");
        git.add().addFilepattern(".").call();
        commit();
        imported("other-db", "postgres://main-db:5432/shop");

        Run run = diff();

        assertThat(run.out())
                .contains("breaking[BRK-042] alias-removed stack/db aliases:main-db: main-db", "breaks stack/web");
        assertThat(run.code()).isEqualTo(1);
        imported("other-db", "postgres://other-db:5432/shop");
        assertThat(diff().code()).isZero();
    }

    private void imported(String container, String address) throws IOException {
        Repositories.write(root, "compose.yaml", """
                services:
                  web: { image: "nginx:1.27", environment: { DB_URL: "%s" } }
                  db: { image: "postgres:16", container_name: %s }
                """.formatted(address, container));
        assertThat(Run.in(
                                root,
                                "import",
                                "compose",
                                root.resolve("compose.yaml").toString(),
                                "--project",
                                "stack",
                                "--force")
                        .code())
                .isZero();
    }
}
