package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is packed in one repository, another one is judged by. */
class PacksTest {

    private @TempDir Path scratch;

    private PackRepositories both;
    private Path maker;
    private Path user;

    @BeforeEach
    void oneRepositoryThatMakesPacksAndOneThatUsesThem() throws IOException {
        both = new PackRepositories(scratch);
        maker = both.maker();
        user = both.user();
    }

    @Test
    void what_is_packed_in_one_repository_judges_another() throws IOException {
        both.use(both.packed("1.2.0"));

        Run run = both.in(user, "validate", "--fail-on", "warning");

        assertThat(run.out()).contains("warning[ACM-001] Every service runs twice", "shop/cart: runs 1 of 2 replicas");
        assertThat(run.code()).isEqualTo(1);
        assertThat(both.in(user, "rules", "show", "ACM-001").out())
                .contains("The rule (acme@1.2.0!rules/acme/ACM-001.drl)", "Family  acme");
        assertThat(both.in(user, "rules", "list", "-f", "json").out())
                .contains("\"from\": \"acme@1.2.0\"", "\"source\": \"acme@1.2.0!rules/acme/ACM-001.drl:5:1\"");
    }

    @Test
    void a_name_in_a_rule_of_a_pack_is_not_told_to_whoever_only_uses_it() throws IOException {
        Path rule = maker.resolve("policies/rules/acme/ACM-001.drl");
        Files.writeString(rule, Files.readString(rule).replace("Service( ", "Service( name != \"kart\", "));
        both.use(both.packed("1.2.0"));

        assertThat(both.in(user, "validate").out()).contains("[ACM-001]");
        assertThat(both.in(user, "validate").err()).doesNotContain("kart");
        assertThat(both.in(user, "rules", "check").out()).doesNotContain("kart");
    }

    @Test
    void a_rule_of_the_repository_reads_the_table_of_a_pack() throws IOException {
        both.use(both.packed("1.2.0"));
        Repositories.write(
                user,
                "policies/rules/acme/ACM-009.drl",
                PackRepositories.rule("ACM-009", "Every service runs as often as its table says", 9)
                        .replace(
                                "replicas < 9 )",
                                "$type : type )\n"
                                        + "    TableEntry( table == \"replicas\", column == \"minimum\", key == $type,"
                                        + " number > $replicas )"));

        assertThat(both.in(user, "validate", "--fail-on", "warning").out())
                .contains("warning[ACM-009] Every service runs as often as its table says");
        Repositories.write(user, "policies/tables/REPLICAS.CSV", "type,most\napi,5\n");
        assertThat(both.in(user, "validate").err())
                .contains("there is no table 'replicas'", "did you mean 'REPLICAS'?");
    }

    @Test
    void the_settings_and_tables_of_a_pack_hold_where_the_repository_says_nothing() throws IOException {
        both.use(both.packed("1.2.0"));

        Run run = both.in(user, "rules", "packs");

        assertThat(run.out())
                .contains(
                        "acme@1.2.0  policies/packs/acme-1.2.0.jar  no signature asked for",
                        "rule      ACM-001 Every service runs twice",
                        "setting   security.require_non_root = true, in place of false by default",
                        "setting   security.max_secret_age_days = 30, in place of 90 by default",
                        "table     replicas");
        assertThat(both.in(user, "validate").out())
                .contains(
                        "is required by 1 services, more than 0", "see: acme@1.2.0!security.toml:5:1: max_fan_in = 0");
    }

    @Test
    void the_repository_goes_before_its_packs_and_a_later_pack_before_an_earlier_one() throws IOException {
        String first = both.packed("1.2.0");
        Path other = Repositories.sound(scratch.resolve("other"));
        Repositories.write(
                other, "policies/security.toml", "[security]\nrequire_non_root = false\nmax_secret_age_days = 7\n");
        Path file = user.resolve("policies/packs/base.jar");
        Run run = both.in(other, "rules", "pack", "--name", "base", "--version", "0.1.0", "-o", file.toString());
        both.use(first, PackRepositories.entry(run));
        Repositories.write(user, "policies/security.toml", "[security]\nmax_secret_age_days = 60\n");
        Repositories.write(user, "policies/tables/replicas.csv", "type,minimum\napi,5\n");

        Run packs = both.in(user, "rules", "packs");
        Run validate = both.in(user, "validate");

        assertThat(packs.out())
                .contains(
                        "  setting   security.require_non_root = false, in place of true of acme@1.2.0",
                        "  replaced  security.require_non_root = true, by false in base@0.1.0!security.toml:2:1",
                        "  replaced  security.max_secret_age_days = 7, by 60 in policies/security.toml:2:1",
                        "  replaced  security.max_secret_age_days = 30, by 60 in policies/security.toml:2:1",
                        "  replaced  tables.replicas = acme@1.2.0!tables/replicas.csv, by policies/tables/replicas.csv in"
                                + " policies/tables/replicas.csv:1:1");
        assertThat(validate.err()).isEqualTo("""
                        note: acme@1.2.0 gives 1 setting, 3 more are written over
                        note: base@0.1.0 gives 1 setting, 1 more is written over
                        'service-registry rules packs' shows what is in place of what.
                        """);
        assertThat(validate.out()).doesNotContain("GOV-018");
        assertThat(both.in(user, "validate", "-q").err()).isEmpty();
    }

