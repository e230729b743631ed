package dev.serviceregistry.registry.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Tells what git leaves out of a directory on purpose, so that it is not there and not gone either. */
public final class SparseCheckout {

    private SparseCheckout() {}

    /**
     * The files below a central repository's root that a sparse checkout leaves out, by their paths from the root.
     *
     * @throws IOException when git's files cannot be read
     */
    public static List<String> leftOut(Path root) throws IOException {
        if (!new RevisionReader(root).hasHistory()) {
            return List.of();
        }
        UntouchedSystem.install(root);
        try (Repository git = new FileRepositoryBuilder()
                .findGitDir(root.toAbsolutePath().normalize().toFile())
                .setMustExist(true)
                .build()) {
            List<String> names = new ArrayList<>();
            if (git.isBare()) {
                return names;
            }
            if (!isSparse(git)) {
                return names;
            }
            Path checkout = git.getWorkTree().toPath().toRealPath();
            Path folder = root.toRealPath();
            for (String path : mayBeLeftOut(git)) {
                Path file = checkout.resolve(path);
                if (file.startsWith(folder) && !Files.exists(file)) {
                    String name = folder.relativize(file).toString().replace('\\', '/');
                    if (RevisionTree.holds(name)) {
                        names.add(name);
                    }
                }
            }
            return names;
        }
    }

    /** Whether git was told to leave files out, in its configuration or in that of the checkout alone. */
    private static boolean isSparse(Repository git) throws IOException {
        FileBasedConfig ofCheckout = new FileBasedConfig(new File(git.getDirectory(), "config.worktree"), git.getFS());
        try {
            ofCheckout.load();
        } catch (ConfigInvalidException e) {
            throw new IOException(e);
        }
        return git.getConfig().getBoolean("core", "sparseCheckout", false)
                || ofCheckout.getBoolean("core", "sparseCheckout", false);
    }

    /** The files that the index says are left out; all of the commit where the index has folders in their place. */
    private static List<String> mayBeLeftOut(Repository git) throws IOException {
        List<String> paths = new ArrayList<>();
        try {
            DirCache index = git.readDirCache();
            for (int i = 0; i < index.getEntryCount(); i++) {
                DirCacheEntry entry = index.getEntry(i);
                if (entry.isSkipWorkTree()) {
                    paths.add(entry.getPathString());
                }
            }
        } catch (CorruptObjectException e) {
            ObjectId tree = git.resolve("HEAD^{tree}");
            if (tree == null) {
                throw e;
            }
            try (TreeWalk walk = new TreeWalk(git)) {
                walk.addTree(tree);
                walk.setRecursive(true);
                while (walk.next()) {
                    paths.add(walk.getPathString());
                }
            }
        }
        return paths;
    }
}
