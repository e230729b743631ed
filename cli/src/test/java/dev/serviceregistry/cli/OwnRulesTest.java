package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

class OwnRulesTest {

    private static final String TWICE = "policies/rules/platform/twice.drl";
    private static final String FINDING = "warning[ACM-001] Every service runs at least twice";

    /** A command that is refused at once may end before the thread that compiles rules, which still writes into the cache. */
    private @TempDir(deletionStrategy = TempDirDeletionStrategy.IgnoreFailures.class) Path scratch;

    private Path root;

    @BeforeEach
    void aRepositoryWithOneRuleOfItsOwn() throws IOException {
        root = Repositories.sound(scratch.resolve("central"));
        Repositories.write(root, TWICE, rule("ACM-001", "Every service runs at least twice", "replicas < 2"));
    }

    private Run run(String... args) {
        return Run.in(root, Map.of("XDG_CACHE_HOME", scratch.resolve("cache").toString()), args);
    }

    private Run validate(String... args) {
        String[] all = Stream.concat(Stream.of("validate"), Stream.of(args)).toArray(String[]::new);
        return run(all);
    }

    @Test
    void a_rule_of_the_repository_is_judged_by_beside_those_that_are_shipped() {
        Run run = validate("--fail-on", "warning");

        assertThat(run.out())
                .contains("projects/shop/services.toml:10:1: " + FINDING, "shop/cart: runs 1 of 2 replicas");
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).isEqualTo("compiling 1 file of rules, once until they change ...\n");
    }

    @Test
    void what_was_compiled_is_kept_and_finds_the_same() {
        String first = validate().outWithoutTime();
        Run second = validate();

        assertThat(second.outWithoutTime()).isEqualTo(first);
        assertThat(second.err()).isEmpty();
    }

    @Test
    void only_a_file_that_has_changed_is_compiled_again() throws IOException {
        Repositories.write(root, "policies/rules/b.drl", rule("ACM-002", "Every service runs once", "replicas > 1"));
        assertThat(validate().err()).contains("compiling 2 files");

        Repositories.write(root, "policies/rules/b.drl", rule("ACM-002", "Every service runs never", "replicas > 0"));
        Run run = validate();

        assertThat(run.err()).contains("compiling 1 file of rules");
        assertThat(run.out()).contains("[ACM-002] Every service runs never", FINDING);
    }

    @Test
    void a_file_that_is_gone_is_not_judged_by() throws IOException {
        validate();
        Files.delete(root.resolve(TWICE));

        assertThat(validate().out()).doesNotContain("ACM-001");
    }

    @Test
    void where_nothing_can_be_kept_rules_are_compiled_every_time() throws IOException {
        Files.writeString(scratch.resolve("cache"), "a file where the folder would be");

        assertThat(validate().out()).contains(FINDING);
        assertThat(validate().err()).contains("compiling 1 file");
    }

    @Test
    void quiet_says_nothing_of_compiling() {
        assertThat(validate("-q").err()).isEmpty();
    }

    @Test
    void rules_in_other_folders_are_judged_by_too() throws IOException {
        Repositories.write(scratch, "more/big/x.drl", rule("XYZ-007", "Every service runs never", "replicas > 0"));

        Run run = validate("--rules", "../more", "--rule", "XYZ-007", "-f", "json");

        assertThat(run.out()).contains("\"rule\": \"XYZ-007\"").doesNotContain("ACM-001");
        assertThat(validate("--rules", "../less").err())
                .isEqualTo("service-registry: --rules: there is no directory '../less'\n");
        assertThat(validate("--rules", "../less").code()).isEqualTo(2);
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
        assertThat(validate().out()).contains("error[ACM-001]");
        assertThat(validate().code()).isEqualTo(1);

        Repositories.write(root, "policies/rules.toml", "[rules]\n\"ACM-001\" = { mode = \"off\" }\n");
        assertThat(validate().out()).doesNotContain("ACM-001");
    }

    @Test
    void an_own_rule_is_asked_for_by_its_id_or_its_family() {
        assertThat(validate("--rule", "ACM-001").out()).contains(FINDING, "1 rule run");
        assertThat(validate("--family", "platform").out()).contains(FINDING, "1 rule run");
        assertThat(run("rules", "list").out()).containsPattern("ACM-001 +warning +platform +Every service runs");
        assertThat(run("rules", "show", "ACM-001").out())
                .contains(
                        "The rule (policies/rules/platform/twice.drl)", "  rule \"Every service runs at least twice\"");
    }

    @Test
    void an_own_rule_is_waived_and_explained_as_any_other() {
        assertThat(run("explain", "ACM-001", "shop/cart").out()).contains("replicas < 2: 1 < 2 is true");
        assertThat(run(
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
        assertThat(validate().out()).doesNotContain("shop/cart: runs").contains("1 waived");
    }

    @Test
    void rules_that_do_not_compile_are_told_all_together_and_nothing_is_judged() throws IOException {
        Repositories.write(root, TWICE, rule("ACM-001", "Every service runs at least twice", "replicaz < 2"));
        Repositories.write(root, "policies/rules/b.drl", rule("ACM-002", "Every service runs once", "nam == \"x\""));

        Run run = validate();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("policies/rules/b.drl:14:", "policies/rules/platform/twice.drl:14:", ": error: ", "replicaz")
                .contains("14 |     $service : Service( $replicas : replicas, replicaz < 2 )\n   | ");
        assertThat(run.err().lines().filter(line -> line.contains(": error: "))).hasSize(2);
    }

    @Test
    void a_rule_with_the_id_of_a_shipped_one_is_refused() throws IOException {
        Repositories.write(root, TWICE, rule("SLA-003", "Every service runs at least twice", "replicas < 2"));

        Run run = validate();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("SLA-003");
    }

    @Test
    void two_files_of_one_id_are_refused_also_when_both_were_compiled_before() throws IOException {
        validate();
        String other = rule("ACM-001", "Every service runs once", "replicas > 1");
        Repositories.write(scratch, "more/other.drl", other);
        run(
                "validate",
                "--rules",
                "../more",
                "--config",
                Repositories.sound(scratch.resolve("second")).toString());

        Run run = validate("--rules", "../more");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(TWICE + ":6:9: error: ACM-001 is the id of another rule, at ../more/other.drl:6:9");
    }

    @Test
    void a_byte_that_is_not_utf_8_is_told_at_its_place() throws IOException {
        Files.write(root.resolve(TWICE), "package policies\n// caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        Run run = validate();

        assertThat(run.err()).isEqualTo("""
                policies/rules/platform/twice.drl:2:7: error: a byte here is not UTF-8
                  hint: save the file as UTF-8
                """);
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void a_link_that_leads_out_of_the_repository_is_refused() throws IOException {
        Files.move(root.resolve(TWICE), scratch.resolve("twice.drl"));
        Files.createSymbolicLink(root.resolve(TWICE), scratch.resolve("twice.drl"));

        Run run = validate();

        assertThat(run.err()).contains(TWICE + ":1:1: error: is a symbolic link that leads out of the repository");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void a_file_that_may_not_be_read_is_refused() {
        assumeThat(root.resolve(TWICE).toFile().setReadable(false)).isTrue();
        assumeThat(Files.isReadable(root.resolve(TWICE))).isFalse();

        assertThat(validate().err()).contains(TWICE + ":1:1: error: may not be read");
    }

    @Test
    void a_rule_that_takes_too_much_ends_the_run_with_its_place_and_the_limit() throws IOException {
        Repositories.write(root, "service-registry.toml", "[limits]\nmatches = 1\n");

        Run run = validate();

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        TWICE + ":5:1: error: rule ACM-001 was stopped: it matched more than 1 times (limits.matches)")
                .contains("5 | rule \"Every service runs at least twice\"", "hint: join facts by a property");
        assertThat(validate("--rule-matches", "2").code()).isZero();
        assertThat(validate("--rule-matches", "none").err())
                .contains("--rule-matches: 'none' is no whole number from 1 to 1000000000");
    }

    @Test
    void files_of_rules_where_none_are_read_are_named_with_the_place_where_they_are() throws IOException {
        for (String file : List.of("policies/a.drl", "policies/tables/b.drl", "rules/c.drl", "policies/rules/D.DRL")) {
            Repositories.write(root, file, rule("ACM-009", "Every service is lost", "replicas < 9"));
        }

        String expected = """
                policies/a.drl: warning: is not judged by; rules stand in policies/rules/a.drl
                policies/rules/D.DRL: warning: is not judged by; rules stand in policies/rules/D.drl
                policies/tables/b.drl: warning: is not judged by; rules stand in policies/rules/b.drl
                rules/c.drl: warning: is not judged by; rules stand in policies/rules/c.drl
                """;
        assertThat(run("rules", "check").err()).startsWith(expected);
        assertThat(validate("--rules", "rules").err())
                .doesNotContain("rules/c.drl: warning")
                .contains("policies/a.drl: warning");
    }

    @Test
    void a_command_that_judges_nothing_does_not_look_at_own_rules() throws IOException {
        Repositories.write(root, TWICE, "nonsense");

        assertThat(run("list").code()).isZero();
        assertThat(run("list").err()).isEmpty();
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

    @Test
    void check_says_what_is_wrong_with_every_file_or_with_those_that_are_named() throws IOException {
        assertThat(run("rules", "check").out()).isEqualTo("0 problems in 1 file of rules\n");
        Files.write(root.resolve("policies/rules/b.drl"), new byte[] {'x', (byte) 0xFF});

        Run all = run("rules", "check");
        Run one = run("rules", "check", TWICE);

        assertThat(all.out()).startsWith("policies/rules/b.drl:1:2: error: a byte here is not UTF-8\n");
        assertThat(all.out()).endsWith("\n1 problem in 2 files of rules\n");
        assertThat(all.code()).isEqualTo(2);
        assertThat(one.out()).isEqualTo("0 problems in 1 file of rules\n");
        assertThat(one.code()).isZero();
        assertThat(run("rules", "check", "-f", "json").out()).contains("""
                  "problems": [
                    {
                      "message": "a byte here is not UTF-8",
                      "hint": "save the file as UTF-8",
                      "location": {
                        "file": "policies/rules/b.drl",
                        "line": 1,
                        "column": 2,
                """);
        assertThat(run("rules", "check", "nowhere.drl").err()).contains("there is no file 'nowhere.drl'");
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

        assertThat(run("rules", "check").out()).isEqualTo(told + "\n0 problems and 3 warnings in 1 file of rules\n");
        assertThat(run("rules", "check").code()).isZero();
        assertThat(validate().err()).isEqualTo(told);
        assertThat(validate("--quiet").err()).isEmpty();
        assertThat(run("rules", "check", "-f", "json").out()).contains("\"problems\": [ ],", "\"warnings\": [\n    {");
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

        assertThat(run("rules", "check").out()).isEqualTo("0 problems in 1 file of rules\n");
    }

    @Test
    void names_are_not_told_that_what_is_gone_or_cannot_be_read_may_have() throws IOException {
        Repositories.write(
                root,
                TWICE,
                rule("ACM-001", "Every service runs at least twice", "replicas < 2")
                        .replace("when", "when\n    ServiceRemoved( service == \"shop/kart\" )")
                        .replace("@scope(\"project\")", "@scope(\"repository\")"));
        assertThat(run("rules", "check").out()).isEqualTo("0 problems in 1 file of rules\n");

        Repositories.write(root, TWICE, rule("ACM-001", "Every service runs at least twice", "name == \"kart\""));
        assertThat(validate().err()).contains("this repository has no service named 'kart'");
        Repositories.write(root, "projects/kart/services.toml", "[services.kart\n");
        assertThat(run("rules", "check").out()).isEqualTo("0 problems in 1 file of rules\n");
        assertThat(validate().err()).isEmpty();
    }

    @Test
    void a_scope_that_the_conditions_do_not_show_is_told_to_whoever_checks_the_rule() throws IOException {
        Repositories.write(
                root,
                TWICE,
                rule("ACM-001", "Every service runs at least twice", "replicas < 2")
                        .replace("when", "when\n    Service( replicas > 1, name == \"cart\" )"));

        assertThat(run("rules", "check").out()).isEqualTo("""
                policies/rules/platform/twice.drl:5:1: warning: ACM-001 says @scope("project"), and its conditions do not show that: it is judged in view of everything
                5 | rule "Every service runs at least twice"
                  | ^^^^
                  hint: join each fact with the subject by its service or its project, or write @scope("repository")

                0 problems and 1 warning in 1 file of rules
                """);
        assertThat(validate().err()).isEqualTo("");
    }

    @Test
    void a_new_rule_compiles_and_fires_and_takes_the_next_free_id() throws IOException {
        Run first = run("rules", "new", "platform", "Every service is there twice");
        Run second = run("rules", "new", "cost", "Every service's price is known", "--prefix", "COST");

        assertThat(first.out())
                .contains(
                        "wrote policies/rules/platform/ACM-002-every-service-is-there-twice.drl",
                        "wrote policies/rules/platform/ACM-002-every-service-is-there-twice.feature");
        assertThat(second.out()).contains("wrote policies/rules/cost/COST-001-every-services-price-is-known.drl");
        assertThat(run("rules", "check").out()).isEqualTo("0 problems in 3 files of rules\n");
        assertThat(validate().out()).contains("warning[ACM-002] Every service is there twice", "warning[COST-001]");
        assertThat(run("rules", "test", "ACM-002").code()).isZero();
        assertThat(run("rules", "test", "COST-001").code()).isZero();
    }

    @Test
    void a_new_rule_is_refused_where_it_could_not_be_one() {
        assertThat(run("rules", "new", "Big Family", "Every service runs").err())
                .contains("no name of a family");
        assertThat(run("rules", "new", "big", "Every service runs.").err()).contains("without a full stop");
        assertThat(run("rules", "new", "big", "Every service runs", "--prefix", "SEC")
                        .err())
                .contains("'SEC' cannot begin the id of an own rule");
        assertThat(run("rules", "new", "big", "Every required or called service exists")
                        .err())
                .contains("rule DEP-001 demands that already");
    }

    private static String rule(String id, String title, String condition) {
        return """
                package policies
                import dev.serviceregistry.facts.*
                global Report report

                rule "%s"
                    @id("%s")
                    @severity("warning")
                    @subject("Service")
                    @scope("project")
                    @controls("SOC2:A1.2")
                    @rationale("One is none.")
                    @remediation("Run two.")
                when
                    $service : Service( $replicas : replicas, %s )
                then
                    report.violation( $service, "runs {} of 2 replicas", $replicas );
                end
                """.formatted(title, id, condition);
    }
}
