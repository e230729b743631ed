package dev.serviceregistry.registry.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

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
            Path checkout = git.getWorkTree().toPath().toRealPath();
            Path folder = root.toRealPath();
            DirCache index = git.readDirCache();
            for (int i = 0; i < index.getEntryCount(); i++) {
                DirCacheEntry entry = index.getEntry(i);
                Path file = checkout.resolve(entry.getPathString());
                if (entry.isSkipWorkTree() && file.startsWith(folder) && !Files.exists(file)) {
                    String name = folder.relativize(file).toString().replace('\\', '/');
                    if (RevisionTree.holds(name)) {
                        names.add(name);
                    }
                }
            }
            return names;
        }
    }
}
