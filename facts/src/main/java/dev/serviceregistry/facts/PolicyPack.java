package dev.serviceregistry.facts;

/**
 * A pack of policies that the repository takes in.
 *
 * @param name the pack's name
 * @param version its version
 * @param sha256 the SHA-256 of its file, in hex
 * @param signed whether a key that the repository names has signed it
 * @param source where the repository asks for it
 */
public record PolicyPack(String name, String version, String sha256, boolean signed, SourceLocation source)
        implements Fact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("policies.use." + name);
    }

    @Override
    public String description() {
        return name + "@" + version;
    }
}
