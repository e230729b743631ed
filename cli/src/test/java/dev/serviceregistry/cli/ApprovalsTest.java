package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.CommitCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApprovalsTest {

    private static final String CATALOG = """
            [catalog]
            name = "central"
            owners = ["@platform"]

            [teams.platform]
            forge_team = "@acme/platform"
            members = ["ana@example.org @ana", "eve@example.org @eve"]

            [teams.security]
            """;

    private static final String CART = """
            [project]
            name = "shop"
            owner = "platform"

            [services.cart]
            type = "api"
            version = "1.0.0"
            port = 8080
            env.LEVEL = "info"
            """;

    private static final String ANA = "Approved-by: Ana Diaz <ana@example.org> (@platform)";
    private static final String CY = "Approved-by: Cy <cy@example.org> (@security)";

    private @TempDir Path root;
    private Git git;

    @BeforeEach
    void aRepositoryUnderChangeControl() throws IOException, GitAPIException {
        git = Git.init().setDirectory(root.toFile()).setInitialBranch("main").call();
        write("services/catalog.toml", CATALOG);
        write("projects/shop/services.toml", CART);
        write("policies/governance.toml", """
                [change_control]
                breaking_changes_require = ["@platform", "@security"]
                version_bumps_require = ["@maintainer"]
                config_changes_require = ["@platform"]
                """);
        commit("First");
        git.checkout().setCreateBranch(true).setName("work").call();
    }

    @AfterEach
    void close() {
        git.close();
    }

    private void write(String file, String text) throws IOException {
        Repositories.write(root, file, text);
    }

    private String commit(String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        CommitCommand commit = git.commit().setMessage(message).setSign(false);
        return commit.setAuthor("Eve", "eve@example.org")
                .setCommitter("Eve", "eve@example.org")
                .call()
                .name();
    }

    private void cart(String from, String to) throws IOException {
        Path file = root.resolve("projects/shop/services.toml");
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    private Run status(String... more) {
        String[] args = new String[more.length + 4];
        System.arraycopy(new String[] {"approvals", "status", "--against", "main"}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return Run.in(root, args);
    }

    private Run record(String... more) {
        String[] args = new String[more.length + 4];
        System.arraycopy(new String[] {"approvals", "record", "--against", "main"}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return Run.in(root, args);
    }

    @Test
    void what_a_change_needs_is_told_with_what_is_missing_and_from_whom() throws Exception {
        cart("port = 8080\n", "");
        cart("version = \"1.0.0\"", "version = \"2.0.0\"");
        commit("Close the port");

        Run run = status();

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("projects/shop/services.toml:5:1: shop/cart: port-removed ports.main (8080/TCP to none)\n")
                .contains("  breaking change, @platform: missing\n  breaking change, @security: missing\n")
                .contains("  version bump, @platform: missing\n")
                .contains(": 3 approvals required, 3 missing\n")
                .contains("  @platform has to approve 2 changes\n  @security has to approve 1 change\n");
    }

    @Test
    void trailers_of_a_last_commit_that_changes_nothing_approve_everything_before_it() throws Exception {
        cart("port = 8080\n", "");
        commit("Close the port");
        git.commit()
                .setAllowEmpty(true)
                .setSign(false)
                .setMessage("Approve\n\n" + ANA + "\n" + CY)
                .call();

        Run run = status();

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("breaking change, @security: approved\n    by Cy <cy@example.org> (trailer, commit ")
                .contains(": 2 approvals required, none missing\n");
        assertThat(Run.in(root, "validate", "--against", "main").out()).doesNotContain("GOV-002");
    }

    @Test
    void a_trailer_approves_what_its_own_commit_brings_and_no_more() throws Exception {
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more");
        cart("port = 8080\n", "");
        commit("Close the port\n\n" + ANA + "\n" + CY);

        assertThat(status().out())
                .contains("breaking change, @platform: approved", "breaking change, @security: approved")
                .contains("configuration change, @platform: missing");
    }

    @Test
    void an_unrelated_push_keeps_an_approval_and_another_value_drops_it() throws Exception {
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more\n\n" + ANA);
        write("projects/shop/deployment.toml", "[deployment]\nnamespace = \"shop\"\n");
        cart("type = \"api\"", "# Moved down by a comment.\ntype = \"api\"");
        commit("Deploy\n\n" + ANA);
        assertThat(status().code()).isZero();

        cart("LEVEL = \"debug\"", "LEVEL = \"trace\"");
        commit("Say everything");

        Run run = status();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("configuration change, @platform: missing\n    not counted: by Ana Diaz <ana@example.org>")
                .contains(": it is of a state before the change was what it is now");
    }

    @Test
    void what_is_added_as_a_whole_is_approved_as_a_whole() throws Exception {
        write("projects/shop/services.toml", CART + "\n[services.mail]\ntype = \"worker\"\nversion = \"1.0.0\"\n");
        commit("Send mail\n\n" + ANA);
        assertThat(status().code()).isZero();

        write(
                "projects/shop/services.toml",
                CART + "\n[services.mail]\ntype = \"worker\"\nversion = \"1.0.0\"\ncontainer.privileged = true\n");
        commit("Let it do everything");

        assertThat(status().code()).isEqualTo(1);
    }

    @Test
    void an_author_approves_nothing_of_their_own() throws Exception {
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more\n\nApproved-by: E. <eve@example.org> (platform)");

        Run run = status();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("not counted: by E. <eve@example.org>", "it is given by an author of the change")
                .contains("GOV-005: E. <eve@example.org> has approved a change of their own for @platform");
        assertThat(Run.in(root, "validate", "--against", "main").out()).contains("error[GOV-005]", "error[GOV-004]");
    }

    @Test
    void a_co_author_is_an_author() throws Exception {
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more\n\nCo-authored-by: Ana <ana@example.org>\n" + ANA);

        assertThat(status().out()).contains("has approved a change of their own");
    }

    @Test
    void nobody_joins_a_team_by_the_change_that_it_approves() throws Exception {
        write("services/catalog.toml", CATALOG.replace("\"ana@example.org @ana\"", "\"cy@example.org\""));
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more\n\nApproved-by: Cy <cy@example.org> (@platform)");

        assertThat(status().out())
                .contains("not counted: by Cy <cy@example.org>")
                .contains("it is given by nobody whom the team names as its member");
    }

    @Test
    void only_what_change_control_accepts_counts() throws Exception {
        git.checkout().setName("main").call();
        write("policies/sources.toml", "[change_control]\napproval_sources = [\"review\"]\n");
        commit("Accept reviews alone");
        git.checkout().setCreateBranch(true).setName("later").call();
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        write("policies/sources.toml", "[change_control]\napproval_sources = [\"trailer\"]\n");
        commit("Say more, and accept trailers\n\n" + ANA);

        assertThat(status().out()).contains("it stands where change control accepts no approvals");
    }

    @Test
    void a_recorded_approval_is_appended_below_what_stands_there() throws Exception {
        write("policies/approvals.toml", "# By word of mouth.\n");
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more");

        Run run = record("--team", "@platform", "--approved-by", "Ana <ana@example.org>", "--evidence", "meeting");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("policies/approvals.toml: Ana <ana@example.org> approves 1 change for @platform\n");
        assertThat(Files.readString(root.resolve("policies/approvals.toml")))
                .startsWith("# By word of mouth.\n\n[[approvals]]\nchange = \"62337aed266674c83fbdea40a15ceaa1\"\n"
                        + "about = \"environment-changed shop/cart env:LEVEL\"\nteam = \"@platform\"\n"
                        + "approved_by = \"Ana <ana@example.org>\"\ndate = 2026-11-23\ncommit = \"")
                .endsWith("\"\nevidence = \"meeting\"\n");
        commit("Record it");
        assertThat(status().code()).isZero();
        assertThat(record("--team", "@platform", "--approved-by", "ana@example.org")
                        .err())
                .contains("nothing here waits for the approval of @platform");
    }

    @Test
    void what_would_count_for_nothing_is_not_recorded() throws Exception {
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more");

        assertThat(record("--team", "@platform", "--approved-by", "eve@example.org")
                        .err())
                .contains("would count for nothing: it is given by an author of the change");
        assertThat(record("--team", "@platform", "--approved-by", "cy@example.org")
                        .err())
                .contains("it is given by nobody whom the team names as its member");
        assertThat(record("--team", "@plattform", "--approved-by", "x").err()).contains("did you mean 'platform'?");
        assertThat(record("--team", "@security", "--approved-by", "x").err())
                .contains("what is missing is that of @platform");
        assertThat(record("--approved-by", "x").err()).contains("--team: say which team approves");
        assertThat(record(
                                "--team",
                                "@platform",
                                "--approved-by",
                                "ana@example.org",
                                "--change",
                                "62337aed266674c83fbdea40a15ceaa0")
                        .err())
                .contains("did you mean '62337aed266674c83fbdea40a15ceaa1'?");
        assertThat(root.resolve("policies/approvals.toml")).doesNotExist();
    }

    @Test
    void an_emergency_lets_a_change_through_until_it_is_reviewed() throws Exception {
        cart("port = 8080\n", "");
        commit("Close the port");

        Run run = record(
                "--emergency",
                "--approved-by",
                "eve@example.org",
                "--reason",
                "Attack",
                "--ticket",
                "INC-7",
                "--review-by",
                "2026-11-30");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        commit("Let it through");
        assertThat(status().out()).contains("breaking change, @security: emergency", "none missing");
        String found = Run.in(root, "validate").out();
        assertThat(found)
                .contains(
                        "warning[GOV-019]",
                        "port-removed shop/cart ports.main is to be reviewed by @security until 2026-11-30");
        assertThat(Run.in(root, "validate", "--as-of", "2026-12-01").out()).contains("error[GOV-020]");

        String change = fingerprint(run.out());
        assertThat(review("@platform", "eve@example.org", change).err())
                .contains("somebody else of @platform reviews it");
        assertThat(review("@platform", "cy@example.org", change).err()).contains("is no member of @platform");
        assertThat(review("@platform", "ana@example.org", change).code()).isZero();
        assertThat(review("@security", "cy@example.org", change).code()).isZero();
        assertThat(Run.in(root, "validate").out()).doesNotContain("GOV-019");
    }

    private Run review(String team, String person, String change) {
        return Run.in(root, "approvals", "record", "--team", team, "--approved-by", person, "--change", change);
    }

    /** The change that the last line of a recording names. */
    private static String fingerprint(String out) {
        String[] lines = out.strip().split("\n");
        return lines[lines.length - 1].strip().split(" ")[0];
    }

    @Test
    void only_who_may_lets_a_change_through() throws Exception {
        git.checkout().setName("main").call();
        write("policies/emergencies.toml", "[change_control]\nemergency_changes_require = [\"@platform\"]\n");
        commit("Say who may");
        git.checkout().setCreateBranch(true).setName("urgent").call();
        cart("port = 8080\n", "");
        write("policies/emergencies.toml", "");
        commit("Close the port, and let anybody close it");

        Run refused = record(
                "--emergency",
                "--approved-by",
                "cy@example.org",
                "--reason",
                "Attack",
                "--ticket",
                "INC-7",
                "--review-by",
                "2026-11-30");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("cy@example.org may let nothing through");

        assertThat(record(
                                "--emergency",
                                "--approved-by",
                                "ana@example.org",
                                "--reason",
                                "Attack",
                                "--ticket",
                                "INC-7",
                                "--review-by",
                                "2026-11-30")
                        .code())
                .isZero();
        assertThat(status().code()).isZero();
        Path file = root.resolve("policies/approvals.toml");
        Files.writeString(file, Files.readString(file).replace("ana@example.org", "cy@example.org"));
        assertThat(status().out()).contains("breaking change, @security: missing");
    }

    @Test
    void an_emergency_says_why_and_until_when() throws Exception {
        cart("port = 8080\n", "");
        commit("Close the port");

        assertThat(record("--emergency", "--approved-by", "x").err()).contains("--reason: say why");
        assertThat(record(
                                "--emergency",
                                "--approved-by",
                                "x",
                                "--reason",
                                "r",
                                "--ticket",
                                "t",
                                "--review-by",
                                "2026-11-22")
                        .err())
                .contains("2026-11-22 is over");
        assertThat(root.resolve("policies/approvals.toml")).doesNotExist();
    }

    @Test
    void a_recorded_approval_stands_in_the_audit_log_or_nowhere() throws Exception {
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more");
        Path blocked = Files.writeString(root.resolve("blocked"), "");

        Run refused = record("--team", "@platform", "--approved-by", "ana@example.org", "--audit", blocked.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(root.resolve("policies/approvals.toml")).doesNotExist();

        String log = root.resolve("log").toString();
        assertThat(record("--team", "@platform", "--approved-by", "ana@example.org", "--audit", log)
                        .code())
                .isZero();
        assertThat(Run.in(root, "audit", "show", "--audit", log, "--kind", "approval", "-f", "json")
                        .out())
                .contains("62337aed266674c83fbdea40a15ceaa1", "ana@example.org", "@platform");
    }

    @Test
    void a_secret_is_in_no_fingerprint_and_its_approval_holds_for_that_secret_alone() throws Exception {
        String first = "ghp_1234567890abcdefghijklmnopqrstuvwxyz";
        String second = "ghp_zyxwvutsrqponmlkjihgfedcba0987654321";
        cart("env.LEVEL", "env.API_TOKEN = \"" + first + "\"\nenv.LEVEL");
        commit("Add a secret");
        String one = status("-f", "json").out();
        cart(first, second);
        commit("Change the secret\n\n" + ANA);
        String other = status("-f", "json").out();

        assertThat(one).doesNotContain(first).contains("\"state\": \"missing\"");
        assertThat(fingerprintIn(one)).isEqualTo(fingerprintIn(other));
        assertThat(other).doesNotContain(second).contains("\"complete\": true");
        cart(second, first);
        commit("Change it back");
        assertThat(status().code()).isEqualTo(1);
        assertThat(record("--team", "@platform", "--approved-by", "ana@example.org")
                        .err())
                .contains("it cannot be tied to a secret in plain text");
    }

    private static String fingerprintIn(String json) {
        int start = json.indexOf("\"fingerprint\": \"") + 16;
        return json.substring(start, start + 32);
    }

    @Test
    void without_change_control_nothing_has_to_be_approved() throws Exception {
        git.checkout().setName("main").call();
        Files.delete(root.resolve("policies/governance.toml"));
        git.rm().addFilepattern("policies/governance.toml").call();
        commit("No control");
        git.checkout().setCreateBranch(true).setName("free").call();
        cart("port = 8080\n", "");
        commit("Close the port");

        Run run = status();

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Nothing that changed since main (");
        assertThat(Run.in(root, "validate", "--against", "main", "-f", "json").out())
                .containsPattern("\"id\": \"GOV-002\",\\s+\"outcome\": \"NOT_APPLICABLE\"")
                .containsPattern("\"id\": \"GOV-005\",\\s+\"outcome\": \"NOT_APPLICABLE\"");
    }

    @Test
    void the_comment_on_a_pull_request_shows_what_is_required_and_given() throws Exception {
        cart("port = 8080\n", "");
        commit("Close the port\n\n" + ANA);

        String markdown =
                Run.in(root, "validate", "--against", "main", "-f", "markdown").out();

        assertThat(markdown)
                .contains("### 2 approvals required, 1 missing")
                .contains("| &#64;&#8203;security<br>breaking change | **missing** |")
                .contains("| &#64;&#8203;platform<br>breaking change | Ana Diaz");
    }

    @Test
    void code_owners_are_written_once_checked_and_never_over_others() throws Exception {
        Run shown = Run.in(root, "approvals", "codeowners");
        assertThat(shown.out()).contains("\n* @acme/platform\n", "\n/projects/shop/ @acme/platform\n");
        assertThat(shown.err()).contains("services/catalog.toml:9:1: note: teams.security cannot stand in CODEOWNERS");
        assertThat(Run.in(root, "approvals", "codeowners", "--check").code()).isEqualTo(1);

        assertThat(Run.in(root, "approvals", "codeowners", "--write").code()).isZero();
        assertThat(root.resolve(".github/CODEOWNERS")).hasContent(shown.out());
        assertThat(Run.in(root, "approvals", "codeowners", "--check").code()).isZero();

        write(".github/CODEOWNERS", "* @somebody\n");
        Run refused = Run.in(root, "approvals", "codeowners", "--write");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("was not written by this program");
        assertThat(root.resolve(".github/CODEOWNERS")).hasContent("* @somebody\n");
    }

    @Test
    void no_waiver_and_no_baseline_stands_in_for_an_approval() throws Exception {
        cart("port = 8080\n", "");
        commit("Close the port");

        Run waived = Run.in(
                root,
                "waive",
                "GOV-002",
                "shop/cart",
                "--reason",
                "r",
                "--ticket",
                "t",
                "--approved-by",
                "@security",
                "--expires",
                "2027-01-31",
                "--against",
                "main");
        assertThat(waived.code()).isEqualTo(2);
        assertThat(waived.err()).contains("GOV-002 is a finding that nothing lets off");

        write("policies/waivers.toml", """
                [[waivers]]
                rule = "GOV-002"
                subject = "shop/cart"
                reason = "We are in a hurry"
                ticket = "OPS-1"
                approved_by = "@security"
                expires = 2027-01-31
                """);
        assertThat(Run.in(root, "validate", "--against", "main").out()).contains("error[GOV-002]");
    }

    @Test
    void nobody_switches_off_the_policies_by_the_change_that_they_judge() throws Exception {
        write(
                "policies/rules.toml",
                "[rules]\n\"GOV-002\" = { mode = \"off\" }\n\"GOV-004\" = { severity = \"note\" }\n");
        cart("port = 8080\n", "");
        commit("Close the port");

        assertThat(Run.in(root, "validate", "--against", "main").out())
                .contains("error[GOV-002]", "rules.GOV-002.mode (none to off) is not approved by @security")
                .doesNotContain("note[GOV-004]");
    }

    @Test
    void who_changes_change_control_needs_everybody_whom_it_names() throws Exception {
        write("policies/governance.toml", "");
        commit("Let go of control");

        assertThat(status().out())
                .contains("change_control.breaking_changes_require")
                .contains("configuration change, @platform: missing\n  configuration change, @security: missing\n");
    }

    @Test
    void an_emergency_that_is_taken_out_before_its_review_is_found() throws Exception {
        git.checkout().setName("main").call();
        write("policies/approvals.toml", """
                [[approvals]]
                change = "0f3c88a1d2e4b5967788990011223344"
                about = "port-removed shop/cart ports.main"
                team = "@security"
                approved_by = "eve@example.org"
                date = 2026-11-20
                emergency = { reason = "Attack", ticket = "INC-7", review_by = 2026-11-30 }
                """);
        commit("In an emergency");
        git.checkout().setCreateBranch(true).setName("tidy").call();
        write("policies/approvals.toml", "");
        commit("Tidy up");

        assertThat(Run.in(root, "validate").out()).doesNotContain("GOV-019");
        assertThat(Run.in(root, "validate", "--against", "main").out())
                .contains("warning[GOV-019]", "port-removed shop/cart ports.main is to be reviewed by @security");
    }
}
