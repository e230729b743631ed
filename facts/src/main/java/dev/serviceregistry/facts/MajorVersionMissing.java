package dev.serviceregistry.facts;

/**
 * A breaking change of a service whose version does not tell of it.
 *
 * @param service the service
 * @param breaking how many breaking changes there are
 * @param demanded the version that would tell of them
 * @param transition what was and what is
 */
public record MajorVersionMissing(String service, int breaking, String demanded, Transition transition)
        implements ServiceChange {
    @Override
    public String element() {
        return "version";
    }

    @Override
    public String kind() {
        return "major-version-missing";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return service + " has " + breaking + " breaking changes";
    }
}
