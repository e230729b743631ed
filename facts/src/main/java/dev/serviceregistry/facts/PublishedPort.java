package dev.serviceregistry.facts;

/**
 * A port of a service that is bound on its host.
 *
 * @param service the service
 * @param port the port's name
 * @param number the number on the host, the first of several, whatever was written; 0 where only a variable tells it
 * @param numbers the same for people: {@code 8080}, {@code 50000-50100} or <code>${HTTP_PORT}</code>
 * @param hostIp the address it is bound on, as written; empty when none is
 * @param everyAddress whether it is bound on all addresses of the host; not when the address was refused
 * @param source where the number is written
 */
public record PublishedPort(
        String service,
        String port,
        long number,
        String numbers,
        String hostIp,
        boolean everyAddress,
        SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "ports:" + port;
    }

    @Override
    public String description() {
        return service + " publishes " + (hostIp.isEmpty() ? "" : hostIp + ":") + numbers;
    }
}
