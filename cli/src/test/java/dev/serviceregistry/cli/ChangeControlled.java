package dev.serviceregistry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.CommitCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A repository under change control, with a branch that has changed nothing yet. */
abstract class ChangeControlled {

    static final String CATALOG = """
        [catalog]
        name = "central"
        owners = ["@platform"]

        [teams.platform]
        forge_team = "@acme/platform"
        members = ["release@example.org @release", "author@example.org @author"]

        [teams.security]
        """;

    static final String CART = """
        [project]
        name = "shop"
        owner = "platform"

        [services.cart]
        type = "api"
        version = "1.0.0"
        port = 8080
        env.LEVEL = "info"
        """;

    static final String RELEASE = "Approved-by: Release Engineer <release@example.org> (@platform)";
    static final String OFFICER = "Approved-by: Officer <officer@example.org> (@security)";

    @TempDir
    Path root;

    Git git;

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

    void write(String file, String text) throws IOException {
        Repositories.write(root, file, text);
    }

    String commit(String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        CommitCommand commit = git.commit().setMessage(message).setSign(false);
        return commit.setAuthor("Author", "author@example.org")
                .setCommitter("Author", "author@example.org")
                .call()
                .name();
    }

    void cart(String from, String to) throws IOException {
        Path file = root.resolve("projects/shop/services.toml");
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    Run status(String... more) {
        String[] args = new String[more.length + 4];
        System.arraycopy(new String[] {"approvals", "status", "--against", "main"}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return Run.in(root, args);
    }

    Run record(String... more) {
        String[] args = new String[more.length + 4];
        System.arraycopy(new String[] {"approvals", "record", "--against", "main"}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return Run.in(root, args);
    }
}
