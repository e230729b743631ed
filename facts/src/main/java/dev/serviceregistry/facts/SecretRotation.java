package dev.serviceregistry.facts;

/**
 * How often a secret of a service is rotated.
 *
 * @param service the service
 * @param secret the secret's name
 * @param days every how many days; more than any number when it is never rotated
 * @param source where it is written
 */
public record SecretRotation(String service, String secret, int days, SourceLocation source) implements ServiceFact {

    /** How often, in words. */
    public String rotation() {
        return days == Integer.MAX_VALUE ? "never rotated" : "rotated every " + days + " days";
    }

    @Override
    public String element() {
        return "secrets:" + secret;
    }

    @Override
    public String description() {
        return service + " has the secret " + secret + ", which is " + rotation();
    }
}
