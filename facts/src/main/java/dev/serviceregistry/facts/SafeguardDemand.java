package dev.serviceregistry.facts;

/**
 * A safeguard that a regime in force demands of one service.
 *
 * @param service the service
 * @param regime the regime
 * @param category the category of data that brings it in
 * @param safeguard the safeguard: {@code in_transit}, {@code at_rest}, {@code audit_logging}, {@code classification}, {@code retention} or {@code regions}
 * @param source where the service names the category
 */
public record SafeguardDemand(String service, Regime regime, String category, String safeguard, SourceLocation source)
        implements ServiceFact, DemandFact {

    @Override
    public String element() {
        return "metadata.data_categories";
    }

    @Override
    public String description() {
        return service + " holds " + category + " data, for which " + regime + " demands " + safeguard;
    }
}
