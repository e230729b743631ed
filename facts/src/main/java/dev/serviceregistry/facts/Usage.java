package dev.serviceregistry.facts;

/**
 * How much a service of the catalogue is used.
 *
 * @param service the service, {@code global/id}
 * @param users how many projects use it and how many other services depend on it, added up
 * @param source where the service is defined
 */
public record Usage(String service, int users, SourceLocation source) implements ServiceFact {

    @Override
    public String description() {
        return service + " has " + users + " users";
    }
}
