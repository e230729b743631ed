package dev.serviceregistry.facts;

import java.util.List;

/**
 * A writable mount of storage that a project names, and so may mount elsewhere.
 *
 * @param project the project
 * @param name the id, within the project, of the service that mounts it
 * @param volume the volume's name
 * @param storage the path of the host, or the name of the volume
 * @param others the other services of the project that may write to it
 * @param source where it is written; where the project uses the service when the catalogue writes it
 */
public record StorageMount(
        String project, String name, String volume, String storage, List<String> others, SourceLocation source)
        implements Fact {

    /** How many other services may write to it. */
    public int otherWriters() {
        return others.size();
    }

    /** The other services that may write to it, in words. */
    public String sharers() {
        return String.join(", ", others);
    }

    @Override
    public Subject subject() {
        return new Subject(project, name, "volumes:" + volume);
    }

    @Override
    public String description() {
        return project + "/" + name + " may write to " + storage;
    }
}
