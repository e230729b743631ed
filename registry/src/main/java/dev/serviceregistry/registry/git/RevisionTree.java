package dev.serviceregistry.registry.git;

import dev.serviceregistry.registry.baseline.BaselineFile;
import dev.serviceregistry.registry.files.ParsedFileCache;
import dev.serviceregistry.registry.files.SettingsFile;
import dev.serviceregistry.registry.pack.PackArchive;
import dev.serviceregistry.registry.toml.TomlParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Copies those files of a tree that a central repository is read from into memory. */
final class RevisionTree {

    /** The folders that are read. */
    private static final List<String> FOLDERS = List.of("services", "projects", "policies");

    /** Where an organisation keeps the packs that it uses, among other things. */
    private static final String POLICIES = "policies/";

    private static final int MOST_LINKS = 8;

    private static final String LARGE_FILE_POINTER = "version https://git-lfs.github.com/spec/";

    private final Repository git;
    private final Path target;
    private final List<String> named;

    /**
     * Copies trees.
     *
     * @param target where to
     * @param named the paths of further files that are read, besides those that the settings of the tree name
     */
    RevisionTree(Repository git, Path target, Collection<String> named) {
        this.git = git;
        this.target = target;
        this.named = List.copyOf(named);
    }

    /** Copies the tree; returns why that cannot be, or nothing. */
    String copy(ObjectId tree) throws IOException {
        Files.createDirectories(target);
        try (TreeWalk walk = new TreeWalk(git)) {
            walk.addTree(tree);
            while (walk.next()) {
                String name = walk.getPathString();
                if (walk.isSubtree()) {
                    if (FOLDERS.contains(name) || name.indexOf('/') > 0) {
                        Files.createDirectories(target.resolve(name));
                        walk.enterSubtree();
                    }
                    continue;
                }
                String problem = entry(name, walk.getFileMode(0), walk.getObjectId(0));
                if (!problem.isEmpty()) {
                    return problem;
                }
            }
        }
        SettingsFile settings = Files.isRegularFile(target.resolve(SettingsFile.NAME))
                ? SettingsFile.read(target, ParsedFileCache.none())
                : SettingsFile.none();
        Set<String> baselines = new LinkedHashSet<>(named);
        baselines.add(settings.baseline());
        for (String name : baselines) {
            String problem = named(name, tree, RevisionTree::file);
            if (!problem.isEmpty()) {
                return problem;
            }
        }
        for (String name : new LinkedHashSet<>(settings.reports())) {
            named(name, tree, RevisionTree::report);
        }
        return "";
    }

    /** Copies a file; returns why that cannot be, or nothing. */
    private interface Copy {
        String of(String name, Path path, ObjectLoader blob) throws IOException;
    }

    /** Copies a file by its path from the root, following links; what is not in the tree is left out. */
    private String named(String name, ObjectId tree, Copy copy) throws IOException {
        Path path = target.resolve(name).normalize();
        for (int links = 0; links < MOST_LINKS && path.startsWith(target) && !path.equals(target); links++) {
            if (Files.isRegularFile(path)) {
                return "";
            }
            String place = target.relativize(path).toString();
            try (TreeWalk walk = TreeWalk.forPath(git, place, tree)) {
                if (walk == null || walk.isSubtree()) {
                    return "";
                }
                Files.createDirectories(path.getParent());
                ObjectId id = walk.getObjectId(0);
                if (walk.getFileMode(0) != FileMode.SYMLINK) {
                    return copy.of(place, path, git.open(id));
                }
                Path link = target.getFileSystem().getPath(text(id));
                if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createSymbolicLink(path, link);
                }
                path = path.resolveSibling(link).normalize();
            }
        }
        return "";
    }

    private String entry(String name, FileMode mode, ObjectId id) throws IOException {
        Path path = target.resolve(name);
        boolean isRead = name.indexOf('/') > 0 || FOLDERS.contains(name) || name.equals(SettingsFile.NAME);
        boolean isProjectsOwn = name.startsWith("projects/") && name.indexOf('/') != name.lastIndexOf('/');
        if (mode == FileMode.GITLINK && isRead && !isProjectsOwn) {
            return "cannot be compared with: " + name
                    + " is a submodule there, whose files git keeps elsewhere; compare with a directory";
        }
        if (mode == FileMode.SYMLINK) {
            // Also outside the folders that are read: a link in them may lead there.
            Files.createSymbolicLink(path, target.getFileSystem().getPath(text(id)));
        } else if (isRead && (name.endsWith(".toml") || name.equals(BaselineFile.NAME) || isOfPolicies(name))) {
            return file(name, path, git.open(id));
        } else if (name.startsWith(POLICIES) && name.endsWith(".jar")) {
            ObjectLoader blob = git.open(id);
            if (blob.getSize() <= PackArchive.MOST_BYTES) {
                Files.write(path, blob.getBytes());
            }
        }
        return "";
    }

    /** Whether it is a rule of the organisation's own, or a table that one reads. */
    private static boolean isOfPolicies(String name) {
        return name.startsWith("policies/rules/") && name.endsWith(".drl")
                || name.startsWith("policies/tables/")
                        && name.toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    private static String file(String name, Path path, ObjectLoader blob) throws IOException {
        if (blob.getSize() > TomlParser.MAX_BYTES) {
            return "cannot be compared with: " + name + " " + TomlParser.tooLarge(blob.getSize());
        }
        byte[] bytes = blob.getBytes();
        if (new String(bytes, 0, Math.min(bytes.length, LARGE_FILE_POINTER.length()), StandardCharsets.UTF_8)
                .equals(LARGE_FILE_POINTER)) {
            return "cannot be compared with: " + name
                    + " is kept by Git LFS, which holds only a pointer to it in the revision; compare with a directory";
        }
        Files.write(path, bytes);
        return "";
    }

    /** A report is only compared with that of the next state, and may be of any size. */
    private static String report(String name, Path path, ObjectLoader blob) throws IOException {
        try (OutputStream out = Files.newOutputStream(path)) {
            blob.copyTo(out);
        }
        return "";
    }

    private String text(ObjectId id) throws IOException {
        return new String(git.open(id).getBytes(), StandardCharsets.UTF_8);
    }
}
