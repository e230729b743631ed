package dev.serviceregistry.facts;

/**
 * How many services require one service.
 *
 * @param service the required service
 * @param dependants how many different services require it
 * @param demandedRank the rank of the most critical of them; the last rank when none states a criticality
 * @param source where the required service is defined
 */
public record FanIn(String service, int dependants, int demandedRank, SourceLocation source) implements ServiceFact {

    @Override
    public String description() {
        return service + " is required by " + dependants + " services";
    }
}
