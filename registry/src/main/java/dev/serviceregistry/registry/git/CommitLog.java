package dev.serviceregistry.registry.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.FooterLine;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.eclipse.jgit.util.RawParseUtils;

/** Reads who wrote what between two states of a central repository. */
public final class CommitLog {

    private static final String CO_AUTHOR = "Co-authored-by";
    private static final Pattern LOOKS_LIKE_TRAILER = Pattern.compile("([A-Za-z0-9-]+):(.*)");

    private final Repository git;
    private final RevWalk walk;
    private final String folder;

    private CommitLog(Repository git, RevWalk walk, String folder) {
        this.git = git;
        this.walk = walk;
        this.folder = folder;
    }

    /** The commits that the present one has and another has not. */
    public static List<LoggedCommit> since(Path root, String since) throws IOException {
        return between(root, since, Constants.HEAD);
    }

    /**
     * The commits that one has and another has not, the latest first.
     *
     * @param root the root of the central repository
     * @param since the other commit, in hex
     * @param until the one, in hex or by its name
     * @throws IOException when git's files cannot be read
     */
    public static List<LoggedCommit> between(Path root, String since, String until) throws IOException {
        UntouchedSystem.install(root);
        try (Repository git = new FileRepositoryBuilder()
                        .findGitDir(root.toAbsolutePath().normalize().toFile())
                        .setMustExist(true)
                        .build();
                RevWalk walk = new RevWalk(git)) {
            ObjectId head = git.resolve(until);
            List<LoggedCommit> commits = new ArrayList<>();
            if (head == null) {
                return commits;
            }
            String folder = git.getWorkTree()
                    .toPath()
                    .toRealPath()
                    .relativize(root.toRealPath())
                    .toString()
                    .replace('\\', '/');
            CommitLog log = new CommitLog(git, walk, folder.isEmpty() ? "" : folder + "/");
            walk.markStart(walk.parseCommit(head));
            walk.markUninteresting(walk.parseCommit(ObjectId.fromString(since)));
            List<RevCommit> found = new ArrayList<>();
            for (RevCommit commit : walk) {
                found.add(commit);
            }
            for (RevCommit commit : found) {
                commits.add(log.logged(commit));
            }
            return commits;
        }
    }

    private LoggedCommit logged(RevCommit commit) throws IOException {
        walk.parseBody(commit);
        for (RevCommit parent : commit.getParents()) {
            walk.parseHeaders(parent);
        }
        List<String> authors = new ArrayList<>();
        authors.add(shown(commit.getAuthorIdent()));
        List<LoggedCommit.Trailer> trailers = trailers(commit);
        for (LoggedCommit.Trailer trailer : trailers) {
            if (trailer.last() && trailer.key().equalsIgnoreCase(CO_AUTHOR)) {
                authors.add(trailer.value());
            }
        }
        boolean isFirst = commit.getParentCount() == 0;
        return new LoggedCommit(
                commit.name(),
                isFirst ? "" : commit.getParent(0).name(),
                !isFirst && commit.getTree().equals(commit.getParent(0).getTree()),
                List.copyOf(authors),
                List.copyOf(trailers),
                files(commit));
    }

    private static List<LoggedCommit.Trailer> trailers(RevCommit commit) {
        byte[] raw = commit.getRawBuffer();
        List<LoggedCommit.Trailer> last = new ArrayList<>();
        int line = 1;
        int counted = RawParseUtils.commitMessage(raw, 0);
        for (FooterLine footer : commit.getFooterLines()) {
            for (; counted < footer.getStartOffset(); counted++) {
                line += raw[counted] == '\n' ? 1 : 0;
            }
            last.add(new LoggedCommit.Trailer(footer.getKey(), footer.getValue(), line, true));
        }
        List<LoggedCommit.Trailer> trailers = new ArrayList<>();
        String[] lines = commit.getFullMessage().split("\n", -1);
        int above = last.isEmpty() ? lines.length : last.get(0).line() - 1;
        for (int i = 0; i < above; i++) {
            Matcher matcher = LOOKS_LIKE_TRAILER.matcher(lines[i]);
            if (matcher.matches()) {
                trailers.add(new LoggedCommit.Trailer(
                        matcher.group(1), matcher.group(2).strip(), i + 1, false));
            }
        }
        trailers.addAll(last);
        return trailers;
    }

    private static String shown(PersonIdent person) {
        return person.getName() + " <" + person.getEmailAddress() + ">";
    }

    private Set<String> files(RevCommit commit) throws IOException {
        Set<String> files = new TreeSet<>();
        try (TreeWalk trees = new TreeWalk(git)) {
            trees.setRecursive(true);
            trees.addTree(commit.getTree());
            for (RevCommit parent : commit.getParents()) {
                trees.addTree(parent.getTree());
            }
            if (commit.getParentCount() > 0) {
                trees.setFilter(TreeFilter.ANY_DIFF);
            }
            while (trees.next()) {
                String path = trees.getPathString();
                if (path.startsWith(folder) && differsFromAll(trees)) {
                    files.add(path.substring(folder.length()));
                }
            }
        }
        return files;
    }

    private static boolean differsFromAll(TreeWalk trees) {
        for (int parent = 1; parent < trees.getTreeCount(); parent++) {
            if (trees.idEqual(0, parent) && trees.getRawMode(0) == trees.getRawMode(parent)) {
                return false;
            }
        }
        return true;
    }
}
