package dev.serviceregistry.facts;

/**
 * A service that is another than before under the same version.
 *
 * @param service the service
 * @param changes how many changes there are
 * @param transition what was and what is
 */
public record VersionUnchanged(String service, int changes, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "version";
    }

    @Override
    public String kind() {
        return "version-unchanged";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.RISKY;
    }

    @Override
    public String description() {
        return service + " has " + changes + " changes";
    }
}
