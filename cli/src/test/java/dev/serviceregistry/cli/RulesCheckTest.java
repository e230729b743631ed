package dev.serviceregistry.cli;

import static dev.serviceregistry.cli.RuledRepository.TWICE;
import static dev.serviceregistry.cli.RuledRepository.rule;
import static dev.serviceregistry.cli.RuledRepository.run;
import static dev.serviceregistry.cli.RuledRepository.validate;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

/** Whoever writes rules is told what is wrong with them. */
class RulesCheckTest {

    /** A command that is refused at once may end before the thread that compiles rules, which still writes into the cache. */
    private @TempDir(deletionStrategy = TempDirDeletionStrategy.IgnoreFailures.class) Path scratch;

    private Path root;

    @BeforeEach
    void aRepositoryWithOneRuleOfItsOwn() throws IOException {
        root = RuledRepository.in(scratch);
    }

    @Test
    void check_says_what_is_wrong_with_every_file_or_with_those_that_are_named() throws IOException {
        assertThat(run(root, "rules", "check").out()).isEqualTo("0 problems in 1 file of rules\n");
        Files.write(root.resolve("policies/rules/b.drl"), new byte[] {'x', (byte) 0xFF});

        Run all = run(root, "rules", "check");
        Run one = run(root, "rules", "check", TWICE);

        assertThat(all.out()).startsWith("policies/rules/b.drl:1:2: error: a byte here is not UTF-8\n");
        assertThat(all.out()).endsWith("\n1 problem in 2 files of rules\n");
        assertThat(all.code()).isEqualTo(2);
        assertThat(one.out()).isEqualTo("0 problems in 1 file of rules\n");
        assertThat(one.code()).isZero();
        assertThat(run(root, "rules", "check", "-f", "json").out()).contains("""
                  "problems": [
                    {
                      "message": "a byte here is not UTF-8",
                      "hint": "save the file as UTF-8",
                      "location": {
                        "file": "policies/rules/b.drl",
                        "line": 1,
                        "column": 2,
                """);
        assertThat(run(root, "rules", "check", "nowhere.drl").err()).contains("there is no file 'nowhere.drl'");
    }

    @Test
    void names_that_the_repository_has_not_are_told_where_it_has_nearly_the_same() throws IOException {
        Repositories.write(
                root,
                TWICE,
                rule(
                                "ACM-001",
                                "Every service runs at least twice",
                                "project in ( \"shop\", \"shopp\" ), name != \"kart\", id : id")
                        .replace("id : id )", "$id : id )\n    Ownership( name == $id, team == \"platfrom\" )")
                        .replace("@scope(\"project\")", "@scope(\"repository\")"));
        String told = """
                policies/rules/platform/twice.drl:14:68: warning: this repository has no project 'shopp'
                14 |     $service : Service( $replicas : replicas, project in ( "shop", "shopp" ), name != "kart", $id : id )
                   |                                                                    ^^^^^^^
                  hint: did you mean 'shop'?
                policies/rules/platform/twice.drl:14:87: warning: this repository has no service named 'kart'
                14 |     $service : Service( $replicas : replicas, project in ( "shop", "shopp" ), name != "kart", $id : id )
                   |                                                                                       ^^^^^^
                  hint: did you mean 'cart'?
                policies/rules/platform/twice.drl:15:37: warning: this repository has no team 'platfrom'
                15 |     Ownership( name == $id, team == "platfrom" )
                   |                                     ^^^^^^^^^^
                  hint: did you mean 'platform'?
                """;

        assertThat(run(root, "rules", "check").out())
                .isEqualTo(told + "\n0 problems and 3 warnings in 1 file of rules\n");
        assertThat(run(root, "rules", "check").code()).isZero();
        assertThat(validate(root).err()).isEqualTo(told);
        assertThat(validate(root, "--quiet").err()).isEmpty();
        assertThat(run(root, "rules", "check", "-f", "json").out())
                .contains("\"problems\": [ ],", "\"warnings\": [\n    {");
    }

    @Test
    void names_that_are_near_none_or_are_another_number_or_are_said_all_the_same_are_not_told() throws IOException {
        Repositories.write(
                root,
                "projects/shop/services.toml",
                Repositories.SHOP.replace("owner = \"platform\"\n\n[uses]", "owner = \"platfrom\"\n\n[uses]")
                        + "[services.cart2]\ntype = \"api\"\nversion = \"1.0.0\"\n");
        Repositories.write(
                root,
                TWICE,
                rule(
                                "ACM-001",
                                "Every service runs at least twice",
                                "name not in ( \"cart\", \"cart3\", \"checkout\", \"car\" )")
                        .replace("when", "when\n    Ownership( team in ( \"platfrom\", \"payments\" ) )")
                        .replace("@scope(\"project\")", "@scope(\"repository\")"));

        assertThat(run(root, "rules", "check").out()).isEqualTo("0 problems in 1 file of rules\n");
    }

    @Test
    void names_are_not_told_that_what_is_gone_or_cannot_be_read_may_have() throws IOException {
        Repositories.write(
                root,
                TWICE,
                rule("ACM-001", "Every service runs at least twice", "replicas < 2")
                        .replace("when", "when\n    ServiceRemoved( service == \"shop/kart\" )")
                        .replace("@scope(\"project\")", "@scope(\"repository\")"));
        assertThat(run(root, "rules", "check").out()).isEqualTo("0 problems in 1 file of rules\n");

        Repositories.write(root, TWICE, rule("ACM-001", "Every service runs at least twice", "name == \"kart\""));
        assertThat(validate(root).err()).contains("this repository has no service named 'kart'");
        Repositories.write(root, "projects/kart/services.toml", "[services.kart\n");
        assertThat(run(root, "rules", "check").out()).isEqualTo("0 problems in 1 file of rules\n");
        assertThat(validate(root).err()).isEmpty();
    }

    @Test
    void a_scope_that_the_conditions_do_not_show_is_told_to_whoever_checks_the_rule() throws IOException {
        Repositories.write(
                root,
                TWICE,
                rule("ACM-001", "Every service runs at least twice", "replicas < 2")
                        .replace("when", "when\n    Service( replicas > 1, name == \"cart\" )"));

        assertThat(run(root, "rules", "check").out()).isEqualTo("""
                policies/rules/platform/twice.drl:5:1: warning: ACM-001 says @scope("project"), and its conditions do not show that: it is judged in view of everything
                5 | rule "Every service runs at least twice"
                  | ^^^^
                  hint: join each fact with the subject by its service or its project, or write @scope("repository")

                0 problems and 1 warning in 1 file of rules
                """);
        assertThat(validate(root).err()).isEqualTo("");
    }
}
