package dev.serviceregistry.facts;

/**
 * A namespace of the host that a container shares instead of having its own.
 *
 * @param service the service
 * @param namespace the key that says so: {@code network_mode}, {@code pid}, {@code ipc} or {@code userns_mode}
 * @param source where it is written
 */
public record HostNamespace(String service, String namespace, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return "container." + namespace;
    }

    @Override
    public String description() {
        return service + " has " + namespace + " = host";
    }
}
