package dev.serviceregistry.cli;

import dev.serviceregistry.registry.files.SettingsFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A central repository on disk.
 *
 * @param root its root
 * @param name the root as somebody in the working directory writes it, {@code .} for the working directory
 */
record Repository(Path root, String name) {

    /** The file that makes a directory a repository's root. */
    static final String MARK = "services/catalog.toml";

    /** The repository that is asked for, or the nearest from the working directory on. */
    static Repository find(String config, Path directory) {
        if (!config.isEmpty()) {
            return around(config, directory);
        }
        Repository nearest = nearest(directory);
        if (nearest == null) {
            throw new UsageProblem("there is no repository here: neither this directory nor one above it has " + MARK
                    + ", nor has catalog/\nName one with --config, or make one with 'service-registry init'.");
        }
        return nearest;
    }

    /** The repository that is asked for; without one asked for, the nearest or none. */
    static @Nullable Repository findIfThere(String config, Path directory) {
        return config.isEmpty() ? nearest(directory) : around(config, directory);
    }

    private static Repository around(String config, Path directory) {
        Path path = directory.resolve(config);
        if (!Files.exists(path)) {
            throw new UsageProblem("--config: there is no file or directory '" + config + "'");
        }
        Path start = Path.of(config).normalize();
        if (!Files.isDirectory(path)) {
            start = start.getParent() == null ? Path.of("") : start.getParent();
        }
        if (!Files.isReadable(directory.resolve(start))) {
            throw new UsageProblem("--config: '" + config + "' cannot be read: permission denied");
        }
        Path services = start.resolve("services");
        if (Files.isDirectory(directory.resolve(services)) && !Files.isExecutable(directory.resolve(services))) {
            throw new UsageProblem("--config: '" + services + "' cannot be read: permission denied");
        }
        Repository repository = upwards(start, directory);
        if (repository == null) {
            String wayOut = Files.isDirectory(path) ? "\nMake one with 'service-registry init " + config + "'." : "";
            throw new UsageProblem("--config: '" + config + "' is in no repository: neither it nor a directory above"
                    + " it has " + MARK + wayOut);
        }
        return repository;
    }

    private static @Nullable Repository nearest(Path directory) {
        Repository above = upwards(Path.of(""), directory);
        if (above == null && isRoot(directory.resolve("catalog"))) {
            return new Repository(directory.resolve("catalog"), "catalog");
        }
        return above;
    }

    private static @Nullable Repository upwards(Path start, Path directory) {
        int above = directory.resolve(start).toAbsolutePath().normalize().getNameCount();
        Path candidate = start;
        for (int i = 0; i <= above; i++) {
            Path root = directory.resolve(candidate);
            if (isRoot(root)) {
                String name = candidate.toString();
                return new Repository(root, name.isEmpty() ? "." : name);
            }
            candidate = parent(candidate);
        }
        return null;
    }

    /** The directory above, in the same way of writing: absolute stays absolute, relative stays relative. */
    private static Path parent(Path path) {
        Path last = path.getFileName();
        if (last == null && path.isAbsolute()) {
            return path;
        }
        if (last == null || last.toString().isEmpty()) {
            return Path.of("..");
        }
        if (last.toString().equals("..")) {
            return path.resolve("..");
        }
        Path parent = path.getParent();
        return parent == null ? Path.of("") : parent;
    }

    static boolean isRoot(Path directory) {
        Path mark = directory.resolve(MARK);
        return Files.exists(mark, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(mark);
    }

    boolean hasSettings() {
        return Files.exists(root.resolve(SettingsFile.NAME));
    }

    /** A path below the root as somebody in the working directory writes it. */
    String shown(String path) {
        return name.equals(".") ? path : name.endsWith("/") ? name + path : name + "/" + path;
    }
}
