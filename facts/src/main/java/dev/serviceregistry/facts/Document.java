package dev.serviceregistry.facts;

/**
 * A file of the repository.
 *
 * @param file the path, relative to the repository's root
 */
public record Document(String file) implements Fact {

    @Override
    public SourceLocation source() {
        return SourceLocation.startOf(file);
    }

    @Override
    public Subject subject() {
        return Subject.ofRepository(file);
    }

    @Override
    public String description() {
        return file;
    }
}
