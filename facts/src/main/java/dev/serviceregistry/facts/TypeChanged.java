package dev.serviceregistry.facts;

/**
 * Another type of a service.
 *
 * @param service the service
 * @param transition what was and what is
 */
public record TypeChanged(String service, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "type";
    }

    @Override
    public String kind() {
        return "type-changed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return service + " was of type " + old();
    }
}
