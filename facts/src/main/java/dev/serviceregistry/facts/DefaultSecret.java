package dev.serviceregistry.facts;

/**
 * A secret that others know: a default that holds wherever nobody sets another one, or a well-known password. Its text is in
 * no fact.
 *
 * @param subject whose it is; a secret that no service writes belongs to its project or to the repository
 * @param place where in the subject it stands: {@code env:NAME}, {@code properties.NAME}, else the dotted path of its key
 * @param kind what kind of secret it looks like, such as {@code GitHub token}
 * @param fallback whether it stands where a default does
 * @param wellKnown whether it is one of the passwords that people try first, such as those that images come with
 * @param source where it is written
 */
public record DefaultSecret(
        Subject subject, String place, String kind, boolean fallback, boolean wellKnown, SourceLocation source)
        implements Fact {

    /** What is wrong with it, in words that follow its place. */
    public String flaw() {
        if (fallback) {
            return wellKnown ? "has a well-known default" : "has a default";
        }
        return "is a well-known password";
    }

    @Override
    public String description() {
        return place + " " + flaw();
    }
}
