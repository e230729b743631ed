package dev.serviceregistry.registry.files;

import dev.serviceregistry.facts.SourceLocation;
import dev.serviceregistry.registry.schema.Problem;
import dev.serviceregistry.registry.tree.Table;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What one file says.
 *
 * @param name the path relative to the repository's root
 * @param content what the schema allows of it, every secret masked; empty when the file is unusable
 * @param usable whether its content may be used; a file with syntax errors is never half-used
 * @param problems what is wrong with it
 * @param secrets the secrets in it
 * @param refused the dotted paths of what the schema refuses in it
 * @param digest the SHA-256 of its bytes, in hex; empty when it could not be read
 */
public record ParsedFile(
        String name,
        Table content,
        boolean usable,
        List<Problem> problems,
        NavigableSet<String> refused,
        List<WrittenSecret> secrets,
        String digest) {

    /** A file with what its problems refuse. */
    public ParsedFile(
            String name,
            Table content,
            boolean usable,
            List<Problem> problems,
            List<WrittenSecret> secrets,
            String digest) {
        this(name, content, usable, problems, paths(problems), secrets, digest);
    }

    /** A file of which only the digest is known, since nobody asks for its content. */
    static ParsedFile unread(String name, String digest) {
        return new ParsedFile(name, Table.empty(SourceLocation.startOf(name)), true, List.of(), List.of(), digest);
    }

    /** Whether this is what was read of the same bytes, or the same failure to read any. */
    public boolean isAs(ParsedFile other) {
        return this == other || digest.isEmpty() && equals(other);
    }

    private static NavigableSet<String> paths(List<Problem> problems) {
        NavigableSet<String> paths = new TreeSet<>();
        for (Problem problem : problems) {
            paths.add(problem.path());
        }
        return paths;
    }

    /** Whether the schema refused what was written at this path, or the whole that it is part of. */
    public boolean refuses(String path) {
        if (refused.isEmpty()) {
            return false;
        }
        for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
            if (refused.contains(path.substring(0, end))) {
                return true;
            }
        }
        return false;
    }

    /** Whether nobody can know what is at this path: the schema refused it, the whole that it is part of, or something below it. */
    public boolean leavesOpen(String path) {
        if (refuses(path)) {
            return true;
        }
        String next = refused.ceiling(path + ".");
        return next != null && next.startsWith(path + ".");
    }
}
