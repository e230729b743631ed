package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Approvals that stand in a file. */
class ApprovalRecordingTest extends ChangeControlled {

    @Test
    void a_recorded_approval_is_appended_below_what_stands_there() throws Exception {
        write("policies/approvals.toml", "# By word of mouth.\n");
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more");

        Run run = record(
                "--team", "@platform", "--approved-by", "Release <release@example.org>", "--evidence", "meeting");

        assertThat(run.err()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .startsWith("policies/approvals.toml: Release <release@example.org> approves 1 change for @platform\n");
        assertThat(Files.readString(root.resolve("policies/approvals.toml")))
                .startsWith("# By word of mouth.\n\n[[approvals]]\nchange = \"62337aed266674c83fbdea40a15ceaa1\"\n"
                        + "about = \"environment-changed shop/cart env:LEVEL\"\nteam = \"@platform\"\n"
                        + "approved_by = \"Release <release@example.org>\"\ndate = 2026-11-23\ncommit = \"")
                .endsWith("\"\nevidence = \"meeting\"\n");
        commit("Record it");
        assertThat(status().code()).isZero();
        assertThat(record("--team", "@platform", "--approved-by", "release@example.org")
                        .err())
                .contains("nothing here waits for the approval of @platform");
    }

    @Test
    void what_would_count_for_nothing_is_not_recorded() throws Exception {
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more");

        assertThat(record("--team", "@platform", "--approved-by", "author@example.org")
                        .err())
                .contains("would count for nothing: it is given by an author of the change");
        assertThat(record("--team", "@platform", "--approved-by", "officer@example.org")
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
                                "release@example.org",
                                "--change",
                                "62337aed266674c83fbdea40a15ceaa0")
                        .err())
                .contains("did you mean '62337aed266674c83fbdea40a15ceaa1'?");
        assertThat(root.resolve("policies/approvals.toml")).doesNotExist();
    }

    @Test
    void a_recorded_approval_stands_in_the_audit_log_or_nowhere() throws Exception {
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more");
        Path blocked = Files.writeString(root.resolve("blocked"), "");

        Run refused =
                record("--team", "@platform", "--approved-by", "release@example.org", "--audit", blocked.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(root.resolve("policies/approvals.toml")).doesNotExist();

        String log = root.resolve("log").toString();
        assertThat(record("--team", "@platform", "--approved-by", "release@example.org", "--audit", log)
                        .code())
                .isZero();
        assertThat(Run.in(root, "audit", "show", "--audit", log, "--kind", "approval", "-f", "json")
                        .out())
                .contains("62337aed266674c83fbdea40a15ceaa1", "release@example.org", "@platform");
    }
}
