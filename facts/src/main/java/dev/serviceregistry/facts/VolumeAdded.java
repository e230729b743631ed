package dev.serviceregistry.facts;

/**
 * A volume that was not there.
 *
 * @param service the service
 * @param mount where it is mounted, which is what tells volumes apart
 * @param transition what was and what is
 */
public record VolumeAdded(String service, String mount, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "volumes:" + mount;
    }

    @Override
    public String kind() {
        return "volume-added";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return "volume " + mount + " of " + service + " is new";
    }
}
