package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom the forge asks for reviews. */
class CodeOwnersTest extends ChangeControlled {

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
    void files_that_git_wrote_with_other_line_ends_are_as_they_should_be() throws Exception {
        Run.in(root, "approvals", "codeowners", "--write");
        for (String file : List.of(".github/CODEOWNERS", ".github/ruleset.json")) {
            write(file, Files.readString(root.resolve(file)).replace("\n", "\r\n"));
        }

        assertThat(Run.in(root, "approvals", "codeowners", "--check").code()).isZero();
        assertThat(Run.in(root, "approvals", "codeowners", "--write").code()).isZero();
    }
}
