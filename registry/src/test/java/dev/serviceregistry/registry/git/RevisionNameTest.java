package dev.serviceregistry.registry.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionNameTest {

    private @TempDir Path root;
    private Git git;
    private RevCommit first;
    private RevCommit second;

    @BeforeEach
    void twoCommits() throws Exception {
        UntouchedSystem.install(root);
        git = Git.init().setDirectory(root.toFile()).setInitialBranch("main").call();
        first = commit("first");
        second = commit("second");
    }

    @AfterEach
    void close() {
        git.close();
    }

    private RevCommit commit(String text) throws IOException, GitAPIException {
        Path file = root.resolve("services/catalog.toml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage(text)
                .setAuthor("A", "a@example.org")
                .setCommitter("A", "a@example.org")
                .setSign(false)
                .call();
    }

    private void lead(String reference, ObjectId to) throws IOException {
        RefUpdate update = git.getRepository().updateRef(reference);
        update.setNewObjectId(to);
        update.forceUpdate();
    }

    private RevisionResult read(String revision) {
        return new RevisionReader(root).read(revision);
    }

    @ParameterizedTest
    @CsvSource({
        "refs/tags/main, main, write refs/tags/main or refs/heads/main",
        "refs/tags/main, main~1, write refs/tags/main~1 or refs/heads/main~1",
        "refs/tags/main, main^{tree}, write refs/tags/main^{tree} or refs/heads/main^{tree}",
        "refs/tags/main, main@{0}, write refs/tags/main@{0} or refs/heads/main@{0}",
        "refs/tags/origin/main, origin/main, write refs/tags/origin/main or refs/remotes/origin/main",
        "refs/heads/origin/main, origin/main, write refs/heads/origin/main or refs/remotes/origin/main",
        "refs/tags/origin, origin, write refs/tags/origin or refs/remotes/origin/HEAD",
    })
    void a_name_of_two_is_refused_with_how_to_write_each(String added, String written, String way) throws Exception {
        lead("refs/remotes/origin/main", first);
        lead("refs/remotes/origin/HEAD", first);
        lead(added, second);

        assertThat(read(written))
                .isInstanceOfSatisfying(
                        RevisionRefusal.class,
                        refusal -> assertThat(refusal.reason()).endsWith(way));
    }

    @Test
    void a_tag_that_is_called_as_a_commit_in_short_is_refused() throws Exception {
        String shortened = first.name().substring(0, 8);
        lead("refs/tags/" + shortened, second);

        assertThat(read(shortened))
                .isEqualTo(new RevisionRefusal(
                        "means several things: write refs/tags/" + shortened + " or " + first.name()));
        assertThat(read(first.name())).isInstanceOf(Revision.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refs/heads/main",
                "heads/main",
                "refs/tags/main",
                "tags/main",
                "HEAD",
                "@",
                "HEAD~1",
                "refs/heads/main~1"
            })
    void what_can_mean_one_thing_only_is_read(String written) throws Exception {
        lead("refs/tags/main", second);
        lead("refs/tags/heads/main", second);
        lead("refs/tags/refs/heads/main", first);

        assertThat(read(written)).isInstanceOf(Revision.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "config", "a b", "../main", "~1", "main..x", "objects/", "\u0000", "x\ny"})
    void what_is_no_name_is_no_revision(String written) {
        assertThat(read(written)).isInstanceOf(RevisionRefusal.class);
    }
}
