package dev.serviceregistry.registry.git;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.serviceregistry.registry.schema.Suggestion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Reads the files that a central repository had in a revision, without a checkout and without writing anything. */
public final class RevisionReader {

    private static final String DEEPEN =
            "; this clone is shallow: fetch the whole history with 'git fetch --unshallow', or with 'fetch-depth: 0'"
                    + " where a pipeline checks out";

    /** How git lets one write HEAD, alone or before steps to its parents. */
    private static final Pattern HEAD_IN_SHORT = Pattern.compile("^@(?=$|[~^])");

    private static final String FETCH_ALL =
            "; this clone is a partial one: fetch what it leaves out with 'git fetch --refetch --no-filter', or check out"
                    + " without 'filter' where a pipeline does";

    private final Path root;
    private final List<String> named;

    /** Reads revisions of the central repository with this root, which is the root of a git repository or a folder in it. */
    public RevisionReader(Path root) {
        this(root, List.of());
    }

    /**
     * The same, with further files.
     *
     * @param named their paths from the root
     */
    public RevisionReader(Path root, List<String> named) {
        this.root = root;
        this.named = List.copyOf(named);
    }

    /** Whether the root is kept in git, so that it can have revisions at all. */
    public boolean hasHistory() {
        Path folder = root.toAbsolutePath().normalize();
        while (folder != null) {
            if (Files.exists(folder.resolve(Constants.DOT_GIT))) {
                return true;
            }
            folder = folder.getParent();
        }
        return false;
    }

    /** Whether git knows something under this name; says so of a commit that is not here as well. */
    public boolean knows(String revision) {
        if (!hasHistory()) {
            return false;
        }
        try (Repository git = open()) {
            return git.resolve(revision) != null;
        } catch (IOException | RevisionSyntaxException e) {
            return false;
        }
    }

    /**
     * The files of a revision.
     *
     * <p>A branch stands for the commit where the present one left it, so that what others did on it since is no part of the
     * comparison; a tag, a commit and everything else stand for that very state.
     */
    public RevisionResult read(String revision) {
        if (!hasHistory()) {
            return new RevisionRefusal("cannot be looked up, since the repository is not kept in git");
        }
        try (Repository git = open()) {
            return read(revision, git);
        } catch (RepositoryNotFoundException e) {
            return new RevisionRefusal("cannot be looked up: " + e.getMessage());
        } catch (IOException e) {
            return new RevisionRefusal("cannot be read from git: " + e.getMessage());
        }
    }

    private Repository open() throws IOException {
        UntouchedSystem.install(root);
        return new FileRepositoryBuilder()
                .findGitDir(root.toAbsolutePath().normalize().toFile())
                .setMustExist(true)
                .build();
    }

    private RevisionResult read(String revision, Repository git) throws IOException {
        if (git.isBare()) {
            return new RevisionRefusal("cannot be compared with: " + git.getDirectory()
                    + " is a bare git repository, which has no files of its own");
        }
        if ("sha256".equalsIgnoreCase(git.getConfig().getString("extensions", null, "objectFormat"))) {
            return new RevisionRefusal(
                    "cannot be read from a git repository that names objects by SHA-256; compare with a"
                            + " directory");
        }
        List<String> meanings = RevisionName.of(revision).meanings(git);
        if (meanings.size() > 1) {
            return new RevisionRefusal("means several things: write " + String.join(" or ", meanings));
        }
        String shallow = Files.exists(git.getCommonDirectory().toPath().resolve("shallow")) ? DEEPEN : "";
        try (RevWalk walk = new RevWalk(git)) {
            ObjectId id = resolve(revision, git);
            if (id == null) {
                return new RevisionRefusal(
                        "is no revision of this git repository" + (shallow.isEmpty() ? hint(revision, git) : shallow));
            }
            RevCommit commit = walk.parseCommit(id);
            ObjectId head = git.resolve(Constants.HEAD);
            if (head != null && isBranch(revision, git)) {
                RevCommit fork = fork(walk, commit, walk.parseCommit(head));
                if (fork == null) {
                    return new RevisionRefusal("has no commit in common with the present one"
                            + (shallow.isEmpty() ? ": name a commit to compare with that very state" : shallow));
                }
                commit = walk.parseCommit(fork);
            }
            return files(revision, commit, git);
        } catch (MissingObjectException e) {
            return new RevisionRefusal("leads to " + e.getObjectId().name() + ", which is not here"
                    + (shallow.isEmpty() && isPartial(git) ? FETCH_ALL : shallow));
        }
    }

    private static boolean isPartial(Repository git) {
        return git.getConfig().getSubsections("remote").stream()
                .anyMatch(remote -> git.getConfig().getBoolean("remote", remote, "promisor", false));
    }

    /** The commit that a name leads to; null when it leads to none. */
    private static @Nullable ObjectId resolve(String revision, Repository git) throws IOException {
        try {
            return git.resolve(HEAD_IN_SHORT.matcher(revision).replaceFirst(Constants.HEAD) + "^{commit}");
        } catch (RevisionSyntaxException e) {
            return null;
        }
    }

    private static boolean isBranch(String revision, Repository git) throws IOException {
        if (revision.equals(Constants.HEAD) || revision.equals("@")) {
            return false;
        }
        Ref ref = git.findRef(revision);
        return ref != null
                && (ref.getTarget().getName().startsWith(Constants.R_HEADS)
                        || ref.getTarget().getName().startsWith(Constants.R_REMOTES));
    }

    private static @Nullable RevCommit fork(RevWalk walk, RevCommit one, RevCommit other) throws IOException {
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(one);
        walk.markStart(other);
        RevCommit fork = walk.next();
        walk.reset();
        return fork;
    }

    private static String hint(String revision, Repository git) throws IOException {
        if (revision.startsWith(":/") || revision.contains("^{/")) {
            return "; what commits say is not searched: name the commit";
        }
        List<String> names = new ArrayList<>();
        for (Ref ref : git.getRefDatabase().getRefs()) {
            String name = Repository.shortenRefName(ref.getName());
            if (name.endsWith("/" + revision)) {
                return "; did you mean '" + name + "'?";
            }
            names.add(name);
        }
        return Suggestion.closest(revision, names)
                .map(meant -> "; did you mean '" + meant + "'?")
                .orElse("; 'git branch -a' and 'git tag' list what there is");
    }

    private RevisionResult files(String revision, RevCommit commit, Repository git) throws IOException {
        String folder = git.getWorkTree()
                .toPath()
                .toRealPath()
                .relativize(root.toRealPath())
                .toString()
                .replace('\\', '/');
        ObjectId tree = commit.getTree();
        if (!folder.isEmpty()) {
            try (TreeWalk path = TreeWalk.forPath(git, folder, commit.getTree())) {
                tree = path == null || !path.isSubtree() ? null : path.getObjectId(0);
            }
        }
        Path memory = Jimfs.newFileSystem(Configuration.unix()).getPath("/repository");
        String problem = tree == null ? "" : new RevisionTree(git, tree, memory, named).copy();
        if (!problem.isEmpty()) {
            return new RevisionRefusal(problem);
        }
        if (!Files.exists(memory.resolve("services/catalog.toml"))) {
            return new RevisionRefusal("has no " + (folder.isEmpty() ? "" : folder + "/")
                    + "services/catalog.toml: the repository was not there, or not at this place");
        }
        return new Revision(memory, revision, commit.name());
    }
}
