package dev.serviceregistry.facts;

/**
 * Another number of replicas of a service: those that its autoscaling keeps to, else those that are deployed.
 *
 * @param service the service
 * @param formerly how many there were
 * @param replicas how many there are
 * @param minimum how many the tier of the service demands, or 1 where none is left; 0 when nothing does
 * @param tier the tier, or empty
 * @param transition what was and what is
 */
public record ReplicasChanged(
        String service, int formerly, int replicas, int minimum, String tier, Transition transition)
        implements ServiceChange {
    /** Who demands how many, in words. */
    public String demand() {
        return minimum > 1 || replicas > 0 ? "tier " + tier + " demands " + minimum : "nobody is served by none";
    }

    @Override
    public String element() {
        return "deploy.replicas";
    }

    @Override
    public String kind() {
        return "replicas-changed";
    }

    @Override
    public ChangeLevel level() {
        return replicas < minimum && formerly >= minimum ? ChangeLevel.BREAKING : ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " ran " + formerly + " replicas";
    }
}
