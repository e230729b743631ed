package dev.serviceregistry.facts;

/**
 * An environment variable that is gone.
 *
 * @param service the service
 * @param variable the variable's name
 * @param transition what was and what is
 */
public record EnvironmentRemoved(String service, String variable, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "env:" + variable;
    }

    @Override
    public String kind() {
        return "environment-removed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return variable + " of " + service + " is gone";
    }
}
