package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

/** Whatever judges gives rules the values that they read, of the state that it judges. */
class ValuesWhereverJudgedTest {

    private static final String OWN = "policies/rules/own.drl";
    private static final String SHOP = "projects/shop/services.toml";

    private static final String RULES = """
            package policies
            import dev.serviceregistry.facts.*
            global Report report

            rule "Every tier is gold"
                @id("ACM-001")
                @severity("error")
                @subject("ServiceValue")
                @scope("project")
                @controls("SOC2:A1.2")
                @rationale("It shines.")
                @remediation("Write gold.")
            when
                $value : ServiceValue( key == "labels.tier", $tier : text, text != "gold" )
            then
                report.violation( $value, "is {}", $tier );
            end

            rule "Every project has a namespace"
                @id("ACM-002")
                @severity("error")
                @subject("Project")
                @scope("project")
                @rationale("It parts.")
                @remediation("Write one.")
            when
                $project : Project( $name : name )
                not ProjectValue( project == $name, file == "deployment", key == "deployment.namespace" )
            then
                report.violation( $project, "has none" );
            end
            """;

    private @TempDir(deletionStrategy = TempDirDeletionStrategy.IgnoreFailures.class) Path scratch;
    private Path root = Path.of("");

    @BeforeEach
    void aRepositoryWithRulesOnValues() throws IOException {
        root = scratch.resolve("central");
        Repositories.write(root, "services/catalog.toml", "");
        Repositories.write(root, OWN, RULES);
        shop("silver");
        namespace("shop");
    }

    private void shop(String tier) throws IOException {
        Repositories.write(
                root,
                SHOP,
                "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\nlabels = { tier = \"" + tier + "\" }\n");
    }

    private void namespace(String project) throws IOException {
        Repositories.write(
                root, "projects/" + project + "/deployment.toml", "[deployment]\nnamespace = \"" + project + "\"\n");
    }

    private Run run(String... args) {
        return Run.in(root, Map.of("XDG_CACHE_HOME", scratch.resolve("cache").toString()), args);
    }

    private Git git() throws Exception {
        Git git =
                Git.init().setDirectory(root.toFile()).setInitialBranch("main").call();
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage("First")
                .setSign(false)
                .setAuthor("a", "a@example.org")
                .setCommitter("a", "a@example.org")
                .call();
        return git;
    }

    @Test
    void validate_reports_a_value_at_its_place() {
        assertThat(run("validate", "--rule", "ACM-001").out())
                .contains(SHOP + ":4:19: error[ACM-001] Every tier is gold", "shop/cart: is silver");
        assertThat(run("validate", "--rule", "ACM-002").code()).isZero();
    }

    @Test
    void what_was_so_before_is_not_reported_as_new() throws Exception {
        git().close();
        assertThat(run("validate", "--rule", "ACM-001", "--changed-since", "main")
                        .code())
                .isZero();
        shop("bronze");

        assertThat(run("validate", "--rule", "ACM-001", "--changed-since", "main")
                        .out())
                .contains("is bronze");
    }

    @Test
    void a_change_is_judged_with_the_values_after_it() throws Exception {
        git().close();
        shop("bronze");

        assertThat(run("validate", "--rule", "ACM-001", "--against", "main").out())
                .contains("is bronze")
                .doesNotContain("is silver");
    }

    @Test
    void many_projects_are_judged_in_shards_with_their_own_values() throws IOException {
        for (int i = 0; i < 120; i++) {
            Repositories.write(
                    root,
                    "projects/p" + i + "/services.toml",
                    "[services.a]\ntype = \"api\"\nversion = \"1.0.0\"\nlabels.tier = \"" + (i == 7 ? "tin" : "gold")
                            + "\"\n");
            if (i != 9) {
                namespace("p" + i);
            }
        }

        assertThat(run("validate", "--rule", "ACM-001,ACM-002", "--project", "p7,p8,p9")
                        .out())
                .contains("p7/a: is tin", "p9: has none", "2 errors");
    }

