package dev.serviceregistry.facts;

/**
 * Another source, type or mode of a volume.
 *
 * @param service the service
 * @param mount where it is mounted, which is what tells volumes apart
 * @param transition what was and what is
 */
public record VolumeSourceChanged(String service, String mount, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "volumes:" + mount;
    }

    @Override
    public String kind() {
        return "volume-source-changed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.RISKY;
    }

    @Override
    public String description() {
        return "volume " + mount + " of " + service + " was " + old();
    }
}
