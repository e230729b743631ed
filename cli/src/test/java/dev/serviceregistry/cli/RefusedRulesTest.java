package dev.serviceregistry.cli;

import static dev.serviceregistry.cli.RuledRepository.TWICE;
import static dev.serviceregistry.cli.RuledRepository.rule;
import static dev.serviceregistry.cli.RuledRepository.run;
import static dev.serviceregistry.cli.RuledRepository.validate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirDeletionStrategy;

/** Rules that cannot be judged by are refused with their place, and nothing is judged. */
class RefusedRulesTest {

    /** A command that is refused at once may end before the thread that compiles rules, which still writes into the cache. */
    private @TempDir(deletionStrategy = TempDirDeletionStrategy.IgnoreFailures.class) Path scratch;

    private Path root;

    @BeforeEach
    void aRepositoryWithOneRuleOfItsOwn() throws IOException {
        root = RuledRepository.in(scratch);
    }

    @Test
    void rules_that_do_not_compile_are_told_all_together_and_nothing_is_judged() throws IOException {
        Repositories.write(root, TWICE, rule("ACM-001", "Every service runs at least twice", "replicaz < 2"));
        Repositories.write(root, "policies/rules/b.drl", rule("ACM-002", "Every service runs once", "nam == \"x\""));

        Run run = validate(root);

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

        Run run = validate(root);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("SLA-003");
    }

    @Test
    void two_files_of_one_id_are_refused_also_when_both_were_compiled_before() throws IOException {
        validate(root);
        String other = rule("ACM-001", "Every service runs once", "replicas > 1");
        Repositories.write(scratch, "more/other.drl", other);
        run(
                root,
                "validate",
                "--rules",
                "../more",
                "--config",
                Repositories.sound(scratch.resolve("second")).toString());

        Run run = validate(root, "--rules", "../more");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .contains(TWICE + ":6:9: error: ACM-001 is the id of another rule, at ../more/other.drl:6:9");
    }

    @Test
    void a_byte_that_is_not_utf_8_is_told_at_its_place() throws IOException {
        Files.write(root.resolve(TWICE), "package policies\n// caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));

        Run run = validate(root);

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

        Run run = validate(root);

        assertThat(run.err()).contains(TWICE + ":1:1: error: is a symbolic link that leads out of the repository");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void a_file_that_may_not_be_read_is_refused() {
        assumeThat(root.resolve(TWICE).toFile().setReadable(false)).isTrue();
        assumeThat(Files.isReadable(root.resolve(TWICE))).isFalse();

        assertThat(validate(root).err()).contains(TWICE + ":1:1: error: may not be read");
    }

    @Test
    void a_rule_that_takes_too_much_ends_the_run_with_its_place_and_the_limit() throws IOException {
        Repositories.write(root, "service-registry.toml", "[limits]\nmatches = 1\n");

        Run run = validate(root);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        TWICE + ":5:1: error: rule ACM-001 was stopped: it matched more than 1 times (limits.matches)")
                .contains("5 | rule \"Every service runs at least twice\"", "hint: join facts by a property");
        assertThat(validate(root, "--rule-matches", "2").code()).isZero();
        assertThat(validate(root, "--rule-matches", "none").err())
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
        assertThat(run(root, "rules", "check").err()).startsWith(expected);
        assertThat(validate(root, "--rules", "rules").err())
                .doesNotContain("rules/c.drl: warning")
                .contains("policies/a.drl: warning");
    }
}
