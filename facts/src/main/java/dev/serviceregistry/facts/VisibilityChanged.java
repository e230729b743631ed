package dev.serviceregistry.facts;

/**
 * Another circle of those who may depend on a service.
 *
 * @param service the service
 * @param narrowed whether somebody may depend on it no more
 * @param transition what was and what is
 */
public record VisibilityChanged(String service, boolean narrowed, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "visibility";
    }

    @Override
    public String kind() {
        return "visibility-changed";
    }

    @Override
    public ChangeLevel level() {
        return narrowed ? ChangeLevel.BREAKING : ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " was " + old();
    }
}
