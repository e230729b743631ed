package dev.serviceregistry.facts;

/**
 * A host and path by which a service is reached from outside.
 *
 * @param service the service
 * @param host the host's name
 * @param path the path as written; {@code /} when none is
 * @param tls whether it is encrypted, also when what is written of it was refused
 * @param source where it is said whether it is encrypted; the route itself when that is not written
 */
public record IngressRoute(String service, String host, String path, boolean tls, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "network.ingress:" + host + path;
    }

    @Override
    public String description() {
        return service + " is reached at " + host + path;
    }
}
