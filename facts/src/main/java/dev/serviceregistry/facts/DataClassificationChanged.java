package dev.serviceregistry.facts;

/**
 * Another classification of the data that a service handles.
 *
 * @param service the service
 * @param raised whether it must be protected more than before
 * @param transition what was and what is
 */
public record DataClassificationChanged(String service, boolean raised, Transition transition)
        implements ServiceChange {
    @Override
    public String element() {
        return "metadata.data_classification";
    }

    @Override
    public String kind() {
        return "data-classification-changed";
    }

    @Override
    public ChangeLevel level() {
        return raised ? ChangeLevel.RISKY : ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " handled other data";
    }
}
