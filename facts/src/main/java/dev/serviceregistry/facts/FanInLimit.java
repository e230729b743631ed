package dev.serviceregistry.facts;

/**
 * The setting {@code [dependency] max_fan_in}.
 *
 * @param limit how many services may require one service that does not state a criticality to match
 * @param source where it is set
 */
public record FanInLimit(int limit, SourceLocation source) implements DemandFact {

    @Override
    public Subject subject() {
        return Subject.ofRepository("dependency.max_fan_in");
    }

    @Override
    public String description() {
        return "max_fan_in = " + limit;
    }
}
