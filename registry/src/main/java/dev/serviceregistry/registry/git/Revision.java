package dev.serviceregistry.registry.git;

import java.nio.file.Path;

/**
 * The files of a central repository as they were in one revision, held in memory.
 *
 * @param root the root of the repository; no file of it is on a disk
 * @param name the revision as it was asked for
 * @param commit the commit that was read, in hex
 */
public record Revision(Path root, String name, String commit) implements RevisionResult {

    private static final int SHORT = 10;

    /** The revision as people read it: its name, and the commit where the name does not say which. */
    public String shown() {
        String brief = commit.substring(0, SHORT);
        return commit.startsWith(name) ? brief : name + " (" + brief + ")";
    }
}
