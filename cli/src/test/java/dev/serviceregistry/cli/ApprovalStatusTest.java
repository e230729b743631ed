package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a change needs of approvals, and what it has. */
class ApprovalStatusTest extends ChangeControlled {

    private @TempDir Path outside;

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
                .setMessage("Approve\n\n" + RELEASE + "\n" + OFFICER)
                .call();

        Run run = status();

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains(
                        "breaking change, @security: approved\n    by Officer <officer@example.org> (trailer, commit ")
                .contains(": 2 approvals required, none missing\n");
        assertThat(Run.in(root, "validate", "--against", "main").out()).doesNotContain("GOV-002");
    }

    @Test
    void a_trailer_approves_what_its_own_commit_brings_and_no_more() throws Exception {
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more");
        cart("port = 8080\n", "");
        commit("Close the port\n\n" + RELEASE + "\n" + OFFICER);

        assertThat(status().out())
                .contains("breaking change, @platform: approved", "breaking change, @security: approved")
                .contains("configuration change, @platform: missing");
    }

    @Test
    void an_unrelated_push_keeps_an_approval_and_another_value_drops_it() throws Exception {
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more\n\n" + RELEASE);
        write("projects/shop/deployment.toml", "[deployment]\nnamespace = \"shop\"\n");
        cart("type = \"api\"", "# Moved down by a comment.\ntype = \"api\"");
        commit("Deploy\n\n" + RELEASE);
        assertThat(status().code()).isZero();

        cart("LEVEL = \"debug\"", "LEVEL = \"trace\"");
        commit("Say everything");

        Run run = status();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("configuration change, @platform: missing\n"
                        + "    not counted: by Release Engineer <release@example.org>")
                .contains(": it is of a state before the change was what it is now");
    }

    @Test
    void what_is_added_as_a_whole_is_approved_as_a_whole() throws Exception {
        write("projects/shop/services.toml", CART + "\n[services.mail]\ntype = \"worker\"\nversion = \"1.0.0\"\n");
        commit("Send mail\n\n" + RELEASE);
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
        commit("Say more\n\nApproved-by: A. <author@example.org> (platform)");

        Run run = status();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("not counted: by A. <author@example.org>", "it is given by an author of the change")
                .contains("GOV-005: A. <author@example.org> has approved a change of their own for @platform");
        assertThat(Run.in(root, "validate", "--against", "main").out()).contains("error[GOV-005]", "error[GOV-004]");
    }

    @Test
    void a_co_author_is_an_author() throws Exception {
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more\n\nCo-authored-by: Release <release@example.org>\n" + RELEASE);

        assertThat(status().out()).contains("has approved a change of their own");
    }

    @Test
    void a_trailer_for_a_team_that_there_is_not_is_told_with_its_commit_and_line() throws Exception {
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        String commit = commit("Say more\n\nRefs: 7\nApproved-by: Release Engineer <release@example.org> (@plattform)");

        Run run = status();

        String place = "commit " + commit.substring(0, 10) + ", line 4";
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("warning: " + place + ": the approval by Release Engineer <release@example.org> counts for"
                        + " nothing: it is given for @plattform, which is no team; did you mean 'platform'?\n");
        assertThat(run.out())
                .contains("@platform: missing\n    not counted: by Release Engineer <release@example.org> (trailer, "
                        + place + "): it is given for @plattform, which is no team\n");
        assertThat(status("-f", "json").out())
                .contains("\"reason\": \"is given for @plattform, which is no team\"", place);
        Run validated = Run.in(root, "validate", "--against", "main");
        assertThat(validated.err()).contains(place);
        assertThat(validated.out()).contains("error[GOV-004]");
    }

    @Test
    void a_trailer_that_names_no_team_is_told_unless_a_team_names_who_gave_it() throws Exception {
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more\n\nApproved-by: Stranger <stranger@example.org>");

        assertThat(status().err())
                .contains(", line 3: the approval by Stranger <stranger@example.org> counts for nothing: it names no"
                        + " team, and no team names who gave it as its member\n");

        git.commit()
                .setAllowEmpty(true)
                .setSign(false)
                .setMessage("Approve\n\nApproved-by: Release Engineer <release@example.org>")
                .call();
        assertThat(status().code()).isZero();
        assertThat(status().err()).doesNotContain("Release Engineer");
    }

    @Test
    void a_judgement_is_repeated_without_the_approvals_that_came_later() throws Exception {
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more");
        String log = outside.resolve("log").toString();
        assertThat(status("--audit", log).code()).isEqualTo(1);
        git.commit()
                .setAllowEmpty(true)
                .setSign(false)
                .setMessage("Approve\n\n" + RELEASE)
                .call();
        assertThat(status().code()).isZero();

        Run replayed = Run.in(root, "audit", "replay", "1", "--audit", log);

        assertThat(replayed.out()).endsWith("It comes out the same.\n");
        assertThat(replayed.code()).isZero();
    }

    @Test
    void an_approval_above_the_last_paragraph_is_no_trailer_and_that_is_told() throws Exception {
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more\n\n" + RELEASE + "\n\nRefs: 7");

        Run run = status();

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains(", line 3: the approval by Release Engineer <release@example.org> counts for nothing: it"
                        + " stands above the last paragraph of the commit's message, where nothing is a trailer\n");
    }

    @Test
    void a_secret_is_in_no_fingerprint_and_its_approval_holds_for_that_secret_alone() throws Exception {
        String first = "ghp_1234567890abcdefghijklmnopqrstuvwxyz";
        String second = "ghp_zyxwvutsrqponmlkjihgfedcba0987654321";
        cart("env.LEVEL", "env.API_TOKEN = \"" + first + "\"\nenv.LEVEL");
        commit("Add a secret");
        String one = status("-f", "json").out();
        cart(first, second);
        commit("Change the secret\n\n" + RELEASE);
        String other = status("-f", "json").out();

        assertThat(one).doesNotContain(first).contains("\"state\": \"missing\"");
        assertThat(fingerprintIn(one)).isEqualTo(fingerprintIn(other));
        assertThat(other).doesNotContain(second).contains("\"complete\": true");
        cart(second, first);
        commit("Change it back");
        assertThat(status().code()).isEqualTo(1);
        assertThat(record("--team", "@platform", "--approved-by", "release@example.org")
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
        commit("Close the port\n\n" + RELEASE);

        String markdown =
                Run.in(root, "validate", "--against", "main", "-f", "markdown").out();

        assertThat(markdown)
                .contains("### 2 approvals required, 1 missing")
                .contains("| &#64;&#8203;security<br>breaking change | **missing** |")
                .contains("| &#64;&#8203;platform<br>breaking change | Release Engineer");
    }
}
