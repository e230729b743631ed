package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.DiagnosticKind;
import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.schema.DocumentKind;
import dev.serviceregistry.registry.schema.Problem;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which files a repository has, by their places; symbolic links may not lead out of it. */
public final class RepositoryLayout {

    private final Path root;
    private final List<RepositoryFile> files = new ArrayList<>();
    private final List<String> projects = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private RepositoryLayout(Path root) {
        this.root = root;
    }

    /** Looks through the repository below this root. */
    public static RepositoryLayout of(Path root) {
        RepositoryLayout layout = new RepositoryLayout(root);
        layout.scan();
        return layout;
    }

    /** The files to read, sorted by name. */
    public List<RepositoryFile> files() {
        return files;
    }

    /** The names of the folders below projects/, sorted. */
    public List<String> projects() {
        return projects;
    }

    /** What kept files or folders from being looked at. */
    public List<Problem> problems() {
        return problems;
    }

    private void scan() {
        add("services/catalog.toml", DocumentKind.CATALOG);
        add("services/versions.toml", DocumentKind.VERSIONS);
        for (String version : children("services/versions", true)) {
            add("services/versions/" + version + "/catalog.toml", DocumentKind.CATALOG);
        }
        for (String project : children("projects", true)) {
            String folder = "projects/" + project;
            int before = files.size();
            add(folder + "/services.toml", DocumentKind.PROJECT);
            add(folder + "/deployment.toml", DocumentKind.DEPLOYMENT);
            add(folder + "/monitoring.toml", DocumentKind.MONITORING);
            if (files.size() > before) {
                projects.add(project);
            }
        }
        for (String file : children("policies", false)) {
            if (file.endsWith(".toml")) {
                add("policies/" + file, DocumentKind.POLICY);
            }
        }
        Collections.sort(projects);
    }

    private void add(String name, DocumentKind kind) {
        Path path = root.resolve(name);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && isInside(path, name)) {
            files.add(new RepositoryFile(name, path, kind));
        }
    }

    private List<String> children(String folder, boolean directories) {
        Path path = root.resolve(folder);
        List<String> names = new ArrayList<>();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS) || !isInside(path, folder)) {
            return names;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(path)) {
            for (Path child : children) {
                String name = child.getFileName().toString();
                if (name.startsWith(".") || !isInside(child, folder + "/" + name)) {
                    continue;
                }
                if (Files.isDirectory(child) == directories) {
                    names.add(name);
                }
            }
        } catch (IOException e) {
            unreadable(folder, "the folder cannot be looked into: check its permissions");
        }
        Collections.sort(names);
        return names;
    }

    private boolean isInside(Path path, String name) {
        if (!Files.isSymbolicLink(path)) {
            return true;
        }
        try {
            if (path.toRealPath().startsWith(root.toRealPath())) {
                return true;
            }
            unreadable(name, "is a symbolic link that leads out of the repository: put the file itself here");
        } catch (IOException e) {
            unreadable(name, "is a symbolic link that leads nowhere or to itself: put the file itself here");
        }
        return false;
    }

    private void unreadable(String name, String message) {
        problems.add(new Problem(DiagnosticKind.UNREADABLE, "", message, SourceLocation.startOf(name)));
    }
}
