package dev.serviceregistry.facts;

/**
 * A secret, or a key of one, that is gone.
 *
 * @param service the service
 * @param secret the secret's name, with its key behind a dot where only that is gone
 * @param transition what was and what is
 */
public record SecretRemoved(String service, String secret, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "secrets." + secret;
    }

    @Override
    public String kind() {
        return "secret-removed";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.BREAKING;
    }

    @Override
    public String description() {
        return "secret " + secret + " of " + service + " is gone";
    }
}
