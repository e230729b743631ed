package dev.serviceregistry.cli;

import static dev.serviceregistry.cli.RuledRepository.FINDING;
import static dev.serviceregistry.cli.RuledRepository.TWICE;
import static dev.serviceregistry.cli.RuledRepository.rule;
import static dev.serviceregistry.cli.RuledRepository.run;
import static dev.serviceregistry.cli.RuledRepository.validate;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

/** The rules of a repository judge it beside those that are shipped. */
class OwnRulesTest {

    /** A command that is refused at once may end before the thread that compiles rules, which still writes into the cache. */
    private @TempDir(deletionStrategy = TempDirDeletionStrategy.IgnoreFailures.class) Path scratch;

    private Path root;

    @BeforeEach
    void aRepositoryWithOneRuleOfItsOwn() throws IOException {
        root = RuledRepository.in(scratch);
    }

    @Test
    void a_rule_of_the_repository_is_judged_by_beside_those_that_are_shipped() {
        Run run = validate(root, "--fail-on", "warning");

        assertThat(run.out())
                .contains("projects/shop/services.toml:10:1: " + FINDING, "shop/cart: runs 1 of 2 replicas");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("compiling 1 file of rules, once until they change ...\n");
    }

    @Test
    void what_was_compiled_is_kept_and_finds_the_same() {
        String first = validate(root).outWithoutTime();
        Run second = validate(root);

        assertThat(second.outWithoutTime()).isEqualTo(first);
        assertThat(second.err()).isEmpty();
    }

    @Test
    void only_a_file_that_has_changed_is_compiled_again() throws IOException {
        Repositories.write(root, "policies/rules/b.drl", rule("ACM-002", "Every service runs once", "replicas > 1"));
        assertThat(validate(root).err()).contains("compiling 2 files");

        Repositories.write(root, "policies/rules/b.drl", rule("ACM-002", "Every service runs never", "replicas > 0"));
        Run run = validate(root);

        assertThat(run.err()).contains("compiling 1 file of rules");
        assertThat(run.out()).contains("[ACM-002] Every service runs never", FINDING);
    }

    @Test
    void a_file_that_is_gone_is_not_judged_by() throws IOException {
        validate(root);
        Files.delete(root.resolve(TWICE));

        assertThat(validate(root).out()).doesNotContain("ACM-001");
    }

    @Test
    void where_nothing_can_be_kept_rules_are_compiled_every_time() throws IOException {
        Files.writeString(scratch.resolve("cache"), "a file where the folder would be");

        assertThat(validate(root).out()).contains(FINDING);
        assertThat(validate(root).err()).contains("compiling 1 file");
    }

    @Test
    void quiet_says_nothing_of_compiling() {
        assertThat(validate(root, "-q").err()).isEmpty();
    }

    @Test
    void rules_in_other_folders_are_judged_by_too() throws IOException {
        Repositories.write(scratch, "more/big/x.drl", rule("XYZ-007", "Every service runs never", "replicas > 0"));

        Run run = validate(root, "--rules", "../more", "--rule", "XYZ-007", "-f", "json");

        assertThat(run.out()).contains("\"rule\": \"XYZ-007\"").doesNotContain("ACM-001");
        assertThat(validate(root, "--rules", "../less").err())
                .isEqualTo("service-registry: --rules: there is no directory '../less'\n");
        assertThat(validate(root, "--rules", "../less").code()).isEqualTo(2);
    }

    @Test
    void the_tables_that_rules_can_name_are_looked_up_once_and_not_before_they_are_asked_for() throws IOException {
        String condition = "replicas < 2 )\n    TableEntry( table == \"minimum\"";
        Repositories.write(root, TWICE, rule("ACM-001", "Every service runs at least twice", condition));
        Surroundings surroundings = Surroundings.writingTo(new ByteArrayOutputStream(), new ByteArrayOutputStream());
        RuleWorkshop workshop = new RuleWorkshop(surroundings, true);
        OwnRules rules = OwnRules.readWith(List.of(), root, List.of(), List.of(), surroundings, workshop, null);

        Repositories.write(root, "policies/tables/minimum.csv", "type,minimum\napi,2\n");
        assertThat(rules.check()).isEmpty();
        Files.delete(root.resolve("policies/tables/minimum.csv"));
        assertThat(rules.check()).isEmpty();
    }

    @Test
    void the_repository_sets_an_own_rule_as_any_other() throws IOException {
        Repositories.write(root, "policies/rules.toml", "[rules]\n\"ACM-001\" = { severity = \"error\" }\n");
        assertThat(validate(root).out()).contains("error[ACM-001]");
        assertThat(validate(root).code()).isEqualTo(1);

        Repositories.write(root, "policies/rules.toml", "[rules]\n\"ACM-001\" = { mode = \"off\" }\n");
        assertThat(validate(root).out()).doesNotContain("ACM-001");
    }

    @Test
    void an_own_rule_is_asked_for_by_its_id_or_its_family() {
        assertThat(validate(root, "--rule", "ACM-001").out()).contains(FINDING, "1 rule run");
        assertThat(validate(root, "--family", "platform").out()).contains(FINDING, "1 rule run");
        assertThat(run(root, "rules", "list").out()).containsPattern("ACM-001 +warning +platform +Every service runs");
        assertThat(run(root, "rules", "show", "ACM-001").out())
                .contains(
                        "The rule (policies/rules/platform/twice.drl)", "  rule \"Every service runs at least twice\"");
    }

    @Test
    void an_own_rule_is_waived_and_explained_as_any_other() {
        assertThat(run(root, "explain", "ACM-001", "shop/cart").out()).contains("replicas < 2: 1 < 2 is true");
        assertThat(run(
                                root,
                                "waive",
                                "ACM-001",
                                "shop/cart",
                                "--reason",
                                "Goes",
                                "--ticket",
                                "T-1",
                                "--approved-by",
                                "@platform",
                                "--expires",
                                "2027-01-01")
                        .out())
                .contains("waives ACM-001 on shop/cart");
        assertThat(validate(root).out()).doesNotContain("shop/cart: runs").contains("1 waived");
    }

    @Test
    void a_command_that_judges_nothing_does_not_look_at_own_rules() throws IOException {
        Repositories.write(root, TWICE, "nonsense");

        assertThat(run(root, "list").code()).isZero();
        assertThat(run(root, "list").err()).isEmpty();
    }

    @Test
    void a_judgement_of_the_past_is_repeated_by_the_rules_of_that_time() throws Exception {
        try (Git git = Git.init().setDirectory(root.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("One rule")
                    .setAuthor("A", "a@example.org")
                    .setSign(false)
                    .call();
            String log = scratch.resolve("audit").toString();
            Map<String, String> somebody = Map.of(
                    "SERVICE_REGISTRY_ACTOR",
                    "somebody",
                    "XDG_CACHE_HOME",
                    scratch.resolve("cache").toString());
            Run.in(root, somebody, "validate", "--audit", log);
            Repositories.write(root, TWICE, rule("ACM-001", "Every service runs never", "replicas > 0"));

            Run again = Run.in(root, somebody, "audit", "replay", "1", "--audit", log);

            assertThat(again.out()).contains("It comes out the same.");
            assertThat(again.code()).isZero();
        }
    }
}
