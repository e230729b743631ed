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
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** Copies those files of a tree that a central repository is read from into memory. */
final class RevisionTree {

    /** The folders that are read. */
    private static final List<String> FOLDERS = List.of("services", "projects", "policies");

    /** Where an organisation keeps the packs that it uses, among other things. */
    private static final String POLICIES = "policies/";

    private static final int MOST_LINKS = 40;

    private static final String LARGE_FILE_POINTER = "version https://git-lfs.github.com/spec/";

    private final Repository git;
    private final ObjectId tree;
    private final Path target;
    private final List<String> named;
    private final Deque<Link> links = new ArrayDeque<>();

    /** The folders that links led to, and what they were read as. */
    private final Set<String> followed = new HashSet<>();

    /**
     * A symbolic link that a reader follows.
     *
     * @param place where it stands in the tree
     * @param name where the reader sees it, having followed other links
     */
    private record Link(String place, String name) {}

    /**
     * Copies a tree.
     *
     * @param target where to
     * @param named the paths of further files that are read, besides those that the settings of the tree name
     */
    RevisionTree(Repository git, ObjectId tree, Path target, Collection<String> named) {
        this.git = git;
        this.tree = tree;
        this.target = target;
        this.named = List.copyOf(named);
    }

    /** Copies the tree; returns why that cannot be, or nothing. */
    String copy() throws IOException {
        Files.createDirectories(target);
        String problem = entries("", tree, "");
        while (problem.isEmpty() && !links.isEmpty()) {
            Link link = links.remove();
            problem = follow(link.place(), link.name(), copyOf(link.name()));
        }
        if (!problem.isEmpty()) {
            return problem;
        }
        SettingsFile settings = Files.isRegularFile(target.resolve(SettingsFile.NAME))
                ? SettingsFile.read(target, ParsedFileCache.none())
                : SettingsFile.none();
        Set<String> baselines = new LinkedHashSet<>(named);
        baselines.add(settings.baseline());
        for (String name : baselines) {
            problem = follow(name, name, RevisionTree::file);
            if (!problem.isEmpty()) {
                return problem;
            }
        }
        for (String name : new LinkedHashSet<>(settings.reports())) {
            follow(name, name, RevisionTree::report);
        }
        return "";
    }

    /** Copies a file; returns why that cannot be, or nothing. */
    private interface Copy {
        String of(String name, Path path, ObjectLoader blob) throws IOException;
    }

    /**
     * Copies what is read of a folder.
     *
     * @param prefix its path in the tree with a slash; empty for the root
     * @param seen the same where the reader sees it
     */
    private String entries(String prefix, ObjectId folder, String seen) throws IOException {
        try (TreeWalk walk = new TreeWalk(git)) {
            walk.addTree(folder);
            while (walk.next()) {
                String place = prefix + walk.getPathString();
                String name = seen + walk.getPathString();
                if (walk.isSubtree()) {
                    if (isRead(name)) {
                        Files.createDirectories(target.resolve(place));
                        walk.enterSubtree();
                    }
                    continue;
                }
                String problem = entry(place, name, walk.getFileMode(0), walk.getObjectId(0));
                if (!problem.isEmpty()) {
                    return problem;
                }
            }
        }
        return "";
    }

    /** Whether a central repository is read from a file, by its path from the root; links aside. */
    static boolean holds(String name) {
        int slash = name.indexOf('/');
        return copyOf(name) != null && (slash < 0 || FOLDERS.contains(name.substring(0, slash)));
    }

    private static boolean isRead(String name) {
        return name.indexOf('/') > 0 || FOLDERS.contains(name);
    }

    private String entry(String place, String name, FileMode mode, ObjectId id) throws IOException {
        Copy copy = copyOf(name);
        boolean isProjectsOwn = name.startsWith("projects/") && name.indexOf('/') != name.lastIndexOf('/');
        boolean mayBeFolder = isRead(name) && !isProjectsOwn;
        if (mode == FileMode.GITLINK) {
            return mayBeFolder ? submodule(place) : "";
        }
        if (mode == FileMode.SYMLINK) {
            link(target.resolve(place), id);
            if (mayBeFolder || copy != null) {
                links.add(new Link(place, name));
            }
            return "";
        }
        return copy == null ? "" : copied(place, id, copy);
    }

    /** How a file is copied by where the reader sees it; null for one that is not read. */
    private static @Nullable Copy copyOf(String name) {
        if ((isRead(name) || name.equals(SettingsFile.NAME)) && name.endsWith(".toml")
                || name.equals(BaselineFile.NAME)
                || isOfPolicies(name)) {
            return RevisionTree::file;
        }
        return name.startsWith(POLICIES) && name.endsWith(".jar") ? RevisionTree::pack : null;
    }

    /** Copies what a path leads to from the root, following every link on its way; what is not in the tree is left out. */
    private String follow(String place, String name, @Nullable Copy copy) throws IOException {
        Path path = target.resolve(place).normalize();
        for (int met = 0; met <= MOST_LINKS && path.startsWith(target); met++) {
            if (path.equals(target)) {
                return folder("", tree, name);
            }
            Path whole = target.relativize(path);
            Path next = null;
            for (int depth = 1; next == null && depth <= whole.getNameCount(); depth++) {
                Path part = whole.subpath(0, depth);
                try (TreeWalk walk = TreeWalk.forPath(git, part.toString(), tree)) {
                    if (walk == null) {
                        return "";
                    }
                    FileMode mode = walk.getFileMode(0);
                    ObjectId id = walk.getObjectId(0);
                    if (mode == FileMode.GITLINK) {
                        return submodule(part.toString());
                    }
                    Path here = target.resolve(part);
                    if (mode == FileMode.SYMLINK) {
                        next = here.resolveSibling(link(here, id))
                                .resolve(here.relativize(path))
                                .normalize();
                    } else if (depth == whole.getNameCount()) {
                        return mode == FileMode.TREE
                                ? folder(part.toString(), id, name)
                                : copy == null ? "" : copied(part.toString(), id, copy);
                    }
                }
            }
            if (next == null) {
                return "";
            }
            path = next;
        }
        return "";
    }

    private String folder(String place, ObjectId id, String name) throws IOException {
        Files.createDirectories(target.resolve(place));
        String[] steps = name.split("/", 3);
        return followed.add(place + '\n' + String.join("/", List.of(steps).subList(0, Math.min(2, steps.length))))
                ? entries(place.isEmpty() ? "" : place + "/", id, name + "/")
                : "";
    }

    private Path link(Path path, ObjectId id) throws IOException {
        Path link = target.getFileSystem().getPath(new String(git.open(id).getBytes(), StandardCharsets.UTF_8));
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(path, link);
        }
        return link;
    }

    private String copied(String place, ObjectId id, Copy copy) throws IOException {
        Path path = target.resolve(place);
        if (Files.exists(path)) {
            return "";
        }
        Files.createDirectories(path.getParent());
        return copy.of(place, path, git.open(id));
    }

    private static String submodule(String place) {
        return "cannot be compared with: " + place
                + " is a submodule there, whose files git keeps elsewhere; compare with a directory";
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

    private static String pack(String name, Path path, ObjectLoader blob) throws IOException {
        if (blob.getSize() <= PackArchive.MOST_BYTES) {
            Files.write(path, blob.getBytes());
        }
        return "";
    }

    /** A report is only compared with that of the next state, and may be of any size. */
    private static String report(String name, Path path, ObjectLoader blob) throws IOException {
        try (OutputStream out = Files.newOutputStream(path)) {
            blob.copyTo(out);
        }
        return "";
    }
}
