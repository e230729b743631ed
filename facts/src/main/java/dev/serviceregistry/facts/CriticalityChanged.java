package dev.serviceregistry.facts;

/**
 * Another criticality of a service, none before or none any more.
 *
 * @param service the service
 * @param lowered whether it promises less
 * @param transition what was and what is
 */
public record CriticalityChanged(String service, boolean lowered, Transition transition)
        implements ServiceChange, PromiseChange {
    @Override
    public String element() {
        return "criticality";
    }

    @Override
    public String kind() {
        return "criticality-changed";
    }

    @Override
    public ChangeLevel level() {
        return lowered ? ChangeLevel.RISKY : ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " was of another criticality";
    }
}
