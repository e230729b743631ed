package dev.serviceregistry.facts;

import java.util.List;

/**
 * A safeguard, demanded by a regime in force, that data lacks.
 *
 * @param service the service
 * @param definition the definition that states the data; the service itself unless a project uses it unchanged
 * @param regime the regime that sets the measure
 * @param safeguard the safeguard: {@code in_transit}, {@code at_rest}, {@code audit_logging}, {@code classification},
 *     {@code retention} or {@code regions}
 * @param element the element's own key within the service
 * @param lack what is missing, in words that follow the service
 * @param source where it should be written
 */
public record SafeguardGap(
        String service,
        String definition,
        Regime regime,
        String safeguard,
        String element,
        String lack,
        SourceLocation source)
        implements ServiceFact {

    @Override
    public List<String> namedServices() {
        return List.of(definition);
    }

    @Override
    public String description() {
        return service + " " + lack;
    }
}