    @Test
    void a_pack_that_switches_a_rule_off_is_told_of() throws IOException {
        Repositories.write(maker, "policies/rules.toml", "[rules]\n\"GOV-012\" = { mode = \"off\" }\n");
        both.use(both.packed("1.2.0"));

        Run run = both.in(user, "validate");

        assertThat(run.out()).doesNotContain("GOV-012");
        assertThat(run.err()).contains("note: acme@1.2.0 gives 4 settings; it switches off GOV-012\n");
    }

    @Test
    void a_pack_that_makes_a_rule_less_severe_is_told_of_and_one_that_makes_it_more_so_is_not() throws IOException {
        Repositories.write(
                maker,
                "policies/rules.toml",
                "[rules]\n\"GOV-001\" = { severity = \"note\" }\n\"GOV-012\" = { severity = \"error\" }\n");
        both.use(both.packed("1.2.0"));

        assertThat(both.in(user, "validate").err())
                .contains("note: acme@1.2.0 gives 5 settings; it lowers GOV-001 to note\n");
    }

    @Test
    void an_id_that_comes_twice_names_both_places() throws IOException {
        both.use(both.packed("1.2.0"));
        Repositories.write(
                user, "policies/rules/x/mine.drl", PackRepositories.rule("ACM-001", "Every service runs thrice", 3));

        Run run = both.in(user, "validate");

        assertThat(run.err())
                .contains("policies/rules/x/mine.drl:6:9: error: ACM-001 is the id of another rule, at"
                        + " acme@1.2.0!rules/acme/ACM-001.drl:6:9");
        assertThat(run.code()).isEqualTo(2);
    }

    @Test
    void scenarios_of_packs_are_run_beside_the_others() throws IOException {
        both.use(both.packed("1.2.0"));

        Run run = both.in(user, "rules", "test", "ACM-001", "--coverage");

        assertThat(run.out()).contains("1 scenario");
        assertThat(run.code()).isZero();
        assertThat(both.in(user, "rules", "check").out()).isEqualTo("0 problems in 1 file of rules\n");
        assertThat(both.in(user, "explain", "ACM-001", "shop/cart").out())
                .contains("acme@1.2.0!rules/acme/ACM-001.drl", "1 < 2 is true");
        assertThat(both.in(user, "validate", "-f", "sarif").out()).contains("ACM-001");
        assertThat(both.in(user, "controls", "-f", "html").code()).isLessThan(2);
    }

    @Test
    void a_former_state_is_judged_with_the_packs_that_it_used() throws Exception {
        both.use(both.packed("1.2.0"));
        try (Git git = Git.init().setDirectory(user.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("One")
                    .setAuthor("A", "a@example.org")
                    .setSign(false)
                    .call();
            both.environment().put("SERVICE_REGISTRY_ACTOR", "somebody");
            String log = scratch.resolve("audit").toString();
            both.in(user, "validate", "--audit", log);
            Files.delete(user.resolve("policies/packs/acme-1.2.0.jar"));
            Repositories.write(maker, "policies/security.toml", "[sla.critical]\nmin_replicas = 1\n");
            both.use(both.packed("2.0.0"));

            Run replay = both.in(user, "audit", "replay", "1", "--audit", log);
            Run diff = both.in(user, "diff", "--against", "HEAD");

            assertThat(replay.out()).contains("It comes out the same.");
            assertThat(Files.readString(scratch.resolve("audit/entries.jsonl")))
                    .contains("\"packs\":[\"acme@1.2.0 sha256:");
            assertThat(diff.out()).contains("acme@2.0.0!security.toml");
        }
    }
}
