package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pack holds the policies of a repository, the same to the byte, and nothing that is wrong. */
class PackingTest {

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
    void the_same_policies_make_the_same_file_to_the_byte() throws IOException {
        byte[] first = Files.readAllBytes(
                user.resolve("policies/packs/acme-1.2.0.jar").getParent().resolve(pathOf(both.packed("1.2.0"))));
        Path again = Repositories.sound(scratch.resolve("again"));
        for (String name : List.of(
                "rules/acme/ACM-001.feature", "rules/acme/ACM-001.drl", "tables/replicas.csv", "security.toml")) {
            Repositories.write(again, "policies/" + name, Files.readString(maker.resolve("policies/" + name)));
        }
        Path file = scratch.resolve("second.jar");

        both.in(again, "rules", "pack", "--name", "acme", "--version", "1.2.0", "-o", file.toString());
        Run third = both.in(again, "rules", "pack", "--name", "acme", "--version", "1.2.0", "-o", file.toString());

        assertThat(Files.readAllBytes(file)).isEqualTo(first);
        assertThat(third.out()).startsWith("unchanged ");
    }

    @Test
    void what_was_given_out_under_a_version_is_never_written_over() throws IOException {
        both.packed("1.2.0");
        Repositories.write(maker, "policies/tables/replicas.csv", "type,minimum\napi,3\n");
        Path file = user.resolve("policies/packs/acme-1.2.0.jar");
        byte[] before = Files.readAllBytes(file);

        Run run = both.in(maker, "rules", "pack", "--name", "acme", "--version", "1.2.0", "-o", file.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("is there already, and holds something else");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void exceptions_approvals_and_baselines_stay_where_they_are() throws IOException {
        Repositories.write(maker, "policies/waivers.toml", WAIVER);
        Repositories.write(maker, "policies/baseline.json", "{}");

        Run run = both.in(maker, "rules", "pack", "--name", "acme", "--version", "1.2.0", "-o", "x.jar");

        assertThat(run.out()).contains("left out policies/waivers.toml: exceptions and approvals stay here");
        assertThat(new String(Files.readAllBytes(maker.resolve("x.jar")), StandardCharsets.ISO_8859_1))
                .contains("tables/replicas.csv")
                .doesNotContain("waivers", "baseline", "SEC-1234");

        Repositories.write(maker, "policies/waivers.toml", "[tiers]\norder = [\"a\"]\n" + WAIVER);
        Run mixed = both.in(maker, "rules", "pack", "--name", "acme", "--version", "1.3.0");
        assertThat(mixed.err())
                .contains(
                        "policies/waivers.toml:3:1: error: waivers are for this repository alone",
                        "nothing was packed");
        assertThat(mixed.code()).isEqualTo(2);
        assertThat(maker.resolve("acme-1.3.0.jar")).doesNotExist();
    }

    @Test
    void nothing_is_packed_that_is_wrong_fails_or_holds_a_secret() throws IOException {
        Repositories.write(
                maker,
                "policies/rules/acme/ACM-001.feature",
                PackRepositories.feature("ACM-001", "Every service runs twice")
                        .replace("deploy.replicas = 1", "deploy.replicas = 2"));
        Run failing = both.in(maker, "rules", "pack", "--name", "acme", "--version", "1.2.0");
        assertThat(failing.code()).isEqualTo(1);
        assertThat(failing.err()).contains("nothing was packed: scenarios fail");

        Repositories.write(
                maker,
                "policies/rules/acme/ACM-001.drl",
                PackRepositories.rule("ACM-001", "Every service runs twice", 2)
                        .replace("replicas < 2", "replicaz < 2"));
        Run wrong = both.in(maker, "rules", "pack", "--name", "acme", "--version", "1.2.0");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("ACM-001.drl:14:", "Service has no field 'replicaz'", "nothing was packed");

        Repositories.write(maker, "policies/security.toml", "[security]\nrequire_nonroot = true\n");
        Repositories.write(maker, "policies/tables/replicas.csv", "type,minimum\napi\n");
        Run settings = both.in(maker, "rules", "pack", "--name", "acme", "--version", "1.2.0");
        assertThat(settings.code()).isEqualTo(2);
        assertThat(settings.err())
                .contains("policies/security.toml:2:1: error: ", "did you mean 'require_non_root'?")
                .contains(
                        "policies/tables/replicas.csv:2:1: error: the table replicas has a row of 1 cells, and 2 columns");

        Repositories.write(
                maker,
                "policies/security.toml",
                "# ghp_" + "0123456789abcdefghijABCDEFGHIJ012345\n[security]\nrequire_non_root = true\n");
        Run secret = both.in(maker, "rules", "pack", "--name", "acme", "--version", "1.2.0");
        assertThat(secret.err()).contains("policies/security.toml:1:1: error: what looks like a secret stands here");
        assertThat(secret.err()).doesNotContain("0123456789abcdefghij");
        assertThat(maker.resolve("acme-1.2.0.jar")).doesNotExist();
    }

    @Test
    void a_name_or_a_version_that_is_none_is_refused() {
        assertThat(both.in(maker, "rules", "pack").err()).contains("--name acme --version 1.2.0");
        assertThat(both.in(maker, "rules", "pack", "--name", "Acme!", "--version", "1.2.0")
                        .err())
                .contains("--name: 'Acme!' is no name of a pack");
        assertThat(both.in(maker, "rules", "pack", "--name", "acme", "--version", "1.2")
                        .err())
                .contains("--version: '1.2' is no version of a pack");
    }

    private static final String WAIVER = """
            [[waivers]]
            rule = "SEC-004"
            subject = "shop/cart"
            reason = "x"
            ticket = "SEC-1234"
            approved_by = "@platform"
            expires = 2027-03-31
            """;

    private static String pathOf(String use) {
        Matcher path = Pattern.compile("packs/([^\"]*)").matcher(use);
        assertThat(path.find()).isTrue();
        return path.group(1);
    }
}
