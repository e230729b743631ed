package dev.serviceregistry.registry.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitLogTest {

    @TempDir
    private Path folder;

    private Git git;
    private Path root;
    private String first;

    @BeforeEach
    void aRepositoryInAFolderOfACheckout() throws IOException, GitAPIException {
        git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
        root = Files.createDirectories(folder.resolve("catalog"));
        first = commit("catalog/a.toml", "First");
    }

    @AfterEach
    void close() {
        git.close();
    }

    private String commit(String file, String message) throws IOException, GitAPIException {
        Files.writeString(folder.resolve(file), message);
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage(message)
                .setSign(false)
                .setAuthor("Release Engineer", "release@example.org")
                .setCommitter("Reviewer", "reviewer@example.org")
                .call()
                .name();
    }

    @Test
    void commits_since_another_are_told_the_latest_first_with_who_wrote_them() throws Exception {
        String second = commit("catalog/a.toml", "Second\n\nCo-authored-by: Officer <officer@example.org>");
        String third = commit("catalog/b.toml", "Third");

        List<LoggedCommit> commits = CommitLog.since(root, first);

        assertThat(commits).extracting(LoggedCommit::id).containsExactly(third, second);
        assertThat(commits).extracting(LoggedCommit::parent).containsExactly(second, first);
        assertThat(commits.get(1).authors())
                .containsExactly("Release Engineer <release@example.org>", "Officer <officer@example.org>");
    }

    @Test
    void only_files_of_the_central_repository_are_told_by_their_path_in_it() throws Exception {
        Files.writeString(folder.resolve("readme"), "Beside it");
        commit("catalog/b.toml", "Second");

        assertThat(CommitLog.since(root, first).get(0).files()).containsExactly("b.toml");
    }

    @Test
    void only_the_last_paragraph_has_trailers_and_what_looks_like_them_above_is_told_too() throws Exception {
        commit(
                "catalog/b.toml",
                "Second\n\n"
                        + "Approved-by: Author <author@example.org> (@a)\n\n"
                        + "It was late.\n\n"
                        + "Refs: 7\n"
                        + "Approved-by: Reviewer <reviewer@example.org> (@b)\n");

        assertThat(CommitLog.since(root, first).get(0).trailers())
                .containsExactly(
                        new LoggedCommit.Trailer("Approved-by", "Author <author@example.org> (@a)", 3, false),
                        new LoggedCommit.Trailer("Refs", "7", 7, true),
                        new LoggedCommit.Trailer("Approved-by", "Reviewer <reviewer@example.org> (@b)", 8, true));
    }

    @Test
    void a_commit_that_changes_nothing_says_so() throws Exception {
        git.commit().setAllowEmpty(true).setSign(false).setMessage("Approve").call();

        LoggedCommit commit = CommitLog.since(root, first).get(0);

        assertThat(commit.isEmpty()).isTrue();
        assertThat(commit.files()).isEmpty();
    }

    @Test
    void a_merge_changes_what_none_of_its_parents_has() throws Exception {
        git.checkout().setCreateBranch(true).setName("side").call();
        commit("catalog/side.toml", "Side");
        git.checkout().setName("main").call();
        commit("catalog/main.toml", "Main");
        git.merge()
                .include(git.getRepository().resolve("side"))
                .setCommit(true)
                .setMessage("Merge")
                .call();

        LoggedCommit merge = CommitLog.since(root, first).stream()
                .filter(commit -> commit.files().isEmpty())
                .findFirst()
                .orElseThrow();

        assertThat(merge.isEmpty()).isFalse();
        assertThat(CommitLog.since(root, first)).hasSize(3);
    }
}
