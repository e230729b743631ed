package dev.serviceregistry.facts;

/**
 * How a service classifies the data it holds.
 *
 * @param service the service
 * @param classification the classification
 * @param source where it is written
 */
public record ClassifiedData(String service, DataClassification classification, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return "metadata.data_classification";
    }

    @Override
    public String description() {
        return service + " holds " + classification + " data";
    }
}
