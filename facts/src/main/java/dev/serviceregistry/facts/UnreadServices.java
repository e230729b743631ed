package dev.serviceregistry.facts;

/**
 * A file of services that cannot be read, a project's or a catalogue's, so that nobody knows what stands in it. A rule that
 * reports what no service in the repository does stays silent while there is one.
 *
 * @param file the file
 * @param source its beginning
 */
public record UnreadServices(String file, SourceLocation source) implements Fact {

    @Override
    public Subject subject() {
        return Subject.ofRepository(file);
    }

    @Override
    public String description() {
        return "nobody knows which services " + file + " has";
    }
}