    @Test
    void explain_tells_why_and_why_not() throws IOException {
        assertThat(run("explain", "ACM-001", "cart").out()).contains("is silver", "labels.tier of shop/cart is silver");
        shop("gold");
        assertThat(run("explain", "ACM-001", "cart").out()).contains("text != \"gold\"", "gold");
    }

    @Test
    void controls_count_what_is_judged() {
        assertThat(run("controls").out()).containsPattern("ACM-001 +violated");
    }

    @Test
    void scenarios_give_rules_the_values_that_they_declare() throws IOException {
        Repositories.write(root, "policies/rules/own.feature", """
                Feature: Tiers
                  Scenario: Silver is not enough
                    Given the project "shop"
                      \"""toml
                      [services.cart]
                      type = "api"
                      version = "1.0.0"
                      labels.tier = "silver"
                      \"""
                    When the policies are evaluated
                    Then ACM-001 is reported on "shop/cart": "is silver"
                """);

        Run run = run("rules", "test", "ACM-001");

        assertThat(run.out()).as(run.err()).contains("1 scenario, 0 failed");
    }

    @Test
    void the_policies_of_two_states_are_both_judged_with_values() throws Exception {
        git().close();
        Repositories.write(root, OWN, RULES.replace("!= \"gold\"", "!= \"silver\""));
        assertThat(run("rules", "diff", "main").out()).contains("- error  shop/cart: is silver");
    }

    @Test
    void a_recorded_judgement_comes_out_the_same() {
        String trail = scratch.resolve("audit").toString();
        assertThat(run("validate", "--audit", trail).out()).contains("is silver");

        Run replayed = run("audit", "replay", "1", "--audit", trail);

        assertThat(replayed.code()).as(replayed.out() + replayed.err()).isZero();
    }

    @Test
    void a_baseline_lets_a_value_off_that_was_so_before() {
        assertThat(run("baseline", "create").code()).isZero();

        assertThat(run("validate", "--rule", "ACM-001").code()).isZero();
    }

    @Test
    void show_tells_the_same_values_keys_of_ones_own_included() throws IOException {
        Repositories.write(
                root,
                SHOP,
                "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\nx_cost = 7\nmetadata.x_by = \"ann\"\n");

        assertThat(run("show", "cart", "--origin").out())
                .contains("x_cost = 7 ", "metadata.x_by = \"ann\" ", "projects/shop/services.toml:4");
    }

    @Test
    void a_secret_is_masked_wherever_it_stands() throws IOException {
        Repositories.write(
                root,
                SHOP,
                "[services.cart]\ntype = \"api\"\nversion = \"1.0.0\"\n"
                        + "env.DB_PASSWORD = \"correct-horse-battery-staple\"\n"
                        + "x_password = \"battery-staple-correct-horse\"\n");
        Repositories.write(
                root,
                OWN,
                RULES.replace(
                        "key == \"labels.tier\", $tier : text, text != \"gold\"",
                        "( key == \"env.DB_PASSWORD\" || key == \"x_password\" ), $tier : text"));

        String out = run("validate", "--rule", "ACM-001", "-f", "json").out();

        assertThat(out).contains("is ********").doesNotContain("staple");
    }

    @Test
    void a_key_that_no_service_can_have_is_told_with_what_was_meant() throws IOException {
        Repositories.write(root, OWN, RULES.replace("labels.tier", "deploy.autoscaling.mim"));
        assertThat(run("rules", "check").out())
                .contains("the key of ServiceValue is never 'deploy.autoscaling.mim'", "'deploy.autoscaling.min'");

        Repositories.write(root, OWN, RULES.replace("labels.tier", "metadata.reviewed"));
        assertThat(run("rules", "check").out()).contains("begins with x_, such as metadata.x_reviewed");

        Repositories.write(root, OWN, RULES.replace("key == \"labels.tier\"", "owner == \"@platform\""));
        assertThat(run("rules", "check").out()).contains("write \"platform\"");

        Repositories.write(root, OWN, RULES.replace("deployment.namespace", "deployment.name_space"));
        assertThat(run("rules", "check").out()).contains("did you mean 'deployment.namespace'?");
    }
}
