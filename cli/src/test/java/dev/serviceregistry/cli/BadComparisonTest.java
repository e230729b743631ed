package dev.serviceregistry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be compared, with the git that people have: each ends with what to do, exit code 2, and nothing written. */
class BadComparisonTest {

    private @TempDir Path root;
    private @TempDir Path elsewhere;

    @BeforeEach
    void aRepositoryWithTwoCommits() throws Exception {
        Repositories.sound(root);
        git(root, "init", "-q", "-b", "main");
        commit();
        Files.writeString(root.resolve("notes.md"), "more");
        commit();
    }

    private void commit() throws Exception {
        git(root, "add", ".");
        git(root, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "state");
    }

    private static String git(Path directory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    /** Every command that compares refuses it in the same words, and none of them leaves anything behind. */
    private static void assertRefused(Path root, String against, String... words) throws IOException {
        List<List<String>> commands = List.of(
                List.of("diff", "--against", against, "--migration-guide", "guides", "-o", "json=diff.json"),
                List.of("validate", "--against", against, "-o", "json=report.json"),
                List.of("validate", "--changed-since", against),
                List.of("impact-analysis", "--against", against),
                List.of("notify", "--against", against, "--send", "--outbox", "outbox"));
        for (List<String> command : commands) {
            Run run = Run.in(root, command.toArray(String[]::new));

            assertThat(run.err()).as(String.join(" ", command)).contains(words);
            assertThat(run.out()).as(String.join(" ", command)).isEmpty();
            assertThat(run.code()).as(String.join(" ", command)).isEqualTo(2);
        }
        for (String file : List.of("guides", "outbox", "diff.json", "report.json")) {
            assertThat(root.resolve(file)).doesNotExist();
        }
    }

    @Test
    void an_unknown_revision_is_refused_with_what_there_is() throws Exception {
        assertRefused(root, "mian", "'mian' is no revision of this git repository; did you mean 'main'?");
        assertRefused(root, "v9", "'git branch -a' and 'git tag' list what there is");
        assertRefused(root, "0123456789012345678901234567890123456789", "which is not here");
    }

    @Test
    void a_shallow_clone_without_the_base_is_refused_with_how_to_fetch_it() throws Exception {
        String first = git(root, "rev-parse", "HEAD~1");
        Path clone = elsewhere.resolve("clone");
        git(elsewhere, "clone", "-q", "--depth", "1", root.toUri().toString(), clone.toString());

        assertRefused(clone, "HEAD~1", "this clone is shallow", "git fetch --unshallow", "fetch-depth: 0");
        assertRefused(clone, first, "this clone is shallow", "git fetch --unshallow");
        assertRefused(clone, "release", "this clone is shallow");
        assertThat(Run.in(clone, "diff", "--against", "HEAD").code()).isZero();
    }

    @Test
    void a_detached_head_is_compared_like_any_other() throws Exception {
        git(root, "checkout", "-q", "--detach", "HEAD~1");

        Run run = Run.in(root, "diff", "--against", "main");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("0 breaking, 0 risky, 0 safe since main (");
        assertThat(run.code()).isZero();
    }

    @Test
    void without_git_a_directory_or_a_version_is_asked_for() throws Exception {
        Path plain = Repositories.sound(elsewhere.resolve("plain"));

        assertRefused(
                plain,
                "main",
                "'main' is no directory with services/catalog.toml, no released version of the catalogue",
                "since the repository is not kept in git");
    }

    @Test
    void histories_without_a_common_commit_are_refused_with_the_way_out() throws Exception {
        git(root, "checkout", "-q", "--orphan", "other");
        commit();

        assertRefused(root, "main", "has no commit in common with the present one", "name a commit to compare with");
        assertThat(Run.in(root, "diff", "--against", git(root, "rev-parse", "main"))
                        .code())
                .isZero();
    }

    @Test
    void a_revision_whose_catalogue_cannot_be_parsed_is_refused_with_the_place() throws Exception {
        Files.writeString(root.resolve("services/catalog.toml"), "[services.postgres\n");
        commit();
        Repositories.sound(root);

        assertRefused(
                root,
                "HEAD",
                "nothing can be compared with HEAD",
                "services/catalog.toml:1:19",
                "Name a state before or after that.");
    }

    @Test
    void a_revision_before_the_repository_was_there_is_refused() throws Exception {
        git(root, "checkout", "-q", "--orphan", "empty");
        git(root, "rm", "-rqf", ".");
        Files.writeString(root.resolve("notes.md"), "nothing yet");
        commit();
        String empty = git(root, "rev-parse", "HEAD");
        git(root, "checkout", "-q", "main");

        assertRefused(root, empty, "has no services/catalog.toml: the repository was not there");
    }

    @Test
    void a_repository_without_a_single_commit_has_nothing_to_compare_with() throws Exception {
        Path fresh = Repositories.sound(elsewhere.resolve("fresh"));
        git(fresh, "init", "-q", "-b", "main");

        assertRefused(fresh, "main", "'main' is no revision of this git repository");
        assertRefused(fresh, "HEAD", "'HEAD' is no revision of this git repository");
    }
}
