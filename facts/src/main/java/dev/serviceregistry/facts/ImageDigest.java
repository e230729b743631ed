package dev.serviceregistry.facts;

/**
 * The digest by which a container's image is pinned: it names one content for ever, whatever its tag does.
 *
 * @param service the service
 * @param digest the digest, such as {@code sha256:…}
 * @param source where it is written
 */
public record ImageDigest(String service, String digest, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return "container.digest";
    }

    @Override
    public String description() {
        return service + " pins its image to " + digest;
    }
}
