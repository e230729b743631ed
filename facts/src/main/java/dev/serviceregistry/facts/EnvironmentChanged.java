package dev.serviceregistry.facts;

/**
 * Another value of an environment variable.
 *
 * @param service the service
 * @param variable the variable's name
 * @param transition what was and what is
 */
public record EnvironmentChanged(String service, String variable, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "env:" + variable;
    }

    @Override
    public String kind() {
        return "environment-changed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return variable + " of " + service + " had another value";
    }
}
