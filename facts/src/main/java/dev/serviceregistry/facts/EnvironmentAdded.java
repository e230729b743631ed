package dev.serviceregistry.facts;

/**
 * An environment variable that was not there.
 *
 * @param service the service
 * @param variable the variable's name
 * @param transition what was and what is
 */
public record EnvironmentAdded(String service, String variable, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "env:" + variable;
    }

    @Override
    public String kind() {
        return "environment-added";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return variable + " of " + service + " is new";
    }
}
