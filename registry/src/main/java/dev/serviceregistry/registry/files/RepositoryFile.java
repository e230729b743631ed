package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.schema.DocumentKind;
import java.nio.file.Path;

/**
 * A file of a repository that is to be read.
 *
 * @param name the path relative to the repository's root, with {@code /} between its parts
 * @param path where it is on the disk
 * @param kind what it may say
 */
public record RepositoryFile(String name, Path path, DocumentKind kind) {

    /** A file as places name it: by its path from the root, be it below or beside it. */
    public static String name(Path root, Path file) {
        Path from = root.toAbsolutePath().normalize();
        Path to = file.toAbsolutePath().normalize();
        boolean isNear = from.getRoot() != null && from.getRoot().equals(to.getRoot());
        return FileNames.text(isNear ? from.relativize(to) : to);
    }

    /** Whether a file of this name holds settings that policies are judged by, be it the repository's or a pack's. */
    public static boolean isPolicy(String name) {
        return name.startsWith("policies/")
                || !SourceLocation.startOf(name).pack().isEmpty();
    }
}
