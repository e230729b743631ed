package dev.serviceregistry.facts;

/**
 * How many processes a container may have.
 *
 * @param service the service
 * @param limit the number as written; engines take 0 and everything below for no limit
 * @param source where it is written
 */
public record ProcessLimit(String service, long limit, SourceLocation source) implements ServiceFact {

    @Override
    public String element() {
        return "container.pids_limit";
    }

    @Override
    public String description() {
        return service + " is limited to " + limit + " processes";
    }
}
