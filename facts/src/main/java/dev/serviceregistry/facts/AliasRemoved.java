package dev.serviceregistry.facts;

/**
 * A former id, or another name, by which a service is not known any more.
 *
 * @param service the service
 * @param alias that id or name
 * @param transition what was and what is
 */
public record AliasRemoved(String service, String alias, Transition transition) implements ServiceChange {

    /** Whether somebody still writes the former id. */
    public boolean inUse() {
        return transition.impact().projects().stream().anyMatch(AffectedProject::breaks);
    }

    @Override
    public String element() {
        return "aliases:" + alias;
    }

    @Override
    public String kind() {
        return "alias-removed";
    }

    @Override
    public ChangeLevel level() {
        return inUse() ? ChangeLevel.BREAKING : ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return service + " was known as " + alias;
    }
}
