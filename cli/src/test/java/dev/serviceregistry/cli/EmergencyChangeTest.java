package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Changes that go through before anybody approves them. */
class EmergencyChangeTest extends ChangeControlled {

    @Test
    void an_emergency_lets_a_change_through_until_it_is_reviewed() throws Exception {
        cart("port = 8080\n", "");
        commit("Close the port");

        Run run = record(
                "--emergency",
                "--approved-by",
                "author@example.org",
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
        assertThat(review("@platform", "author@example.org", change).err())
                .contains("somebody else of @platform reviews it");
        assertThat(review("@platform", "officer@example.org", change).err()).contains("is no member of @platform");
        assertThat(review("@platform", "release@example.org", change).code()).isZero();
        assertThat(review("@security", "officer@example.org", change).code()).isZero();
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
                "officer@example.org",
                "--reason",
                "Attack",
                "--ticket",
                "INC-7",
                "--review-by",
                "2026-11-30");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("officer@example.org may let nothing through");

        assertThat(record(
                                "--emergency",
                                "--approved-by",
                                "release@example.org",
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
        Files.writeString(file, Files.readString(file).replace("release@example.org", "officer@example.org"));
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
    void an_emergency_that_is_taken_out_before_its_review_is_found() throws Exception {
        git.checkout().setName("main").call();
        write("policies/approvals.toml", """
            [[approvals]]
            change = "0f3c88a1d2e4b5967788990011223344"
            about = "port-removed shop/cart ports.main"
            team = "@security"
            approved_by = "author@example.org"
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
