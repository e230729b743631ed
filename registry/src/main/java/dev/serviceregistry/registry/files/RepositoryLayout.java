package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.schema.Problem;
import dev.serviceregistry.registry.schema.Suggestion;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Which files a repository has, by their places; symbolic links may not lead out of it. */
public final class RepositoryLayout {

    private static final Pattern PROJECT_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final List<String> PROJECT_FILES = List.of("services.toml", "deployment.toml", "monitoring.toml");

    private final Path root;
    private final Path realRoot;
    private final List<RepositoryFile> files = new ArrayList<>();
    private final List<RepositoryFile> frozen = new ArrayList<>();
    private final List<String> projects = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private boolean hasLinks;
    private final SortedMap<String, Path> tables = new TreeMap<>();

    private RepositoryLayout(Path root) {
        this.root = root;
        this.realRoot = real(root);
    }

    /** Looks through the repository below this root. */
    public static RepositoryLayout of(Path root) {
        RepositoryLayout layout = new RepositoryLayout(root);
        layout.scan();
        return layout;
    }

    /** The files to read, sorted by name within their folders, except the frozen catalogues. */
    public List<RepositoryFile> files() {
        return files;
    }

    /** The frozen catalogues below services/versions/, sorted by name. */
    public List<RepositoryFile> frozen() {
        return frozen;
    }

    /** The names of the folders below projects/, sorted. */
    public List<String> projects() {
        return projects;
    }

    /** Whether a symbolic link was met, so that what one file says may stand in another. */
    public boolean hasLinks() {
        return hasLinks;
    }

    /** The decision tables by name. */
    public SortedMap<String, Path> tables() {
        return tables;
    }

    /** What kept files or folders from being looked at. */
    public List<Problem> problems() {
        return problems;
    }

    /** Whether something kept this file, or a folder that it is in, from being looked at. */
    public boolean isHidden(String name) {
        return problems.stream()
                .map(problem -> problem.source().file())
                .anyMatch(hidden -> hidden.equals(name) || name.startsWith(hidden + "/"));
    }

    private void scan() {
        if (isFolder(root.resolve("services"), "services")) {
            add(root.resolve("services/catalog.toml"), "services/catalog.toml", DocumentKind.CATALOG);
            add(root.resolve("services/versions.toml"), "services/versions.toml", DocumentKind.VERSIONS);
            children("services/versions").forEach((version, path) -> {
                if (Files.isDirectory(path)) {
                    String name = "services/versions/" + version + "/catalog.toml";
                    add(path.resolve("catalog.toml"), name, DocumentKind.CATALOG, frozen);
                }
            });
        }
        children("projects").forEach((name, path) -> {
            if (Files.isDirectory(path)) {
                project(name, path);
            } else {
                stray("projects/" + name, List.of());
            }
        });
        children("policies").forEach((file, path) -> {
            if (file.endsWith(".toml")) {
                add(path, "policies/" + file, DocumentKind.POLICY);
            }
            if (file.equals("tables")) {
                children("policies/tables").forEach((table, csv) -> {
                    if (table.toLowerCase(Locale.ROOT).endsWith(".csv")) {
                        tables.put("policies/tables/" + table, csv);
                    }
                });
            }
        });
    }

    private void project(String name, Path path) {
        String folder = "projects/" + name;
        if (!PROJECT_NAME.matcher(name).matches()) {
            invalid(
                    folder,
                    "the folder's name is no project's name: use letters, digits, dots, dashes and underscores, a"
                            + " letter or digit first");
            return;
        }
        if (name.equals("global")) {
            invalid(folder, "no project can be called global, which stands for the catalogue: rename the folder");
            return;
        }
        int before = files.size();
        add(path.resolve("services.toml"), folder + "/services.toml", DocumentKind.PROJECT);
        add(path.resolve("deployment.toml"), folder + "/deployment.toml", DocumentKind.DEPLOYMENT);
        add(path.resolve("monitoring.toml"), folder + "/monitoring.toml", DocumentKind.MONITORING);
        for (String child : children(folder).keySet()) {
            if (!PROJECT_FILES.contains(child)) {
                stray(folder + "/" + child, PROJECT_FILES);
            }
        }
        if (files.size() > before || isHidden(folder + "/services.toml")) {
            projects.add(name);
        }
    }

    /** A TOML file where none is read: most likely its name is misspelt, and what it declares would be missed in silence. */
    private void stray(String name, List<String> read) {
        if (!name.endsWith(".toml")) {
            return;
        }
        String advice = read.isEmpty()
                ? "put it into the folder of a project"
                : Suggestion.closest(name.substring(name.lastIndexOf('/') + 1), read)
                        .map(meant -> "did you mean " + meant + "?")
                        .orElse("the files here are " + String.join(", ", read));
        unreadable(name, "is read by nothing: " + advice);
    }

    private void add(Path path, String name, DocumentKind kind) {
        add(path, name, kind, files);
    }

    private void add(Path path, String name, DocumentKind kind, List<RepositoryFile> list) {
        if (isThere(path, name)) {
            list.add(new RepositoryFile(name, path, kind));
        }
    }

    private boolean isFolder(Path path, String name) {
        if (!isThere(path, name)) {
            return false;
        }
        if (!Files.isDirectory(path)) {
            unreadable(name, "is a file where a folder is expected");
            return false;
        }
        return true;
    }

    private SortedMap<String, Path> children(String folder) {
        SortedMap<String, Path> found = new TreeMap<>();
        Path path = root.resolve(folder);
        if (!isFolder(path, folder)) {
            return found;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
            for (Path child : children) {
                String name = FileNames.text(child.getFileName());
                if (!name.startsWith(".")) {
                    found.put(name, child);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            unreadable(folder, "the folder cannot be looked into: give this user the permission to read it");
        }
        SortedMap<String, Path> inside = new TreeMap<>();
        for (Map.Entry<String, Path> child : found.entrySet()) {
            if (isInside(child.getValue(), folder + "/" + child.getKey())) {
                inside.put(child.getKey(), child.getValue());
            }
        }
        return inside;
    }

    private boolean isThere(Path path, String name) {
        try {
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return false;
        } catch (AccessDeniedException e) {
            if (!isHidden(name)) {
                String closed = name.substring(0, Math.max(0, name.lastIndexOf('/')));
                unreadable(closed, "the folder cannot be looked into: give this user the permission to read it");
            }
            return false;
        } catch (IOException e) {
            return false;
        }
        return isInside(path, name);
    }

    private boolean isInside(Path path, String name) {
        if (!Files.isSymbolicLink(path)) {
            return true;
        }
        hasLinks = true;
        try {
            if (path.toRealPath().startsWith(realRoot)) {
                return true;
            }
            unreadable(name, "is a symbolic link that leads out of the repository: put the file itself here");
        } catch (IOException e) {
            unreadable(name, "is a symbolic link that leads nowhere or to itself: put the file itself here");
        }
        return false;
    }

    /** Whether symbolic links lead from this place, which the layout does not give, out of the repository. */
    public boolean leadsOut(String name) {
        try {
            return !root.resolve(name).toRealPath().startsWith(realRoot);
        } catch (IOException e) {
            return false;
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    private void unreadable(String name, String message) {
        problems.add(new Problem(DiagnosticKind.UNREADABLE, "", message, SourceLocation.startOf(name)));
    }

    private void invalid(String name, String message) {
        problems.add(new Problem(DiagnosticKind.INVALID_VALUE, "", message, SourceLocation.startOf(name)));
    }
}
