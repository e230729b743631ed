package dev.serviceregistry.facts;

/**
 * An image from another repository, none before or none any more.
 *
 * @param service the service
 * @param equivalent whether both are spellings of one repository
 * @param transition what was and what is
 */
public record ImageChanged(String service, boolean equivalent, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "container.image";
    }

    @Override
    public String kind() {
        return "image-changed";
    }

    @Override
    public ChangeLevel level() {
        return equivalent ? ChangeLevel.SAFE : ChangeLevel.RISKY;
    }

    @Override
    public String description() {
        return service + " ran another image";
    }
}
