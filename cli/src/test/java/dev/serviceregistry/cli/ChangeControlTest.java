package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What holds for a change, whatever it says of what it is judged by. */
class ChangeControlTest extends ChangeControlled {

    @Test
    void nobody_joins_a_team_by_the_change_that_it_approves() throws Exception {
        write("services/catalog.toml", CATALOG.replace("\"release@example.org @release\"", "\"officer@example.org\""));
        cart("LEVEL = \"info\"", "LEVEL = \"debug\"");
        commit("Say more\n\nApproved-by: Officer <officer@example.org> (@platform)");

        assertThat(status().out())
                .contains("not counted: by Officer <officer@example.org>")
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
        commit("Say more, and accept trailers\n\n" + RELEASE);

        assertThat(status().out()).contains("it stands where change control accepts no approvals");
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
}
