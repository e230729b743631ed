package dev.serviceregistry.facts;

/** A fact about one service. */
public interface ServiceFact extends Fact {

    /** The service's whole identity, {@code project/id}. */
    String service();

    /** The element's own key within the service, or empty when the fact is about the service itself. */
    default String element() {
        return "";
    }

    @Override
    default Subject subject() {
        return Subject.ofService(service(), element());
    }
}
