package dev.serviceregistry.facts;

/**
 * A volume that is gone.
 *
 * @param service the service
 * @param mount where it was mounted, which is what tells volumes apart
 * @param transition what was and what is
 */
public record VolumeRemoved(String service, String mount, Transition transition) implements ServiceChange, VolumeLoss {
    @Override
    public String element() {
        return "volumes:" + mount;
    }

    @Override
    public String kind() {
        return "volume-removed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return "volume " + mount + " of " + service + " is gone";
    }
}
