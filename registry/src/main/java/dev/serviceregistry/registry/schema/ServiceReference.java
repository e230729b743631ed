package dev.serviceregistry.registry.schema;

/**
 * The name of a service as a dependency writes it.
 *
 * @param name the service's id, or {@code project/id}
 * @param range the demanded range of versions, or empty
 */
public record ServiceReference(String name, String range) {

    /** Stands before the name of a service whose container is joined. */
    public static final String JOINED = "service:";

    /** Takes apart what names the container of a service, {@code service:name}, or a service. */
    public static ServiceReference parseJoined(String text) {
        return parse(text.startsWith(JOINED) ? text.substring(JOINED.length()) : text);
    }

    /** Takes {@code name}, {@code name@range} or {@code project/name@range} apart. */
    public static ServiceReference parse(String text) {
        int at = text.indexOf('@', text.indexOf('/') + 1);
        return at <= 0
                ? new ServiceReference(text.strip(), "")
                : new ServiceReference(
                        text.substring(0, at).strip(), text.substring(at + 1).strip());
    }
}
