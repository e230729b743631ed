package dev.serviceregistry.facts;

/**
 * Another tag of an image, none before or none any more.
 *
 * @param service the service
 * @param step how far apart the two tags are
 * @param loosened whether the tag may mean another image tomorrow, which the former one did not
 * @param transition what was and what is
 */
public record ImageTagChanged(String service, TagStep step, boolean loosened, Transition transition)
        implements ServiceChange {
    @Override
    public String element() {
        return "container.tag";
    }

    @Override
    public String kind() {
        return "image-tag-changed";
    }

    @Override
    public ChangeLevel level() {
        return loosened || step == TagStep.MAJOR || step == TagStep.DOWN ? ChangeLevel.RISKY : ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " ran another tag";
    }
}
