package dev.serviceregistry.facts;

/**
 * A single value that holds for a service, whatever its key: what is written, after the overrides of a project, and what holds
 * where nothing is written, as {@code service-registry show SERVICE --origin} shows it. Each element of a list is a fact of its
 * own. Where another fact says the same, prefer it: it knows what the value means.
 *
 * @param service the service
 * @param owner the team that owns the service, without {@code @}; empty when none is named
 * @param key the dotted path of the key, such as {@code deploy.autoscaling.min}, {@code env.LOG_LEVEL} or
 *     {@code metadata.x_reviewed}; a key that is no bare one stands in quotes, as in TOML; {@code port} stands as
 *     {@code ports.main.port}; what is within a list has the path of the list, such as {@code network.ingress.host}
 * @param text the value as it is written, without quotation marks; stars in the place of a secret
 * @param number what the value is worth: a number as it is, also one that is written as a text; a size in bytes, a duration in
 *     seconds and a percentage without its sign where the schema has such a value; a date in days since 1970-01-01, as
 *     {@code number} of {@code Today}; for anything else no comparison holds
 * @param written whether it is written, and does not only hold because nothing else is
 * @param source where it is written, be it in the catalogue; where the service is defined when it is not
 */
public record ServiceValue(
        String service, String owner, String key, String text, double number, boolean written, SourceLocation source)
        implements ServiceFact {

    @Override
    public String element() {
        return key;
    }

    @Override
    public String description() {
        return key + " of " + service + " is " + text;
    }
}
