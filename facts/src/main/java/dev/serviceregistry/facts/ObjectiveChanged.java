package dev.serviceregistry.facts;

/**
 * Another level of service that a service aims at, none before or none any more.
 *
 * @param service the service
 * @param objective the objective's name
 * @param lowered whether it promises less
 * @param transition what was and what is
 */
public record ObjectiveChanged(String service, String objective, boolean lowered, Transition transition)
        implements ServiceChange, PromiseChange {
    @Override
    public String element() {
        return "slo." + objective;
    }

    @Override
    public String kind() {
        return "objective-changed";
    }

    @Override
    public ChangeLevel level() {
        return lowered ? ChangeLevel.RISKY : ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return "objective " + objective + " of " + service + " was another";
    }
}
