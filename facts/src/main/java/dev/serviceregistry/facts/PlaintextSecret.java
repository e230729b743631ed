package dev.serviceregistry.facts;

/**
 * A secret that stands in a file of the repository for everybody who may read it. Its text is in no fact.
 *
 * @param subject whose it is; a secret that no service writes belongs to its project or to the repository
 * @param place where in the subject it stands: {@code env:NAME}, else the dotted path of its key
 * @param kind what kind of secret it looks like, such as {@code GitHub token}
 * @param source where it is written
 */
public record PlaintextSecret(Subject subject, String place, String kind, SourceLocation source) implements Fact {

    @Override
    public String description() {
        return place + " holds a secret";
    }
}
