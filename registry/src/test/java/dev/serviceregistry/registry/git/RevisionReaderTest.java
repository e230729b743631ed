package dev.serviceregistry.registry.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionReaderTest {

    private static final String CATALOG = "services/catalog.toml";

    private @TempDir Path directory;
    private Path root;
    private Git git;
    private RevCommit first;

    @BeforeEach
    void aRepositoryInAFolderOfAGitRepository() throws Exception {
        UntouchedSystem.install(directory);
        git = Git.init()
                .setDirectory(directory.toFile())
                .setInitialBranch("main")
                .call();
        root = directory.resolve("central");
        first = commit("first");
    }

    @AfterEach
    void close() {
        git.close();
    }

    private RevCommit commit(String text) throws IOException, GitAPIException {
        write(CATALOG, text);
        write("projects/shop/services.toml", text + " project");
        write("projects/shop/README.md", "not read");
        write("notes/secret.toml", "not read");
        return record(text);
    }

    private RevCommit record(String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        return git.commit()
                .setMessage(message)
                .setAuthor("Author", "author@example.org")
                .setCommitter("Author", "author@example.org")
                .setSign(false)
                .call();
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private RevisionResult read(String revision) {
        return new RevisionReader(root).read(revision);
    }

    private String catalog(String revision) throws IOException {
        return Files.readString(((Revision) read(revision)).root().resolve(CATALOG));
    }

    private String refusal(String revision) {
        return ((RevisionRefusal) read(revision)).reason();
    }

    @Test
    void a_revision_is_read_as_it_was_and_not_as_it_is_checked_out() throws Exception {
        commit("second");
        write(CATALOG, "not committed");

        assertThat(catalog("HEAD~1")).isEqualTo("first");
        assertThat(catalog(first.name())).isEqualTo("first");
        assertThat(catalog(first.name().substring(0, 8))).isEqualTo("first");
        assertThat(catalog("HEAD")).isEqualTo("second");
    }

    @Test
    void only_the_toml_files_of_the_repository_are_copied_and_none_to_a_disk() throws Exception {
        Path memory = ((Revision) read("HEAD")).root();

        try (Stream<Path> files = Files.walk(memory)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> memory.relativize(file).toString()))
                    .containsExactlyInAnyOrder(CATALOG, "projects/shop/services.toml");
        }
        assertThat(memory.getFileSystem()).isNotEqualTo(root.getFileSystem());
    }

    @Test
    void the_baseline_of_a_revision_is_read_too() throws Exception {
        write("policies/baseline.json", "{}");
        write("policies/other.json", "{}");
        record("baseline");

        Path memory = ((Revision) read("HEAD")).root();

        assertThat(memory.resolve("policies/baseline.json")).hasContent("{}");
        assertThat(memory.resolve("policies/other.json")).doesNotExist();
    }

    @Test
    void reading_writes_nothing() throws Exception {
        List<Path> before = all();

        read("HEAD");
        read("nowhere");

        assertThat(all()).isEqualTo(before);
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.sorted().toList();
        }
    }

    @Test
    void a_branch_stands_for_where_the_present_one_left_it_and_a_tag_for_itself() throws Exception {
        git.checkout().setCreateBranch(true).setName("change").call();
        commit("mine");
        git.checkout().setName("main").call();
        RevCommit others = commit("of others");
        git.tag().setName("released").setObjectId(others).setAnnotated(false).call();
        git.checkout().setName("change").call();

        assertThat(catalog("main")).isEqualTo("first");
        assertThat(catalog("refs/heads/main")).isEqualTo("first");
        assertThat(catalog("released")).isEqualTo("of others");
        assertThat(catalog(others.name())).isEqualTo("of others");
    }

    @Test
    void a_head_without_a_branch_has_left_the_others_somewhere_too() throws Exception {
        RevCommit second = commit("second");
        git.checkout().setName(first.name()).call();

        assertThat(catalog("main")).isEqualTo("first");
        assertThat(catalog(second.name())).isEqualTo("second");
    }

    @Test
    void an_unknown_revision_is_refused_with_the_nearest_name() {
        assertThat(refusal("mian")).contains("is no revision of this git repository; did you mean 'main'?");
        assertThat(refusal("HEAD~7")).contains("is no revision");
        assertThat(refusal("a..b")).contains("is no revision");
        assertThat(refusal("0123456789012345678901234567890123456789")).contains("which is not here");
    }

    @Test
    void a_shallow_clone_is_told_how_to_get_the_rest() throws Exception {
        Files.writeString(directory.resolve(".git/shallow"), first.name() + "\n");

        assertThat(refusal("elsewhere")).contains("shallow", "git fetch --unshallow", "fetch-depth: 0");
    }

    @Test
    void branches_without_a_common_commit_are_not_compared() throws Exception {
        git.checkout().setOrphan(true).setName("other").call();
        commit("unrelated");

        assertThat(refusal("main")).contains("no commit in common", "name a commit");
        assertThat(catalog(first.name())).isEqualTo("first");
    }

    @Test
    void a_place_where_the_repository_was_not_is_no_empty_repository() throws Exception {
        Files.move(root, directory.resolve("moved"));
        root = directory.resolve("moved");
        record("moved");

        assertThat(refusal("HEAD~1")).contains("has no moved/services/catalog.toml");
        assertThat(catalog("HEAD")).isEqualTo("first");
    }

    @Test
    void what_is_not_kept_in_git_has_no_revisions(@TempDir Path elsewhere) {
        root = elsewhere;

        assertThat(new RevisionReader(root).knows("main")).isFalse();
        assertThat(refusal("main")).contains("not kept in git");
    }

    @Test
    void a_bare_repository_has_no_files_to_compare(@TempDir Path elsewhere) throws Exception {
        Path bare = elsewhere.resolve("bare.git");
        Git.cloneRepository()
                .setBare(true)
                .setURI(directory.toUri().toString())
                .setDirectory(bare.toFile())
                .call()
                .close();
        root = Files.createDirectories(bare.resolve("central"));

        assertThat(refusal("main")).contains("not kept in git");
    }

    @Test
    void a_link_is_followed_within_the_repository_and_leads_nowhere_else() throws Exception {
        write("services/real.toml", "linked");
        Files.delete(root.resolve(CATALOG));
        Files.createSymbolicLink(root.resolve(CATALOG), Path.of("real.toml"));
        Files.createSymbolicLink(root.resolve("services/versions.toml"), Path.of("/etc/hostname"));
        record("links");
        Path memory = ((Revision) read("HEAD")).root();

        assertThat(Files.readString(memory.resolve(CATALOG))).isEqualTo("linked");
        assertThat(Files.exists(memory.resolve("services/versions.toml"))).isFalse();
    }

    @Test
    void what_links_lead_to_is_read_wherever_it_stands_in_the_repository() throws Exception {
        write("shared/teams/shop/services.toml", "linked project");
        write("shared/teams/shop/notes.md", "not read");
        write("shared/rules/own.drl", "linked rule");
        write("shared/governance.toml", "linked policy");
        link("short", "shared/teams");
        link("projects/desk", "../short/shop");
        link("policies/rules", "../shared/rules");
        link("policies/governance.toml", "../shared/governance.toml");
        link("shared/teams/shop/deployment.toml", "../../deployment.txt");
        write("shared/deployment.txt", "linked twice");
        link("projects/all", "../projects");
        record("links");

        Path memory = ((Revision) read("HEAD")).root();

        assertThat(memory.resolve("projects/desk/services.toml")).hasContent("linked project");
        assertThat(memory.resolve("projects/desk/deployment.toml")).hasContent("linked twice");
        assertThat(memory.resolve("projects/desk/notes.md")).doesNotExist();
        assertThat(memory.resolve("policies/rules/own.drl")).hasContent("linked rule");
        assertThat(memory.resolve("policies/governance.toml")).hasContent("linked policy");
    }

    @Test
    void a_link_to_the_root_of_the_repository_is_read_as_a_project() throws Exception {
        write("services.toml", "at the root");
        link("projects/root", "..");
        record("link");

        Path memory = ((Revision) read("HEAD")).root();

        assertThat(memory.resolve("projects/root/services.toml")).hasContent("at the root");
    }

    @Test
    void forty_links_are_followed_one_to_the_next() throws Exception {
        write("shared/services.toml", "behind them all");
        link("links/40", "../shared");
        for (int i = 39; i > 1; i--) {
            link("links/" + i, Integer.toString(i + 1));
        }
        link("projects/desk", "../links/2");
        record("links");

        Path memory = ((Revision) read("HEAD")).root();

        assertThat(memory.resolve("projects/desk/services.toml")).hasContent("behind them all");
    }

    private void link(String name, String to) throws IOException {
        Path link = root.resolve(name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(to));
    }

    @Test
    void a_submodule_that_would_be_read_is_refused() throws Exception {
        submodule("projects/mail");

        assertThat(refusal("HEAD")).contains("projects/mail is a submodule", "compare with a directory");
    }

    @Test
    void a_link_into_a_submodule_is_refused() throws Exception {
        link("projects/mail", "../vendor/mail");
        record("link");
        submodule("vendor");

        assertThat(refusal("HEAD")).contains("vendor is a submodule", "compare with a directory");
    }

    private void submodule(String name) throws Exception {
        DirCache index = git.getRepository().lockDirCache();
        DirCacheEditor editor = index.editor();
        editor.add(new DirCacheEditor.PathEdit("central/" + name) {
            @Override
            public void apply(DirCacheEntry entry) {
                entry.setFileMode(FileMode.GITLINK);
                entry.setObjectId(ObjectId.fromString("0123456789012345678901234567890123456789"));
            }
        });
        editor.commit();
        git.commit()
                .setMessage("submodule")
                .setAuthor("A", "a@example.org")
                .setCommitter("A", "a@example.org")
                .setSign(false)
                .call();
    }

    @Test
    void the_short_form_of_head_is_taken() throws Exception {
        commit("second");

        assertThat(catalog("@")).isEqualTo("second");
        assertThat(catalog("@~1")).isEqualTo("first");
    }

    @Test
    void a_search_for_what_a_commit_says_is_told_to_be_none() {
        assertThat(refusal(":/first")).contains("what commits say is not searched");
    }

    @Test
    void a_partial_clone_that_lacks_a_file_names_the_way_to_fetch_it() throws Exception {
        StoredConfig config = git.getRepository().getConfig();
        config.setBoolean("remote", "origin", "promisor", true);
        config.save();
        ObjectId blob = git.getRepository().resolve("HEAD:central/" + CATALOG);
        Files.delete(directory.resolve(".git/objects/" + blob.name().substring(0, 2) + "/"
                + blob.name().substring(2)));

        assertThat(refusal("HEAD")).contains(blob.name(), "partial", "git fetch --refetch --no-filter");
    }

    @Test
    void a_repository_that_names_objects_by_sha_256_is_refused_as_such() throws Exception {
        Path config = directory.resolve(".git/config");
        Files.writeString(
                config,
                Files.readString(config).replace("repositoryformatversion = 0", "repositoryformatversion = 1")
                        + "[extensions]\n\tobjectFormat = sha256\n");

        assertThat(refusal("HEAD")).contains("SHA-256", "compare with a directory");
    }

    @Test
    void a_pointer_to_a_large_file_is_refused() throws Exception {
        write(CATALOG, "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n");
        record("pointer");

        assertThat(refusal("HEAD")).contains("services/catalog.toml is kept by Git LFS");
    }

    @Test
    void names_in_other_scripts_and_none_are_copied_as_they_are() throws Exception {
        write("projects/größe/services.toml", "umlauts");
        record("names");
        Path memory = ((Revision) read("HEAD")).root();

        assertThat(Files.readString(memory.resolve("projects/größe/services.toml"), StandardCharsets.UTF_8))
                .isEqualTo("umlauts");
    }

    @Test
    void a_revision_says_which_commit_it_is() {
        Revision revision = (Revision) read("main");

        assertThat(revision.commit()).isEqualTo(first.name());
        assertThat(revision.shown()).isEqualTo("main (" + first.name().substring(0, 10) + ")");
        assertThat(((Revision) read(first.name())).shown())
                .isEqualTo(first.name().substring(0, 10));
    }
}
