package dev.serviceregistry.facts;

/**
 * A secret, or a key of one, that was not there.
 *
 * @param service the service
 * @param secret the secret's name, with its key behind a dot where only that is new
 * @param transition what was and what is
 */
public record SecretAdded(String service, String secret, Transition transition) implements ServiceChange {
    @Override
    public String element() {
        return "secrets." + secret;
    }

    @Override
    public String kind() {
        return "secret-added";
    }

    @Override
    public ChangeLevel level() {
        return ChangeLevel.SAFE;
    }

    @Override
    public String description() {
        return "secret " + secret + " of " + service + " is new";
    }
}
